using System.Text.Json;
using IamSim.Tests.Support;

namespace IamSim.Tests.CostControl;

public class CostControlTests(Sim sim)
{
    private const string Trust =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"sagemaker.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";

    private readonly TestAccount _account = sim.NewAccount();

    [Fact]
    public async Task CostControl_LimitedTeam_SaysTypesRuntimeNetworkTagsAndStatement()
    {
        await MakeRoleAsync();
        await MakeUserAsync("vera", """
            {"Version":"2012-10-17","Statement":[
             {"Sid":"Tune","Effect":"Allow","Action":"sagemaker:CreateHyperParameterTuningJob","Resource":"*","Condition":{
               "ForAllValues:StringEquals":{"sagemaker:InstanceTypes":["ml.m5.xlarge","ml.g5.xlarge"]},
               "Null":{"sagemaker:InstanceTypes":"false","sagemaker:VpcSubnets":"false"},
               "ForAllValues:StringEquals ":{},
               "NumericLessThanEquals":{"sagemaker:MaxRuntimeInSeconds":"7200"},
               "StringEquals":{"aws:RequestTag/team":"vision"}}},
             {"Effect":"Allow","Action":"iam:PassRole","Resource":"*","Condition":{"StringEquals":{"iam:PassedToService":"sagemaker.amazonaws.com"}}}]}
            """.Replace("\"ForAllValues:StringEquals \":{},", string.Empty, StringComparison.Ordinal));

        var answer = await AskAsync();

        var vera = Assert.Single(Principals(answer));
        Assert.Equal(_account.Arn("user/vera"), Text(vera, "arn"));
        Assert.Equal([_account.Arn("role/Execution")], Texts(vera, "passableRoles"));
        var launch = Assert.Single(vera.GetProperty("launches").EnumerateArray());
        Assert.Equal("sagemaker:CreateHyperParameterTuningJob", Text(launch, "action"));
        Assert.Equal(["ml.m5.xlarge", "ml.g5.xlarge"], Texts(launch, "instanceTypes"));
        Assert.Equal(("ml.g5.xlarge", "large"), (Text(launch.GetProperty("largest"), "name"), Text(launch.GetProperty("largest"), "class")));
        Assert.Equal(7200, launch.GetProperty("maxRuntimeInSeconds").GetInt64());
        Assert.False(launch.GetProperty("runtimeMayBeLeftOut").GetBoolean());
        Assert.True(launch.GetProperty("mustBeInVpc").GetBoolean());
        var tag = launch.GetProperty("conditions").EnumerateArray().Single(c => Text(c, "key") == "aws:RequestTag/team");
        Assert.Equal((true, false), (tag.GetProperty("mustBeGiven").GetBoolean(), tag.GetProperty("others").GetBoolean()));
        Assert.Equal(["vision"], Texts(tag, "allowed"));
        Assert.Equal("Tune", Text(Assert.Single(launch.GetProperty("through").EnumerateArray()), "sid"));
        Assert.Empty(launch.GetProperty("warnings").EnumerateArray());
        Assert.Contains("Quota" + ": ml.g5.xlarge for training job usage", answer.GetProperty("quotas").EnumerateArray().Select(q => "Quota: " + Text(q, "name")));
        Assert.DoesNotContain(answer.GetProperty("quotas").EnumerateArray(), q => Text(q, "instanceType") == "ml.p4d.24xlarge");
        Assert.Contains(Texts(answer, "notes"), note => note!.Contains("no condition key", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"Effect":"Allow","Action":"sagemaker:CreateTrainingJob","Resource":"*","Condition":{"ForAnyValue:StringEquals":{"sagemaker:InstanceTypes":"ml.m5.large"}}}""", "MixedTypes,NoRuntimeLimit")]
    [InlineData("""{"Effect":"Allow","Action":"sagemaker:CreateTrainingJob","Resource":"*","Condition":{"ForAllValues:StringEquals":{"sagemaker:InstanceTypes":"ml.m5.large"}}}""", "NoTypes,NoRuntimeLimit")]
    [InlineData("""{"Effect":"Allow","Action":"sagemaker:CreateTrainingJob","Resource":"*"},{"Effect":"Deny","Action":"sagemaker:*","Resource":"*","Condition":{"ForAllValues:StringNotEquals":{"sagemaker:InstanceTypes":"ml.m5.large"}}}""", "MixedTypes,NoRuntimeLimit")]
    [InlineData("""{"Effect":"Allow","Action":"sagemaker:CreateTrainingJob","Resource":"*"},{"Effect":"Deny","Action":"sagemaker:*","Resource":"*","Condition":{"ForAnyValue:StringNotEquals":{"sagemaker:InstanceTypes":"ml.m5.large"}}}""", "NoTypes,NoRuntimeLimit")]
    [InlineData("""{"Effect":"Allow","Action":"sagemaker:CreateTrainingJob","Resource":"*","Condition":{"ForAllValues:StringEquals":{"sagemaker:InstanceTypes":"ml.m5.large"},"Null":{"sagemaker:InstanceTypes":"false"},"NumericLessThanEqualsIfExists":{"sagemaker:MaxRuntimeInSeconds":"60"}}}""", "RuntimeLeftOut")]
    public async Task CostControl_PolicyThatMeansSomethingElse_Warns(string statements, string warnings)
    {
        await MakeRoleAsync();
        await MakeUserAsync("vera", $$"""{"Version":"2012-10-17","Statement":[{{statements}},{"Effect":"Allow","Action":"iam:PassRole","Resource":"*"}]}""");

        var launch = Assert.Single(Assert.Single(Principals(await AskAsync())).GetProperty("launches").EnumerateArray());

        Assert.Equal(["ml.m5.large"], Texts(launch, "instanceTypes"));
        Assert.Equal(warnings, string.Join(',', launch.GetProperty("warnings").EnumerateArray().Select(w => Text(w, "code"))));
    }

    [Fact]
    public async Task CostControl_RuntimeBelow_IsOneLessThanTheCondition()
    {
        await MakeRoleAsync();
        await MakeUserAsync("vera", """
            {"Version":"2012-10-17","Statement":[
             {"Effect":"Allow","Action":["sagemaker:CreateTrainingJob","iam:PassRole"],"Resource":"*"},
             {"Effect":"Deny","Action":"sagemaker:CreateTrainingJob","Resource":"*","Condition":{"NumericGreaterThanEquals":{"sagemaker:MaxRuntimeInSeconds":"3600"}}}]}
            """);

        var launch = Assert.Single(Assert.Single(Principals(await AskAsync())).GetProperty("launches").EnumerateArray());

        Assert.Equal(3599, launch.GetProperty("maxRuntimeInSeconds").GetInt64());
        Assert.True(launch.GetProperty("runtimeMayBeLeftOut").GetBoolean());
    }

    [Fact]
    public async Task CostControl_WithoutARoleToPass_MayNotLaunch()
    {
        await MakeUserAsync("vera", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["sagemaker:CreateTrainingJob","iam:PassRole"],"Resource":"*"}]}""");

        var nobody = await AskAsync();
        var asked = await AskAsync($"?who={_account.Arn("user/vera")}&action=CreateTrainingJob");
        await MakeRoleAsync();
        var now = await AskAsync($"?who={_account.Arn("user/vera")}&action=CreateTrainingJob");

        Assert.Empty(Principals(nobody));
        var launch = Assert.Single(Assert.Single(Principals(asked)).GetProperty("launches").EnumerateArray());
        Assert.False(launch.GetProperty("allowed").GetBoolean());
        Assert.Equal("There is no role that SageMaker can assume and that iam:PassRole lets this one hand over to it.", Text(launch, "reason"));
        Assert.True(Assert.Single(Assert.Single(Principals(now)).GetProperty("launches").EnumerateArray()).GetProperty("allowed").GetBoolean());
    }

    [Fact]
    public async Task CostControl_BoundaryAndRole_WhoGetsThereByAssumingIt()
    {
        await MakeRoleAsync();
        await _account.MustAsync("CreateRole", ("RoleName", "Launcher"), ("AssumeRolePolicyDocument",
            $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"{{_account.Arn("root")}}"},"Action":"sts:AssumeRole"}]}"""));
        await _account.MustAsync("PutRolePolicy", ("RoleName", "Launcher"), ("PolicyName", "all"), ("PolicyDocument",
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["sagemaker:*","iam:PassRole"],"Resource":"*"}]}"""));
        await MakeUserAsync("vera", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"*"}]}""");
        await MakeUserAsync("mallory", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}""");

        var launcher = Assert.Single(Principals(await AskAsync("?action=sagemaker:CreateNotebookInstance&instanceType=ml.t3.medium")));
        var endpoints = Assert.Single(Principals(await AskAsync("?action=CreateEndpoint")));

        Assert.Equal(_account.Arn("role/Launcher"), Text(launcher, "arn"));
        Assert.Equal([_account.Arn("user/vera")], Texts(launcher, "assumableBy"));
        Assert.Equal(["ml.t3.medium"], Texts(Assert.Single(launcher.GetProperty("launches").EnumerateArray()), "instanceTypes"));
        Assert.False(Assert.Single(endpoints.GetProperty("launches").EnumerateArray()).TryGetProperty("instanceTypes", out _));
    }

    [Theory]
    [InlineData("?who=nobody", 400, "ValidationError", "who: This must be the ARN of a user or role of the calling account.")]
    [InlineData("?action=DeleteModel", 400, "ValidationError", "action: This must be one of sagemaker:CreateTrainingJob, sagemaker:CreateProcessingJob, sagemaker:CreateHyperParameterTuningJob, sagemaker:CreateTransformJob, sagemaker:CreateEndpointConfig, sagemaker:CreateEndpoint, sagemaker:CreateNotebookInstance.")]
    public async Task CostControl_Malformed_SaysWhere(string query, int status, string code, string message) =>
        (await _account.RestAsync("GET", "/cost-control" + query)).Refused(status, code, message);

    [Fact]
    public async Task CostControl_UnknownType_NamesThose()
    {
        var answer = await _account.RestAsync("GET", "/cost-control?instanceType=ml.x1.large");

        Assert.Equal((400, "ValidationError"), (answer.Status, answer.Code));
        Assert.Contains("ml.t3.medium", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CostControl_UnknownUser_NotFound() =>
        Assert.Equal((404, "NoSuchEntity"), await StatusAsync(_account, $"?who={_account.Arn("user/none")}"));

    [Fact]
    public async Task CostControl_OfOneWhoMayNotSimulate_Denied_AndRecorded()
    {
        var limited = await _account.NewLimitedUserAsync("limited");

        Assert.Equal((403, "AccessDenied"), await StatusAsync(limited, string.Empty));
        var recorded = (await _account.EventsAsync())[0];
        Assert.Equal(("GetCostControl", "iamsim", "AccessDenied"), (Text(recorded, "eventName"), Text(recorded, "eventSource"), Text(recorded, "errorCode")));
    }

    private static async Task<(int, string?)> StatusAsync(TestAccount account, string query)
    {
        var answer = await account.RestAsync("GET", "/cost-control" + query);
        return (answer.Status, answer.Code);
    }

    private async Task<JsonElement> AskAsync(string query = "")
    {
        var answer = await _account.RestAsync("GET", "/cost-control" + query);
        Assert.True(answer.Status == 200, answer.Text);
        return answer.Json;
    }

    private static List<JsonElement> Principals(JsonElement answer) => [.. answer.GetProperty("principals").EnumerateArray()];

    private async Task MakeUserAsync(string name, string policy)
    {
        await _account.MustAsync("CreateUser", ("UserName", name));
        await _account.MustAsync("PutUserPolicy", ("UserName", name), ("PolicyName", "own"), ("PolicyDocument", policy));
    }

    private Task<WireAnswer> MakeRoleAsync() => _account.MustAsync("CreateRole", ("RoleName", "Execution"), ("AssumeRolePolicyDocument", Trust));

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static IEnumerable<string?> Texts(JsonElement element, string name) => element.GetProperty(name).EnumerateArray().Select(e => e.GetString());
}
