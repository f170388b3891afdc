using System.Text.Json;
using IamSim.Conformance.Tests.Support;

namespace IamSim.Conformance.Tests.Cli;

/// <summary>The policy simulator through the AWS CLI.</summary>
public sealed class SimulationTests(LiveServer live)
{
    private const string Cats = "arn:aws:s3:::training-data/cats";

    private const string TeamOnly = """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sagemaker:CreateTrainingJob","Resource":"*",
        "Condition":{"StringEquals":{"aws:RequestTag/team":"vision"},"NumericLessThan":{"aws:MultiFactorAuthAge":"3600"}}}]}
        """;

    [Fact]
    public async Task SimulateCustomPolicy_AsAwsAnswers()
    {
        var account = live.NewAccount();

        var read = await account.MustAsync(
            "simulate-custom-policy", "--policy-input-list", Documents.ReadBucket, "--action-names", "s3:GetObject", "s3:PutObject", "--resource-arns", Cats);
        Assert.Equal(["s3:GetObject", "s3:PutObject"], read.Texts("EvaluationResults", "EvalActionName"));
        Assert.Equal(["allowed", "implicitDeny"], read.Texts("EvaluationResults", "EvalDecision"));
        Assert.Equal([Cats, Cats], read.Texts("EvaluationResults", "EvalResourceName"));
        var statement = Assert.Single(read.At("EvaluationResults")[0].GetProperty("MatchedStatements").EnumerateArray());
        Assert.Equal(
            ("PolicyInputList.1", "IAM Policy", 38), (Text(statement, "SourcePolicyId"), Text(statement, "SourcePolicyType"), Column(statement, "StartPosition")));
        Assert.Equal(Documents.ReadBucket.Length - 1, Column(statement, "EndPosition"));
        Assert.Equal("allowed", Text(read.At("EvaluationResults")[0].GetProperty("ResourceSpecificResults")[0], "EvalResourceDecision"));

        string[] asked = ["simulate-custom-policy", "--policy-input-list", TeamOnly, "--action-names", "sagemaker:CreateTrainingJob"];
        var missing = await account.MustAsync(asked);
        Assert.Equal(
            ["aws:RequestTag/team", "aws:MultiFactorAuthAge"],
            missing.At("EvaluationResults")[0].GetProperty("MissingContextValues").EnumerateArray().Select(key => key.GetString()));
        var given = await account.MustAsync(
        [
            .. asked,
            "--context-entries",
            "ContextKeyName=aws:RequestTag/team,ContextKeyValues=vision,ContextKeyType=string",
            "ContextKeyName=aws:MultiFactorAuthAge,ContextKeyValues=60,ContextKeyType=numeric",
        ]);
        Assert.Equal(["allowed"], given.Texts("EvaluationResults", "EvalDecision"));

        var keys = await account.MustAsync("get-context-keys-for-custom-policy", "--policy-input-list", TeamOnly);
        Assert.Equal(["aws:RequestTag/team", "aws:MultiFactorAuthAge"], keys.At("ContextKeyNames").EnumerateArray().Select(key => key.GetString()));

        (await account.IamAsync(
            "simulate-custom-policy", "--policy-input-list", Documents.ReadBucket, "--action-names", "s3:GetObject", "--resource-owner", "123456789012"))
            .Refused("SimulateCustomPolicy", "InvalidInput", "'123456789012' is not a valid as a Resource Owner.");
    }

    [Fact]
    public async Task SimulatePrincipalPolicy_UserWithGroupAndBoundary_AsAwsAnswers()
    {
        var account = live.NewAccount();
        await account.CallAsync("CreateUser", ("UserName", "alice"));
        await account.CallAsync("CreateGroup", ("GroupName", "Ml"));
        await account.CallAsync("AddUserToGroup", ("GroupName", "Ml"), ("UserName", "alice"));
        await account.CallAsync("PutGroupPolicy", ("GroupName", "Ml"), ("PolicyName", "Data"), ("PolicyDocument", Documents.ReadBucket));
        await account.CallAsync("AttachUserPolicy", ("UserName", "alice"), ("PolicyArn", "arn:aws:iam::aws:policy/AmazonSageMakerReadOnly"));
        await account.CallAsync("CreatePolicy", ("PolicyName", "Ceiling"), ("PolicyDocument", Documents.ReadBucket));
        await account.CallAsync("PutUserPermissionsBoundary", ("UserName", "alice"), ("PermissionsBoundary", account.Arn("policy/Ceiling")));

        var answer = await account.MustAsync(
            "simulate-principal-policy", "--policy-source-arn", account.Arn("user/alice"), "--action-names", "s3:GetObject", "sagemaker:ListTrainingJobs",
            "--resource-arns", Cats);

        Assert.Equal(["allowed", "implicitDeny"], answer.Texts("EvaluationResults", "EvalDecision"));
        Assert.Equal(
            [true, false],
            answer.At("EvaluationResults").EnumerateArray()
                .Select(result => result.GetProperty("PermissionsBoundaryDecisionDetail").GetProperty("AllowedByPermissionsBoundary").GetBoolean()));
        Assert.Equal("group_Ml_Data", Text(answer.At("EvaluationResults")[0].GetProperty("MatchedStatements")[0], "SourcePolicyId"));

        var keys = await account.MustAsync("get-context-keys-for-principal-policy", "--policy-source-arn", account.Arn("user/alice"));
        Assert.Empty(keys.At("ContextKeyNames").EnumerateArray());
        (await account.IamAsync("simulate-principal-policy", "--policy-source-arn", account.Arn("role/nobody"), "--action-names", "s3:GetObject"))
            .Refused("SimulatePrincipalPolicy", "NoSuchEntity", "The role with name nobody cannot be found.");
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static int Column(JsonElement statement, string place) => statement.GetProperty(place).GetProperty("Column").GetInt32();
}
