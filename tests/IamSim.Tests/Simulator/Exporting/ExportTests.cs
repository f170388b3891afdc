using System.Text.Json.Nodes;
using CsCheck;
using IamSim.Tests.Simulator.Importing;
using IamSim.Tests.Support;

namespace IamSim.Tests.Simulator.Exporting;

public sealed class ExportTests(Sim sim)
{
    private const int Accounts = 60;

    private HttpClient Client => sim.Host.Client;

    [Fact]
    public Task ExportOfAnImport_IsTheImport() => RandomAccount.Any.SampleAsync(
        async make =>
        {
            var account = Sim.NewAccountId();
            var file = make(account);
            var report = await Client.MustImportAsync(file.ToJsonString());
            var export = JsonNode.Parse(await ExportAsync(account))!.AsObject();
            WithoutAws(export);
            Assert.Empty(report.Skipped());
            Assert.True(JsonNode.DeepEquals(file, export), $"{file}\n came back as \n{export}");
        },
        iter: Accounts,
        threads: 1);

    [Fact]
    public async Task Export_IntoAnotherAccount_IsTheSameButForTheNumber()
    {
        var (from, to) = (Sim.NewAccountId(), Sim.NewAccountId());
        await Client.MustImportAsync(Files.Details(from).ToString());

        await Client.MustImportAsync(await ExportAsync(from), $"?account={to}");

        Assert.Equal((await ExportAsync(from)).Replace(from, to, StringComparison.Ordinal), await ExportAsync(to));
    }

    [Fact]
    public Task Terraform_IsReadBack_WithEveryReferenceAndDocument() => RandomAccount.Any.SampleAsync(
        async make =>
        {
            var account = Sim.NewAccountId();
            var file = make(account);
            await Client.MustImportAsync(file.ToJsonString());

            var resources = new HclReader(await ExportAsync(account, "terraform")).Read();

            Assert.Distinct(resources.Select(r => (r.Type, r.Label)));
            var addresses = resources.ToDictionary(r => $"{r.Type}.{r.Label}");
            Assert.All(References(resources), reference => Assert.Contains(Address(reference), addresses.Keys));
            Assert.Equal(Names(file, "User"), NamesOf(resources, "aws_iam_user"));
            Assert.Equal(Names(file, "Group"), NamesOf(resources, "aws_iam_group"));
            Assert.Equal(Names(file, "Role"), NamesOf(resources, "aws_iam_role"));
            foreach (var user in file["UserDetailList"]!.AsArray())
            {
                var name = (string)user!["UserName"]!;
                var inline = resources.Where(r => r.Type == "aws_iam_user_policy" && NameOf(addresses, r.Attributes["user"]) == name)
                    .Select(r => (r.Text("name"), Json: JsonNode.Parse(r.Text("policy")))).ToList();
                var expected = user["UserPolicyList"]?.AsArray() ?? [];
                Assert.Equal(expected.Count, inline.Count);
                Assert.All(expected, p => Assert.Contains(inline, i => i.Item1 == (string)p!["PolicyName"]! && JsonNode.DeepEquals(i.Json, p["PolicyDocument"])));
                var tags = resources.Single(r => r.Type == "aws_iam_user" && r.Text("name") == name).Attributes.GetValueOrDefault("tags") as Dictionary<string, object> ?? [];
                Assert.Equal(
                    user["Tags"]!.AsArray().Select(t => ((string)t!["Key"]!, (string)t["Value"]!)), tags.Select(t => (t.Key, (string)t.Value)));
                var groups = resources.Where(r => r.Type == "aws_iam_user_group_membership" && NameOf(addresses, r.Attributes["user"]) == name)
                    .SelectMany(r => (List<object>)r.Attributes["groups"]).Select(g => NameOf(addresses, g));
                Assert.Equal(user["GroupList"]!.AsArray().Select(g => (string)g!), groups);
            }

            Assert.Empty(Circle(addresses.Keys, address => References([addresses[address]]).Select(Address)));
        },
        iter: Accounts,
        threads: 1);

    [Fact]
    public Task CloudFormation_HasEveryResource_WithReferencesThatHold() => RandomAccount.Any.SampleAsync(
        async make =>
        {
            var account = Sim.NewAccountId();
            var file = make(account);
            await Client.MustImportAsync(file.ToJsonString());

            var resources = JsonNode.Parse(await ExportAsync(account, "cloudformation"))!["Resources"]!.AsObject();

            Assert.All(resources, r => Assert.Matches("^[A-Za-z0-9]{1,255}$", r.Key));
            Assert.Equal(Names(file, "User"), Properties("AWS::IAM::User").Select(p => (string)p["UserName"]!));
            Assert.Equal(Names(file, "Role"), Properties("AWS::IAM::Role").Select(p => (string)p["RoleName"]!));
            Assert.Equal(
                file["RoleDetailList"]!.AsArray().Sum(r => r!["InstanceProfileList"]!.AsArray().Count), Properties("AWS::IAM::InstanceProfile").Count());
            foreach (var (user, properties) in file["UserDetailList"]!.AsArray().Zip(Properties("AWS::IAM::User")))
            {
                Assert.Equal(
                    user!["GroupList"]!.AsArray().Select(g => (string)g!),
                    (properties["Groups"]?.AsArray() ?? []).Select(g => (string)resources[(string)g!["Ref"]!]!["Properties"]!["GroupName"]!));
                Assert.True(JsonNode.DeepEquals(user["UserPolicyList"] ?? new JsonArray(), properties["Policies"] ?? new JsonArray()));
                Assert.True(JsonNode.DeepEquals(user["Tags"], properties["Tags"] ?? new JsonArray()));
            }

            Assert.Empty(Circle(resources.Select(r => r.Key), key => Refs(resources[key]!)));

            IEnumerable<JsonNode> Properties(string type) => resources.Where(r => (string)r.Value!["Type"]! == type).Select(r => r.Value!["Properties"]!);
        },
        iter: Accounts,
        threads: 1);

    [Fact]
    public async Task Terraform_HasWhatTheDetailsLack()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateInstanceProfile", ("InstanceProfileName", "empty"), ("Tags.member.1.Key", "a"), ("Tags.member.1.Value", "b"));
        await account.MustAsync(
            "CreateRole", ("RoleName", "r"), ("Description", "For\n${x}"), ("MaxSessionDuration", "7200"), ("AssumeRolePolicyDocument", Iam.Roles.Trust.Ec2));
        await Client.MustImportAsync(ServiceLinked, $"?account={account.Id}");

        var resources = new HclReader(await ExportAsync(account.Id, "terraform")).Read();

        var profile = Assert.Single(resources, r => r.Type == "aws_iam_instance_profile");
        Assert.False(profile.Attributes.ContainsKey("role"));
        Assert.Equal("b", ((Dictionary<string, object>)profile.Attributes["tags"])["a"]);
        var role = Assert.Single(resources, r => r.Type == "aws_iam_role");
        Assert.Equal(("For\n${x}", 7200), (role.Text("description"), (int)role.Attributes["max_session_duration"]));
        var linked = Assert.Single(resources, r => r.Type == "aws_iam_service_linked_role");
        Assert.Equal(("support.amazonaws.com", "Helps"), (linked.Text("aws_service_name"), linked.Text("description")));
    }

    /// <summary>CloudFormation has no instance profiles without a role.</summary>
    [Fact]
    public async Task CloudFormation_OfAServiceLinkedRole_NamesItsService_AndAnEmptyProfileIsLeftOut()
    {
        var account = Sim.NewAccountId();
        await Client.MustImportAsync(ServiceLinked, $"?account={account}");
        await sim.Root(account).MustAsync("CreateInstanceProfile", ("InstanceProfileName", "empty"));

        var role = Assert.Single(JsonNode.Parse(await ExportAsync(account, "cloudformation"))!["Resources"]!.AsObject());

        Assert.Equal("AWS::IAM::ServiceLinkedRole", (string)role.Value!["Type"]!);
        Assert.Equal("support.amazonaws.com", (string)role.Value["Properties"]!["AWSServiceName"]!);
    }

    [Fact]
    public async Task CredentialReport_AndPasswordPolicy_ComeBackIn()
    {
        var (account, other) = (sim.NewAccount(), sim.NewAccount());
        await account.MustAsync("CreateUser", ("UserName", "u"));
        await account.MustAsync("CreateAccessKey", ("UserName", "u"));
        await account.MustAsync("UpdateAccountPasswordPolicy", ("MinimumPasswordLength", "14"), ("MaxPasswordAge", "90"), ("HardExpiry", "true"));
        await other.MustAsync("CreateUser", ("UserName", "u"));
        var policy = await ExportAsync(account.Id, "password-policy");

        var report = await Client.MustImportAsync(await ExportAsync(account.Id, "credential-report"), $"?account={other.Id}");
        await Client.MustImportAsync(policy, $"?account={other.Id}");

        Assert.Equal(1, report.Imported()["accessKey"]);
        Assert.Equal(policy, await ExportAsync(other.Id, "password-policy"));
    }

    [Theory]
    [InlineData("?format=yaml")]
    [InlineData("?account=1")]
    public async Task Unknown_IsRefused(string query)
    {
        using var answer = await Client.GetAsync("api/v1/simulator/export" + query);

        Assert.Equal(400, (int)answer.StatusCode);
    }

    private const string ServiceLinked = """
        { "RoleDetailList": [ { "RoleName": "AWSServiceRoleForSupport", "Path": "/aws-service-role/support.amazonaws.com/", "Description": "Helps",
          "AssumeRolePolicyDocument": { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "sts:AssumeRole",
          "Principal": { "Service": "support.amazonaws.com" } } } } ] }
        """;

    private async Task<string> ExportAsync(string account, string format = "authorization-details") =>
        await Client.GetStringAsync($"api/v1/simulator/export?account={account}&format={format}");

    /// <summary>The export shows AWS's policies that are used; the file, made by hand, has none.</summary>
    private static void WithoutAws(JsonObject export)
    {
        var policies = export["Policies"]!.AsArray();
        foreach (var aws in policies.Where(p => ((string)p!["Arn"]!).StartsWith("arn:aws:iam::aws:", StringComparison.Ordinal)).ToList())
        {
            policies.Remove(aws);
        }
    }

    private static IEnumerable<string> Names(JsonObject file, string kind) => file[$"{kind}DetailList"]!.AsArray().Select(i => (string)i![$"{kind}Name"]!);

    private static IEnumerable<string> NamesOf(IEnumerable<HclResource> resources, string type) => resources.Where(r => r.Type == type).Select(r => r.Text("name"));

    private static string NameOf(Dictionary<string, HclResource> addresses, object reference) => addresses[Address((HclReference)reference)].Text("name");

    private static string Address(HclReference reference) => string.Join('.', reference.Path.Split('.').Take(2));

    private static IEnumerable<HclReference> References(IEnumerable<HclResource> resources) =>
        resources.SelectMany(r => r.Attributes.Values).SelectMany(v => v is List<object> list ? list : [v]).OfType<HclReference>();

    private static IEnumerable<string> Refs(JsonNode node) => node switch
    {
        JsonObject item => item.SelectMany(p => p.Key switch
        {
            "Ref" => [(string)p.Value!],
            "DependsOn" => p.Value!.AsArray().Select(d => (string)d!),
            _ => p.Value is null ? [] : Refs(p.Value),
        }),
        JsonArray list => list.SelectMany(i => Refs(i!)),
        _ => [],
    };

    /// <summary>Nodes that depend on themselves over others; each dependency must be a node.</summary>
    private static List<string> Circle(IEnumerable<string> nodes, Func<string, IEnumerable<string>> before)
    {
        var left = nodes.ToDictionary(n => n, n => before(n).ToHashSet());
        Assert.All(left.Values.SelectMany(b => b), b => Assert.True(left.ContainsKey(b), $"{b} is referred to and not there"));
        while (left.FirstOrDefault(n => n.Value.Count == 0).Key is { } free)
        {
            left.Remove(free);
            foreach (var others in left.Values)
            {
                others.Remove(free);
            }
        }

        return [.. left.Keys];
    }
}
