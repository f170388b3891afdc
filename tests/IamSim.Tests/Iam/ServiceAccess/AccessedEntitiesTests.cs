using System.Xml.Linq;
using IamSim.Tests.Support;

namespace IamSim.Tests.Iam.ServiceAccess;

/// <summary>Whose uses a report counts, and who could use what it is about.</summary>
public sealed class AccessedEntitiesTests(Sim sim)
{
    private const string IamAndSqs =
        """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["iam:Get*","iam:ListUsers","sqs:*"],"Resource":"*"}}""";

    [Fact]
    public async Task OfAPolicy_TellsTheUsersAndRolesThatHaveIt_ThroughGroupsToo()
    {
        var account = sim.NewAccount();
        var arn = (await account.MustAsync("CreatePolicy", ("PolicyName", "p"), ("PolicyDocument", IamAndSqs))).Value("Policy/Arn")!;
        var alice = await NewUserAsync(account, "alice");
        await NewUserAsync(account, "bob");
        await account.MustAsync("CreateGroup", ("GroupName", "ml"));
        await account.MustAsync("AddUserToGroup", ("GroupName", "ml"), ("UserName", "alice"));
        await account.MustAsync("AttachGroupPolicy", ("GroupName", "ml"), ("PolicyArn", arn));
        await account.MustAsync("AttachUserPolicy", ("UserName", "alice"), ("PolicyArn", arn));
        await NewRoleAsync(account, "trainer");
        await account.MustAsync("AttachRolePolicy", ("RoleName", "trainer"), ("PolicyArn", arn));
        await alice.MustAsync("GetUser");

        var job = await GenerateAsync(account, arn);
        var entities = await account.MustAsync("GetServiceLastAccessedDetailsWithEntities", ("JobId", job), ("ServiceNamespace", "iam"));

        var info = entities.Members("EntityDetailsList").Select(e => Members(Child(e, "EntityInfo")!)).ToList();
        Assert.Equal(["Arn", "Name", "Type", "Id", "Path"], info[0].Select(m => m.Name));
        Assert.Equal([("alice", "USER"), ("trainer", "ROLE")], info.Select(i => (i[1].Value, i[2].Value)));
        Assert.Equal(["sqs"], (await ServicesAsync(account, job)).Except(["iam"]));
    }

    [Fact]
    public async Task OfARole_TellsTheRole()
    {
        var account = sim.NewAccount();
        await NewRoleAsync(account, "trainer");
        await account.MustAsync("PutRolePolicy", ("RoleName", "trainer"), ("PolicyName", "p"), ("PolicyDocument", IamAndSqs));

        var job = await GenerateAsync(account, account.Arn("role/trainer"));
        var entities = await account.MustAsync("GetServiceLastAccessedDetailsWithEntities", ("JobId", job), ("ServiceNamespace", "sqs"));

        Assert.Equal(["iam", "sqs"], await ServicesAsync(account, job));
        Assert.Equal(account.Arn("role/trainer"), Assert.Single(entities.Members("EntityDetailsList")).Descendants().First(e => e.Name.LocalName == "Arn").Value);
    }

    [Fact]
    public async Task Entities_ComePageByPage()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateGroup", ("GroupName", "ml"));
        await account.MustAsync("PutGroupPolicy", ("GroupName", "ml"), ("PolicyName", "p"), ("PolicyDocument", IamAndSqs));
        for (var user = 0; user < 5; user++)
        {
            await account.MustAsync("CreateUser", ("UserName", $"u{user}"));
            await account.MustAsync("AddUserToGroup", ("GroupName", "ml"), ("UserName", $"u{user}"));
        }

        await account.With(await account.NewKeyAsync("u3")).MustAsync("ListUsers");
        var job = await GenerateAsync(account, account.Arn("group/ml"));

        var found = await account.AllAsync(
            "GetServiceLastAccessedDetailsWithEntities", "EntityDetailsList", "EntityInfo", 2, ("JobId", job), ("ServiceNamespace", "iam"));

        Assert.Equal(5, found.Distinct().Count());
        Assert.Contains("u3", found[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARenamedUser_KeepsItsUses()
    {
        var account = sim.NewAccount();
        var alice = await NewUserAsync(account, "alice", IamAndSqs);
        await alice.MustAsync("ListUsers");
        await account.MustAsync("UpdateUser", ("UserName", "alice"), ("NewUserName", "alicia"));

        var job = await GenerateAsync(account, account.Arn("user/alicia"));

        var iam = Members((await account.MustAsync("GetServiceLastAccessedDetails", ("JobId", job))).Members("ServicesLastAccessed")[0]);
        Assert.Contains(("LastAuthenticatedEntity", account.Arn("user/alicia")), iam);
    }

    [Fact]
    public async Task ActionsThatNobodyUsed_AreNotListed()
    {
        var account = sim.NewAccount();
        await NewUserAsync(account, "alice", IamAndSqs);

        var job = await GenerateAsync(account, account.Arn("user/alice"), ("Granularity", "ACTION_LEVEL"));
        var report = await account.MustAsync("GetServiceLastAccessedDetails", ("JobId", job));

        Assert.Equal(["ServiceName", "ServiceNamespace", "TotalAuthenticatedEntities"], Members(report.Members("ServicesLastAccessed")[0]).Select(m => m.Name));
    }

    private static async Task<TestAccount> NewUserAsync(TestAccount account, string name, string? document = null)
    {
        var user = await account.NewLimitedUserAsync(name);
        if (document is not null)
        {
            await account.MustAsync("PutUserPolicy", ("UserName", name), ("PolicyName", "p"), ("PolicyDocument", document));
        }

        return user;
    }

    private static Task NewRoleAsync(TestAccount account, string name) => account.MustAsync(
        "CreateRole",
        ("RoleName", name),
        ("AssumeRolePolicyDocument", """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}}"""));

    private static async Task<string> GenerateAsync(TestAccount account, string arn, params (string Name, string Value)[] more)
    {
        var job = (await account.MustAsync("GenerateServiceLastAccessedDetails", [("Arn", arn), .. more])).Value("JobId")!;
        Assert.Equal(36, job.Length);
        return job;
    }

    private static async Task<IReadOnlyList<string?>> ServicesAsync(TestAccount account, string job) =>
        (await account.MustAsync("GetServiceLastAccessedDetails", ("JobId", job))).Values("ServicesLastAccessed", "ServiceNamespace");

    private static IReadOnlyList<(string Name, string Value)> Members(XElement structure) =>
        structure.Elements().Select(e => (e.Name.LocalName, e.Value)).ToList();

    private static XElement? Child(XElement structure, string name) => structure.Elements().FirstOrDefault(e => e.Name.LocalName == name);
}
