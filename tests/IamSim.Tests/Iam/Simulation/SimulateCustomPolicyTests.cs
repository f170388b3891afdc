using IamSim.Tests.Support;
using static IamSim.Tests.Iam.Simulation.SimulationCalls;

namespace IamSim.Tests.Iam.Simulation;

public class SimulateCustomPolicyTests(Sim sim)
{
    private const string Data = "arn:aws:s3:::data/cats";

    private const string ReadData = """
        {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Allow",
              "Action": "s3:GetObject",
              "Resource": "arn:aws:s3:::data/*"
            },
            {
              "Effect": "Deny",
              "Action": "s3:*",
              "Resource": "arn:aws:s3:::data/secret/*"
            }
          ]
        }
        """;

    private const string TeamOnly = """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sagemaker:CreateTrainingJob","Resource":"*",
        "Condition":{"StringEquals":{"aws:RequestTag/team":"vision"},"NumericLessThan":{"s3:max-keys":"10"}}}]}
        """;

    private readonly TestAccount _account = sim.NewAccount();

    [Theory]
    [InlineData(Data, "allowed", "PolicyInputList.1 (IAM Policy) 3:17-8:6")]
    [InlineData("arn:aws:s3:::data/secret/x", "explicitDeny", "PolicyInputList.1 (IAM Policy) 8:6-13:6")]
    [InlineData("arn:aws:s3:::other/x", "implicitDeny", null)]
    public async Task Simulate_OneResource_DecisionWithItsStatement(string resource, string decision, string? statement)
    {
        var result = (await _account.CustomAsync(ReadData, "s3:GetObject", List("ResourceArns", resource))).Result();

        Assert.Equal(("s3:GetObject", resource, decision), (result.Text("EvalActionName"), result.Text("EvalResourceName"), result.Text("EvalDecision")));
        Assert.Equal(statement is null ? [] : [statement], result.Matched());
        var specific = Assert.Single(result.Items("ResourceSpecificResults"));
        Assert.Equal((resource, decision), (specific.Text("EvalResourceName"), specific.Text("EvalResourceDecision")));
        Assert.Equal(result.Matched(), specific.Matched());
        Assert.Empty(result.Items("EvalDecisionDetails"));
        Assert.Null(result.Text("PermissionsBoundaryDecisionDetail"));
        Assert.Null(result.Text("OrganizationsDecisionDetail"));
    }

    [Fact]
    public async Task Simulate_WithoutResources_AnyResource_WithoutSpecificResults()
    {
        var result = (await _account.CustomAsync(TeamOnly, "sagemaker:CreateTrainingJob")).Result();

        Assert.Equal(("*", "implicitDeny"), (result.Text("EvalResourceName"), result.Text("EvalDecision")));
        Assert.Equal(["aws:RequestTag/team", "s3:max-keys"], result.Missing());
        Assert.DoesNotContain(result.Elements(), e => e.Name.LocalName is "ResourceSpecificResults" or "EvalDecisionDetails");
    }

    [Fact]
    public async Task Simulate_SeveralResources_OneResult_DeniedIfAnyIs()
    {
        var result = (await _account.CustomAsync(
            ReadData, "s3:GetObject", List("ResourceArns", Data, "arn:aws:s3:::data/secret/x", "arn:aws:s3:::other/x"))).Result();

        Assert.Equal(("arn:aws:s3:::${BucketName}/${ObjectName}", "explicitDeny"), (result.Text("EvalResourceName"), result.Text("EvalDecision")));
        Assert.Equal(
            ["allowed", "explicitDeny", "implicitDeny"], result.Items("ResourceSpecificResults").Select(r => r.Text("EvalResourceDecision")));
        Assert.Equal(["PolicyInputList.1 (IAM Policy) 8:6-13:6"], result.Matched());
    }

    [Fact]
    public async Task Simulate_WithContext_ConditionsHold()
    {
        (string, string)[] context = [.. Key(1, "AWS:RequestTag/team", "string", "vision"), .. Key(2, "s3:max-keys", "numeric", "9")];

        var result = (await _account.CustomAsync(TeamOnly, "SageMaker:CreateTrainingJob", context)).Result();
        var other = (await _account.CustomAsync(TeamOnly, "SageMaker:CreateTrainingJob", Key(1, "aws:RequestTag/team", "string", "audio"))).Result();

        Assert.Equal("allowed", result.Text("EvalDecision"));
        Assert.Empty(result.Missing());
        Assert.Equal("implicitDeny", other.Text("EvalDecision"));
        Assert.Equal(["s3:max-keys"], other.Missing());
    }

    [Fact]
    public async Task Simulate_WithBoundary_DetailTellsWhetherItAllows()
    {
        var boundary = List("PermissionsBoundaryPolicyInputList", """{"Statement":[{"Effect":"Allow","Action":"s3:Get*","Resource":"*"}]}""");
        const string All = """{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";

        var within = (await _account.CustomAsync(All, "s3:GetObject", boundary)).Result();
        var without = (await _account.CustomAsync(All, "s3:PutObject", boundary)).Result();

        Assert.Equal(("allowed", "true"), (within.Text("EvalDecision"), within.Text("PermissionsBoundaryDecisionDetail/AllowedByPermissionsBoundary")));
        Assert.Equal(
            ("implicitDeny", "false"), (without.Text("EvalDecision"), without.Text("PermissionsBoundaryDecisionDetail/AllowedByPermissionsBoundary")));
        Assert.Equal(["PolicyInputList.1 (IAM Policy) 1:15-1:61"], within.Matched());
    }

    [Theory]
    [InlineData("111122223333", "allowed")]
    [InlineData("444455556666", "implicitDeny")]
    public async Task Simulate_ResourcePolicyForTheCaller_AcrossAccountsBothHaveToAllow(string owner, string decision)
    {
        const string Alice = "arn:aws:iam::111122223333:user/alice";
        const string Nothing = """{"Statement":[{"Effect":"Allow","Action":"ec2:*","Resource":"*"}]}""";
        const string Bucket = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:user/alice"},
            "Action":"s3:GetObject","Resource":"arn:aws:s3:::data/*"}]}
            """;

        var result = (await _account.CustomAsync(
            Nothing,
            "s3:GetObject",
            [("CallerArn", Alice), ("ResourcePolicy", Bucket), ("ResourceOwner", $"arn:aws:iam::{owner}:root"), .. List("ResourceArns", Data)])).Result();

        Assert.Equal(decision, result.Text("EvalDecision"));
        var details = result.Items("EvalDecisionDetails").Select(e => $"{e.Text("key")}: {e.Text("value")}").Order(StringComparer.Ordinal);
        Assert.Equal(owner == "111122223333" ? [] : ["IAM Policy: implicitDeny", "Resource Policy: allowed"], details);
        Assert.Equal(decision == "allowed" ? ["ResourcePolicy (Resource Policy) 1:38-2:58"] : [], result.Matched());
    }

    [Fact]
    public async Task Simulate_TrustPolicyAsResourcePolicy_IsLeftOut()
    {
        const string Assume = """{"Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"*"}]}""";
        const string Nobody = """{"Statement":[{"Effect":"Deny","Principal":"*","Action":"sts:AssumeRole"}]}""";

        var answer = await _account.CustomAsync(
            Assume,
            "sts:AssumeRole",
            [("CallerArn", _account.Arn("user/alice")), ("ResourcePolicy", Nobody), .. List("ResourceArns", _account.Arn("role/Training"))]);

        Assert.Equal("allowed", answer.Decision());
    }

    [Fact]
    public async Task Simulate_InPages_OneActionAfterTheOther()
    {
        var names = await _account.AllAsync(
            "SimulateCustomPolicy",
            "EvaluationResults",
            "EvalActionName",
            2,
            [.. List("PolicyInputList", ReadData), .. List("ActionNames", "s3:GetObject", "s3:PutObject", "s3:GetObject", "s3:ListBucket", "iam:GetUser")]);

        Assert.Equal(["s3:GetObject", "s3:PutObject", "s3:GetObject", "s3:ListBucket", "iam:GetUser"], names);
    }

    public static TheoryData<string, string[]> Refusals => new()
    {
        { "Invalid caller - Caller cannot be null or empty.", ["ResourcePolicy", """{"Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:*","Resource":"*"}]}"""] },
        { "Invalid caller - Caller must be an IAM user in this context.", ["CallerArn", "arn:aws:sts::111122223333:assumed-role/Training/x"] },
        { "Invalid caller - Caller must be an IAM user in this context.", ["CallerArn", "arn:aws:iam::111122223333:role/Training"] },
        { "'123456789012' is not a valid as a Resource Owner.", ["ResourceOwner", "123456789012"] },
        { "ResourceNames are not in a valid ARN format: data.", ["ResourceArns.member.1", "data"] },
        { "ResourceNames are not in a valid ARN format: *.", ["ResourceArns.member.1", "arn:aws:s3:::x", "ResourceArns.member.2", "*"] },
        { "The list of Permissions Boundary policies cannot exceed 1 items.", ["PermissionsBoundaryPolicyInputList.member.1", "{}", "PermissionsBoundaryPolicyInputList.member.2", "{}"] },
        { "Invalid Resource Handling Option: EC2.", ["ResourceHandlingOption", "EC2"] },
        { "The action is invalid since it is missing names", ["ActionNames.member.2", "GetObject"] },
        { "Context key string expected a single value, but received 2.", ["key", "string", "a", "b"] },
        { "Invalid context value for key aws:test: expected numeric format.", ["key", "numericList", "1", "two"] },
        { "Invalid context value for key aws:test: expected IP address.", ["key", "ip", "10.0.0"] },
        { "Invalid context value for key aws:test: expected DateTime format.", ["key", "date", "tomorrow"] },
        { "Invalid context value for key aws:test: expected base-64 encoded binary format.", ["key", "binary", "%"] },
        { "Context values for context key aws:test cannot be null or empty.", ["key", "string"] },
        { "Syntax errors in policy.", ["PolicyInputList.member.2", "{"] },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task Simulate_WhatCannotBe_InvalidInput(string message, string[] parameters)
    {
        (string, string)[] more = parameters[0] == "key"
            ? Key(1, "aws:test", parameters[1], parameters[2..])
            : [.. parameters.Chunk(2).Select(pair => (pair[0], pair[1]))];

        var answer = await _account.CustomAsync(ReadData, "s3:GetObject", more);

        answer.Refused(400, "InvalidInput", message);
    }

    [Fact]
    public async Task Simulate_UnknownContextKeyType_ValidationError()
    {
        var answer = await _account.CustomAsync(ReadData, "s3:GetObject", Key(1, "aws:test", "text", "a"));

        Assert.Equal((400, "ValidationError"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task ThroughRest_PoliciesAsJson_TheSameResults_AndAnEvent()
    {
        var answer = await _account.RestAsync("POST", "/policy-simulator/custom-policy", new
        {
            policyInputList = new[] { new { Version = "2012-10-17", Statement = new { Effect = "Allow", Action = "s3:*", Resource = "*" } } },
            actionNames = new[] { "s3:GetObject", "ec2:RunInstances" },
        });

        Assert.Equal(200, answer.Status);
        Assert.Equal(
            ["allowed", "implicitDeny"], answer.Json.GetProperty("evaluationResults").EnumerateArray().Select(r => r.GetProperty("evalDecision").GetString()));
        var entry = Assert.Single(await _account.EventsAsync());
        Assert.Equal(("SimulateCustomPolicy", true), (entry.GetProperty("eventName").GetString(), entry.GetProperty("readOnly").GetBoolean()));
    }
}
