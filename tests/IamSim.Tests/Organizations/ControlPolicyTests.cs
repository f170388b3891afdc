using System.Text.Json;
using IamSim.Tests.Iam.Simulation;
using IamSim.Tests.Support;
using static IamSim.Tests.Iam.Simulation.SimulationCalls;
using static IamSim.Tests.Organizations.OrganizationCalls;

namespace IamSim.Tests.Organizations;

/// <summary>Service control and resource control policies, as simulations and questions meet them.</summary>
public sealed class ControlPolicyTests(Sim sim)
{
    private const string AllowAll = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";

    // Whoever asks the simulator is under it too.
    private const string OnlyEc2 = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["ec2:*","iam:SimulatePrincipalPolicy"],"Resource":"*"}]}""";

    private const string NoSecrets =
        """{"Version":"2012-10-17","Statement":[{"Sid":"NoSecrets","Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"arn:aws:s3:::secret/*"}]}""";

    [Fact]
    public async Task Simulation_OfAMember_IsUnderTheScpsOfEachLevel()
    {
        var org = await NewAsync();

        foreach (var target in new[] { org.Root, org.Unit, org.Member.Id })
        {
            Assert.Equal(("allowed", "true"), await org.AskAsync("s3:GetObject"));
            Assert.Equal(200, (await org.Account.AttachAsync(org.Deny, target)).Status);
            Assert.Equal(("explicitDeny", "false"), await org.AskAsync("s3:GetObject"));
            Assert.Equal(("allowed", "true"), await org.AskAsync("ec2:RunInstances"));
            await org.Account.MustOrgAsync("DetachPolicy", new { PolicyId = org.Deny, TargetId = target });
        }
    }

    [Fact]
    public async Task Simulation_UnderALevelThatAllowsLittle_IsImplicitlyDenied()
    {
        var org = await NewAsync();
        var narrow = await org.Account.NewScpAsync("narrow", OnlyEc2);

        await org.Account.AttachAsync(narrow, org.Unit);
        Assert.Equal(("allowed", "true"), await org.AskAsync("s3:GetObject"));
        await org.Account.MustOrgAsync("DetachPolicy", new { PolicyId = "p-FullAWSAccess", TargetId = org.Unit });

        Assert.Equal(("implicitDeny", "false"), await org.AskAsync("s3:GetObject"));
        Assert.Equal(("allowed", "true"), await org.AskAsync("ec2:RunInstances"));
    }

    [Fact]
    public async Task Simulation_InAnotherUnit_IsUnderItsScps()
    {
        var org = await NewAsync();
        await org.Account.AttachAsync(org.Deny, org.Unit);
        Assert.Equal("explicitDeny", (await org.AskAsync("s3:GetObject")).Decision);

        await org.Account.MustOrgAsync("MoveAccount", new { AccountId = org.Member.Id, SourceParentId = org.Unit, DestinationParentId = org.Root });

        Assert.Equal(("allowed", "true"), await org.AskAsync("s3:GetObject"));
    }

    [Fact]
    public async Task Simulation_InTheManagementAccount_IsUnderNoScp()
    {
        var org = await NewAsync();
        await org.Account.AttachAsync(org.Deny, org.Root);
        await org.Account.AttachAsync(org.Deny, org.Account.Id);
        await org.Account.MustAsync("CreateUser", ("UserName", "alice"));
        await org.Account.MustAsync("PutUserPolicy", ("UserName", "alice"), ("PolicyName", "All"), ("PolicyDocument", AllowAll));

        var result = (await org.Account.PrincipalAsync(org.Account.Arn("user/alice"), "s3:GetObject")).Result();

        Assert.Equal(("allowed", "true"), (result.Text("EvalDecision"), result.Text("OrganizationsDecisionDetail/AllowedByOrganizations")));
    }

    [Fact]
    public async Task Simulation_WithScpsDisabled_IsUnderNone()
    {
        var org = await NewAsync();
        await org.Account.AttachAsync(org.Deny, org.Root);
        await org.Account.MustOrgAsync("DisablePolicyType", new { RootId = org.Root, PolicyType = Scp });

        Assert.Equal(("allowed", "true"), await org.AskAsync("s3:GetObject"));
    }

    [Fact]
    public async Task Simulation_OfAServiceLinkedRole_IsNotBoundByScps()
    {
        var org = await NewAsync();
        await org.Account.AttachAsync(org.Deny, org.Root);
        var role = org.Member.Arn("role/aws-service-role/organizations.amazonaws.com/AWSServiceRoleForOrganizations");

        var linked = (await org.Member.PrincipalAsync(role, "s3:GetObject", List("PolicyInputList", AllowAll))).Result();
        var usual = (await org.Member.PrincipalAsync(org.Member.Arn("role/OrganizationAccountAccessRole"), "s3:GetObject")).Result();

        Assert.Equal(("allowed", "true"), (linked.Text("EvalDecision"), linked.Text("OrganizationsDecisionDetail/AllowedByOrganizations")));
        Assert.Equal("explicitDeny", usual.Text("EvalDecision"));
    }

    [Fact]
    public async Task Simulation_OutsideAnyOrganization_SaysNothingOfOrganizations()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateUser", ("UserName", "alice"));

        Assert.Null((await account.PrincipalAsync(account.Arn("user/alice"), "s3:GetObject")).Result().Text("OrganizationsDecisionDetail/AllowedByOrganizations"));
        Assert.Null((await account.CustomAsync(AllowAll, "s3:GetObject")).Result().Text("OrganizationsDecisionDetail/AllowedByOrganizations"));
    }

    [Fact]
    public async Task Simulation_OnAResource_IsUnderTheRcpsOfItsAccount()
    {
        var org = await NewAsync();
        await org.Account.MustOrgAsync("EnablePolicyType", new { RootId = org.Root, PolicyType = Rcp });
        var rcp = await org.Account.NewScpAsync("secrets", NoSecrets, Rcp);
        await org.Account.AttachAsync(rcp, org.Unit);
        (string, string)[] secret = List("ResourceArns", "arn:aws:s3:::secret/x");

        Assert.Equal(("explicitDeny", "false"), await org.AskAsync("s3:GetObject", secret));
        Assert.Equal(("allowed", "true"), await org.AskAsync("s3:GetObject", List("ResourceArns", "arn:aws:s3:::open/x")));

        // Another account's bucket is under that account's policies.
        Assert.Equal(("allowed", "true"), await org.AskAsync("s3:GetObject", [.. secret, ("ResourceOwner", org.Account.Arn("root"))]));
        Assert.Equal(("explicitDeny", "false"), await org.AskAsync("s3:GetObject", [.. secret, ("ResourceOwner", org.Member.Arn("root"))]));
    }

    [Theory]
    [InlineData("aws:PrincipalOrgID")]
    [InlineData("aws:ResourceOrgID")]
    public async Task Simulation_KnowsTheOrganization(string key)
    {
        var org = await NewAsync();
        string Policy(string id) =>
            $$"""{"Statement":[{"Effect":"Deny","Action":"s3:*","Resource":"*","Condition":{"StringEquals":{"{{key}}":"{{id}}"} } }]}""";

        Assert.Equal("explicitDeny", (await org.AskAsync("s3:GetObject", List("PolicyInputList", Policy(org.Id)))).Decision);
        Assert.Equal("allowed", (await org.AskAsync("s3:GetObject", List("PolicyInputList", Policy("o-other00000")))).Decision);
        Assert.Equal(
            "allowed",
            (await org.AskAsync("s3:GetObject", [.. List("PolicyInputList", Policy(org.Id)), .. Key(1, key, "string", "o-other00000")])).Decision);
    }

    [Fact]
    public async Task Simulation_KnowsThePathInTheOrganization()
    {
        var org = await NewAsync();
        string Policy(string path) =>
            $$"""{"Statement":[{"Effect":"Deny","Action":"s3:*","Resource":"*","Condition":{"ForAnyValue:StringLike":{"aws:PrincipalOrgPaths":"{{path}}"} } }]}""";

        Assert.Equal("explicitDeny", (await org.AskAsync("s3:GetObject", List("PolicyInputList", Policy($"{org.Id}/{org.Root}/{org.Unit}/")))).Decision);
        Assert.Equal("explicitDeny", (await org.AskAsync("s3:GetObject", List("PolicyInputList", Policy($"{org.Id}/*")))).Decision);
        Assert.Equal("allowed", (await org.AskAsync("s3:GetObject", List("PolicyInputList", Policy($"{org.Id}/{org.Root}/")))).Decision);
    }

    [Fact]
    public async Task RestSimulation_OfAMember_IsExplainedByTheScp()
    {
        var org = await NewAsync();
        await org.Account.AttachAsync(org.Deny, org.Unit);
        await org.Account.MustOrgAsync("EnablePolicyType", new { RootId = org.Root, PolicyType = Rcp });
        await org.Account.AttachAsync(await org.Account.NewScpAsync("secrets", NoSecrets, Rcp), org.Root);
        var alice = org.Member.Arn("user/alice");

        var answer = await org.Member.RestAsync("POST", "/simulations/principal", new
        {
            explain = true,
            requests = new object[]
            {
                new { principal = alice, action = "s3:ListAllMyBuckets" },
                new { principal = alice, action = "ec2:RunInstances" },
                new { principal = alice, action = "s3:GetObject", resources = new[] { "arn:aws:s3:::secret/x" } },
                new { principal = alice, action = "ec2:RunInstances", policies = new { serviceControl = new[] { new[] { JsonDocument.Parse(DenyS3).RootElement } } } },
            },
        });

        Assert.Equal(200, answer.Status);
        var results = answer.Json.GetProperty("results").EnumerateArray().ToList();
        Assert.Equal(
            ["explicitDeny serviceControl", "allowed identity", "explicitDeny resourceControl", "implicitDeny serviceControl"],
            results.Select(r => $"{r.GetProperty("decision").GetString()} {r.GetProperty("decidedBy").GetString()}"));
        Assert.Contains("NoS3", results[0].GetProperty("explanation").GetProperty("sentence").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Questions_OfAMember_AreUnderTheScps()
    {
        var org = await NewAsync();
        await org.Account.AttachAsync(org.Deny, org.Root);
        await org.Account.MustOrgAsync("EnablePolicyType", new { RootId = org.Root, PolicyType = Rcp });
        var alice = org.Member.Arn("user/alice");
        async Task<IReadOnlyList<string?>> WhoAsync(object body) =>
            [.. (await org.Member.RestAsync("POST", "/access/who-can", body)).Json.GetProperty("allowed").EnumerateArray().Select(p => p.GetProperty("arn").GetString())];

        Assert.Empty(await WhoAsync(new { action = "s3:GetObject", resource = "arn:aws:s3:::b/x" }));
        Assert.Contains(alice, await WhoAsync(new { action = "ec2:RunInstances" }));
        await org.Account.MustOrgAsync("DetachPolicy", new { PolicyId = org.Deny, TargetId = org.Root });
        Assert.Contains(alice, await WhoAsync(new { action = "s3:GetObject", resource = "arn:aws:s3:::secret/x" }));
        await org.Account.AttachAsync(await org.Account.NewScpAsync("secrets", NoSecrets, Rcp), org.Root);
        Assert.Empty(await WhoAsync(new { action = "s3:GetObject", resource = "arn:aws:s3:::secret/x" }));
        await org.Account.AttachAsync(org.Deny, org.Root);
        var can = await org.Member.RestAsync("POST", "/access/what-can", new { principal = alice });
        Assert.DoesNotContain("s3", can.Json.GetProperty("services").EnumerateArray().Select(s => s.GetProperty("service").GetString()));
        Assert.Contains("ec2", can.Json.GetProperty("services").EnumerateArray().Select(s => s.GetProperty("service").GetString()));
    }

    /// <summary>An organization with a member in a unit, and in it a user who may do anything.</summary>
    private async Task<Organized> NewAsync()
    {
        var (account, id, root) = await sim.NewOrganizationAsync();
        var unit = await account.NewUnitAsync(root, "Workloads");
        var member = sim.Root(await account.NewMemberAsync());
        await account.MustOrgAsync("MoveAccount", new { AccountId = member.Id, SourceParentId = root, DestinationParentId = unit });
        await member.MustAsync("CreateUser", ("UserName", "alice"));
        await member.MustAsync("PutUserPolicy", ("UserName", "alice"), ("PolicyName", "All"), ("PolicyDocument", AllowAll));
        return new Organized(account, id, root, unit, member, await account.NewScpAsync("No S3"));
    }

    private sealed record Organized(TestAccount Account, string Id, string Root, string Unit, TestAccount Member, string Deny)
    {
        public async Task<(string Decision, string? AllowedByOrganizations)> AskAsync(string action, params (string, string)[] more)
        {
            var result = (await Member.PrincipalAsync(Member.Arn("user/alice"), action, more)).Result();
            return (result.Text("EvalDecision")!, result.Text("OrganizationsDecisionDetail/AllowedByOrganizations"));
        }
    }
}
