using IamSim.Iam.Policies;
using IamSim.Tests.Iam.Policies;
using IamSim.Tests.Support;
using static IamSim.Tests.Iam.Simulation.SimulationCalls;

namespace IamSim.Tests.Iam.Simulation;

public class SimulatePrincipalPolicyTests(Sim sim)
{
    private const string Home = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::home/${aws:username}/*"}]}""";

    private readonly TestAccount _account = sim.NewAccount();

    [Fact]
    public async Task Simulate_User_ItsPoliciesAndItsGroups()
    {
        await _account.NewPrincipalAsync("User", "alice", "/ml/");
        await _account.NewPrincipalAsync("Group", "Ml");
        await _account.MustAsync("AddUserToGroup", ("GroupName", "Ml"), ("UserName", "alice"));
        await _account.MustAsync("PutUserPolicy", ("UserName", "alice"), ("PolicyName", "Own"), ("PolicyDocument", Documents.Read));
        await _account.MustAsync("PutGroupPolicy", ("GroupName", "Ml"), ("PolicyName", "Shared"), ("PolicyDocument", Documents.Write));
        await _account.MustAsync("AttachGroupPolicy", ("GroupName", "Ml"), ("PolicyArn", "arn:aws:iam::aws:policy/AmazonSageMakerReadOnly"));
        var both = await _account.NewPolicyAsync("Both");
        await _account.MustAsync("AttachUserPolicy", ("UserName", "alice"), ("PolicyArn", both));
        await _account.MustAsync("AttachGroupPolicy", ("GroupName", "Ml"), ("PolicyArn", both));
        var alice = _account.Arn("user/ml/alice");

        Assert.Equal(["user_alice_Own (IAM Policy) 1:38-1:95", "Both (IAM Policy) 1:38-1:95"], (await _account.PrincipalAsync(alice, "s3:GetObject")).Result().Matched());
        Assert.Equal(["group_Ml_Shared (IAM Policy) 1:38-1:95"], (await _account.PrincipalAsync(alice, "s3:PutObject")).Result().Matched());
        Assert.StartsWith(
            "AmazonSageMakerReadOnly (IAM Policy)",
            Assert.Single((await _account.PrincipalAsync(alice, "sagemaker:ListTrainingJobs")).Result().Matched()),
            StringComparison.Ordinal);
        Assert.Equal("implicitDeny", (await _account.PrincipalAsync(alice, "iam:CreateUser")).Decision());
        Assert.Equal("allowed", (await _account.PrincipalAsync(_account.Arn("group/Ml"), "s3:PutObject")).Decision());
    }

    /// <summary>An import can bring such a document: AWS has some that IAM would not take today.</summary>
    [Fact]
    public async Task Simulate_User_DocumentThatIamWouldRefuseToday_StillCounts()
    {
        const string Unusual =
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s*:::ml-data/*"}]}""";
        var id = (await _account.NewPrincipalAsync("User", "alice")).Value("User/UserId")!;
        await sim.SeedAsync(new InlinePolicy
        {
            AccountId = _account.Id,
            PrincipalId = id,
            PrincipalKind = PrincipalKind.User,
            Name = "old",
            NameKey = "OLD",
            Document = Unusual,
        });

        var answer = await _account.PrincipalAsync(_account.Arn("user/alice"), "s3:GetObject", List("ResourceArns", "arn:aws:s3:::ml-data/cats"));

        Assert.Equal("allowed", answer.Decision());
        Assert.Equal(400, (await _account.CallAsync("PutUserPolicy", ("UserName", "alice"), ("PolicyName", "old"), ("PolicyDocument", Unusual))).Status);
    }

    [Fact]
    public async Task Simulate_User_WhatFollowsFromItIsSupplied()
    {
        await _account.MustAsync(
            "CreateUser", ("UserName", "alice"), ("Tags.member.1.Key", "team"), ("Tags.member.1.Value", "vision"));
        await _account.MustAsync("PutUserPolicy", ("UserName", "alice"), ("PolicyName", "Home"), ("PolicyDocument", Home));
        var alice = _account.Arn("user/alice");
        const string Team = """{"Statement":[{"Effect":"Allow","Action":"ec2:*","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalTag/team":"vision"}}}]}""";

        Assert.Equal("allowed", (await _account.PrincipalAsync(alice, "s3:GetObject", List("ResourceArns", "arn:aws:s3:::home/alice/x"))).Decision());
        Assert.Equal("implicitDeny", (await _account.PrincipalAsync(alice, "s3:GetObject", List("ResourceArns", "arn:aws:s3:::home/bob/x"))).Decision());
        Assert.Equal("allowed", (await _account.PrincipalAsync(alice, "ec2:RunInstances", List("PolicyInputList", Team))).Decision());

        // As Bob, with Alice's policies.
        (string, string)[] asBob = [("CallerArn", _account.Arn("user/bob")), .. List("ResourceArns", "arn:aws:s3:::home/bob/x")];
        Assert.Equal("allowed", (await _account.PrincipalAsync(alice, "s3:GetObject", asBob)).Decision());
    }

    [Fact]
    public async Task Simulate_RoleWithBoundary_APassedOneReplacesIt()
    {
        await _account.NewPrincipalAsync("Role", "Training", "/service-role/");
        var boundary = await _account.NewPolicyAsync("Ceiling");
        await _account.MustAsync("PutRolePermissionsBoundary", ("RoleName", "Training"), ("PermissionsBoundary", boundary));
        await _account.MustAsync("AttachRolePolicy", ("RoleName", "Training"), ("PolicyArn", "arn:aws:iam::aws:policy/AdministratorAccess"));
        var role = _account.Arn("role/service-role/Training");
        var wide = List("PermissionsBoundaryPolicyInputList", Documents.Write);

        var within = (await _account.PrincipalAsync(role, "s3:GetObject")).Result();
        Assert.Equal(("allowed", "true"), (within.Text("EvalDecision"), within.Text("PermissionsBoundaryDecisionDetail/AllowedByPermissionsBoundary")));
        Assert.Equal("implicitDeny", (await _account.PrincipalAsync(role, "s3:PutObject")).Decision());
        Assert.Equal("allowed", (await _account.PrincipalAsync(role, "s3:PutObject", wide)).Decision());
        Assert.Equal("implicitDeny", (await _account.PrincipalAsync(role, "s3:GetObject", wide)).Decision());
    }

    [Fact]
    public async Task Simulate_PolicyThatIsBoundaryAndAttached_CountsAsBoth()
    {
        await _account.NewPrincipalAsync("User", "alice");
        var policy = await _account.NewPolicyAsync("Both");
        await _account.MustAsync("AttachUserPolicy", ("UserName", "alice"), ("PolicyArn", policy));
        await _account.MustAsync("PutUserPermissionsBoundary", ("UserName", "alice"), ("PermissionsBoundary", policy));

        Assert.Equal("allowed", (await _account.PrincipalAsync(_account.Arn("user/alice"), "s3:GetObject")).Decision());
    }

    [Fact]
    public async Task Simulate_VersionInForce_Decides()
    {
        await _account.NewPrincipalAsync("User", "alice");
        var policy = await _account.NewPolicyAsync("Data");
        await _account.MustAsync("AttachUserPolicy", ("UserName", "alice"), ("PolicyArn", policy));
        await _account.MustAsync("CreatePolicyVersion", ("PolicyArn", policy), ("PolicyDocument", Documents.Write), ("SetAsDefault", "true"));

        Assert.Equal("allowed", (await _account.PrincipalAsync(_account.Arn("user/alice"), "s3:PutObject")).Decision());
        await _account.MustAsync("SetDefaultPolicyVersion", ("PolicyArn", policy), ("VersionId", "v1"));
        Assert.Equal("implicitDeny", (await _account.PrincipalAsync(_account.Arn("user/alice"), "s3:PutObject")).Decision());
    }

    [Fact]
    public async Task Simulate_WithoutPrincipal_Refused()
    {
        await _account.NewPrincipalAsync("Role", "Training");
        const string Session = "arn:aws:sts::111122223333:assumed-role/Training/x";

        (await _account.PrincipalAsync(_account.Arn("user/nobody"), "s3:GetObject"))
            .Refused(404, "NoSuchEntity", "The user with name nobody cannot be found.");
        (await _account.PrincipalAsync(Session, "s3:GetObject"))
            .Refused(400, "InvalidInput", $"Invalid Entity Arn: {Session} does not clearly define entity type and name.");
        (await _account.PrincipalAsync("arn:aws:iam::111122223333:user/alice", "s3:GetObject")).Refused(
            400, "InvalidInput", $"Invalid Policy Source Arn: caller's account {_account.Id} does not have access to policies in account 111122223333");
        (await _account.PrincipalAsync(
            _account.Arn("role/Training"),
            "s3:GetObject",
            [("ResourcePolicy", """{"Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:*","Resource":"*"}]}"""), .. List("ResourceArns", "arn:aws:s3:::x/y")]))
            .Refused(400, "InvalidInput", "Invalid caller - Caller must be an IAM user in this context.");
    }

    [Fact]
    public async Task ContextKeys_OfPrincipalAndOfPolicies_EachOnce()
    {
        await _account.NewPrincipalAsync("User", "alice");
        await _account.MustAsync("PutUserPolicy", ("UserName", "alice"), ("PolicyName", "Home"), ("PolicyDocument", Home));
        const string More = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"},
            "StringEquals":{"AWS:UserName":"x","aws:ResourceTag/team":"${aws:PrincipalTag/team}"}}}]}
            """;

        var own = await _account.MustAsync("GetContextKeysForPrincipalPolicy", ("PolicySourceArn", _account.Arn("user/alice")));
        var both = await _account.MustAsync(
            "GetContextKeysForPrincipalPolicy", [("PolicySourceArn", _account.Arn("user/alice")), .. List("PolicyInputList", More)]);
        var custom = await _account.RestAsync("POST", "/policy-simulator/custom-policy/context-keys", new { policyInputList = new[] { More } });

        Assert.Equal(["aws:username"], own.Members("ContextKeyNames").Select(k => k.Value));
        Assert.Equal(
            ["aws:username", "aws:MultiFactorAuthPresent", "aws:ResourceTag/team", "aws:PrincipalTag/team"],
            both.Members("ContextKeyNames").Select(k => k.Value));
        Assert.Equal(
            ["aws:MultiFactorAuthPresent", "AWS:UserName", "aws:ResourceTag/team", "aws:PrincipalTag/team"],
            custom.Json.GetProperty("contextKeyNames").EnumerateArray().Select(k => k.GetString()));
        (await _account.CallAsync("GetContextKeysForCustomPolicy", List("PolicyInputList", "[]"))).Refused(400, "InvalidInput", "Syntax errors in policy.");
    }
}
