using IamSim.Testing;
using IamSim.Tests.Iam.Simulation;
using IamSim.Tests.Servers;
using IamSim.Tests.Support;
using static IamSim.Tests.Organizations.OrganizationCalls;

namespace IamSim.Tests.Organizations;

/// <summary>The queries of organizations once on the other provider.</summary>
public sealed class OrganizationsOnPostgreSqlTests(PostgresServer server)
{
    [Fact]
    public async Task Organization_OnPostgreSql_GovernsAsOnSqlite()
    {
        await using var host = await IamSimHost.StartAsync(new Dictionary<string, string>
        {
            ["IamSim:Database:Provider"] = "PostgreSql",
            ["ConnectionStrings:IamSim"] = await server.CreateDatabaseAsync(),
        });
        var account = new TestAccount(host.Client, Sim.NewAccountId());
        await account.MustOrgAsync("CreateOrganization");
        var root = (await account.MustOrgAsync("ListRoots")).Each("Roots", "Id")[0];
        var unit = await account.NewUnitAsync(root, "Workloads");
        var member = new TestAccount(host.Client, await account.NewMemberAsync());
        await account.MustOrgAsync("MoveAccount", new { AccountId = member.Id, SourceParentId = root, DestinationParentId = unit });
        await account.MustOrgAsync("EnablePolicyType", new { RootId = root, PolicyType = "TAG_POLICY" });
        await account.AttachAsync(await account.NewScpAsync("tags", """{"tags":{"team":{"tag_key":{"@@assign":"Team"}}}}""", "TAG_POLICY"), unit);
        var deny = await account.NewScpAsync("No S3");
        await account.AttachAsync(deny, unit);

        Assert.Equal([unit], (await account.MustOrgAsync("ListChildren", new { ParentId = root, ChildType = "ORGANIZATIONAL_UNIT" })).Each("Children", "Id"));
        Assert.Equal([member.Id], (await account.MustOrgAsync("ListAccountsForParent", new { ParentId = unit })).Each("Accounts", "Id"));
        Assert.Equal([unit], (await account.MustOrgAsync("ListTargetsForPolicy", new { PolicyId = deny })).Each("Targets", "TargetId"));
        Assert.Equal(
            """{"tags":{"team":{"tag_key":"Team"}}}""",
            (await member.MustOrgAsync("DescribeEffectivePolicy", new { PolicyType = "TAG_POLICY" })).At("EffectivePolicy", "PolicyContent"));
        Assert.Equal("explicitDeny", (await member.PrincipalAsync(member.Arn("role/OrganizationAccountAccessRole"), "s3:GetObject")).Decision());
        await account.MustOrgAsync("DisablePolicyType", new { RootId = root, PolicyType = Scp });
        Assert.Equal("allowed", (await member.PrincipalAsync(member.Arn("role/OrganizationAccountAccessRole"), "s3:GetObject")).Decision());
    }
}
