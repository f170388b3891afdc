using System.Text;
using IamSim.Audit;
using IamSim.Testing;
using IamSim.Tests.Organizations;
using IamSim.Tests.Servers;
using IamSim.Tests.Support;

namespace IamSim.Tests.Iam.ServiceAccess;

/// <summary>The questions that reports ask of the events, on each provider; of roles' sessions too, which no call can have yet.</summary>
public sealed class AccessOnBothStoresTests(PostgresServer server)
{
    private const string Read = "arn:aws:iam::aws:policy/IAMReadOnlyAccess";

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("PostgreSql")]
    public async Task OfAPolicy_CountsUsersAndTheSessionsOfRoles(string provider)
    {
        await using var host = await StartAsync(provider);
        var account = new TestAccount(host.Client, Sim.NewAccountId());
        var ids = new List<string>();
        foreach (var name in new[] { "idle", "reader", "trainer" })
        {
            ids.Add((await account.MustAsync("CreateRole", ("RoleName", name), ("AssumeRolePolicyDocument", Roles.Trust.Ec2))).Value("Role/RoleId")!);
            await account.MustAsync("AttachRolePolicy", ("RoleName", name), ("PolicyArn", Read));
        }

        await account.MustAsync("CreateUser", ("UserName", "alice"));
        await account.MustAsync("AttachUserPolicy", ("UserName", "alice"), ("PolicyArn", Read));
        await account.MustAsync(
            "PutUserPolicy",
            ("UserName", "alice"),
            ("PolicyName", "self"),
            ("PolicyDocument", """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:GetUser","Resource":"*"}}"""));
        await account.With(await account.NewKeyAsync("alice")).MustAsync("GetUser");
        await host.RecordAsync(
            Session(account, ids[1], "one", "GetRole", "eu-west-1"),
            Session(account, ids[2], "one", "GetRole", "eu-west-2"),
            Session(account, ids[2], "two", "ListRoles", "eu-west-3"),
            Session(account, ids[1], "two", "GetRole", "eu-west-4"),
            Session(account, ids[1] + "X", "one", "GetUser", "eu-west-5"));

        var job = (await account.MustAsync("GenerateServiceLastAccessedDetails", ("Arn", Read), ("Granularity", "ACTION_LEVEL"))).Value("JobId")!;
        var report = await account.MustAsync("GetServiceLastAccessedDetails", ("JobId", job));
        var entities = await account.MustAsync("GetServiceLastAccessedDetailsWithEntities", ("JobId", job), ("ServiceNamespace", "iam"));

        Assert.Equal(
            [account.Arn("role/reader"), "eu-west-4", "3"],
            new[] { "LastAuthenticatedEntity", "LastAuthenticatedRegion", "TotalAuthenticatedEntities" }
                .Select(member => report.Values("ServicesLastAccessed", member).Single()));
        Assert.Equal(
            [("GetRole", account.Arn("role/reader")), ("GetUser", account.Arn("user/alice")), ("ListRoles", account.Arn("role/trainer"))],
            report.Members("ServicesLastAccessed")[0].Descendants().Where(e => e.Name.LocalName == "LastAccessedEntity")
                .Select(e => (e.Parent!.Elements().First().Value, e.Value)));
        Assert.Equal(
            ["reader", "trainer", "alice", "idle"],
            entities.Members("EntityDetailsList").Select(e => e.Descendants().Single(i => i.Name.LocalName == "Name").Value));
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("PostgreSql")]
    public async Task OfAnOrganization_CountsItsMembers(string provider)
    {
        await using var host = await StartAsync(provider);
        var manager = new TestAccount(host.Client, Sim.NewAccountId());
        var id = (await manager.MustOrgAsync("CreateOrganization", new { FeatureSet = "ALL" })).At("Organization", "Id");
        var root = (await manager.MustOrgAsync("ListRoots")).Each("Roots", "Id")[0];
        await manager.OrgAsync("EnablePolicyType", new { RootId = root, PolicyType = OrganizationCalls.Scp });
        var member = await manager.NewMemberAsync("one");
        await manager.Of(member).MustAsync("ListUsers");

        var job = (await manager.MustAsync("GenerateOrganizationsAccessReport", ("EntityPath", $"{id}/{root}"))).Value("JobId")!;
        var report = await manager.MustAsync("GetOrganizationsAccessReport", ("JobId", job), ("SortKey", "LAST_AUTHENTICATED_TIME_DESCENDING"));

        Assert.Equal(("iam", $"{id}/{root}/{member}"), (
            report.Values("AccessDetails", "ServiceNamespace")[0], report.Values("AccessDetails", "EntityPath")[0]));
    }

    private async Task<IamSimHost> StartAsync(string provider) => await IamSimHost.StartAsync(provider == "Sqlite" ? [] : new Dictionary<string, string>
    {
        ["IamSim:Database:Provider"] = provider,
        ["ConnectionStrings:IamSim"] = await server.CreateDatabaseAsync(),
    });

    /// <summary>A call that a session of a role made, behind all others.</summary>
    private static AuditEntry Session(TestAccount account, string roleId, string session, string action, string region) => new(
        account.Id,
        Guid.CreateVersion7(),
        DateTimeOffset.FromUnixTimeMilliseconds(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds()),
        action,
        "iam.amazonaws.com",
        session,
        $"{roleId}:{session}",
        null,
        null,
        null,
        ReadOnly: true,
        [],
        Encoding.UTF8.GetBytes($$"""{"awsRegion":"{{region}}"}"""));
}
