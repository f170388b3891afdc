using IamSim.Conformance.Tests.Support;

namespace IamSim.Conformance.Tests.Cli;

/// <summary>SageMaker through the AWS CLI.</summary>
public sealed class SageMakerTests(LiveServer live)
{
    private const string Image = "Image=123456789012.dkr.ecr.us-east-1.amazonaws.com/xgboost:1";
    private const string Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"sagemaker.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";

    [Fact]
    public async Task Model_IsMadeTaggedListedAndDeleted_AsAwsAnswers()
    {
        var account = live.NewAccount();
        var arn = $"arn:aws:sagemaker:us-east-1:{account.Id}:model/churn";
        await account.MustAsync("create-role", "--role-name", "Sage", "--assume-role-policy-document", Trust);

        var made = await MustAsync(account, "create-model", "--model-name", "churn", "--execution-role-arn", account.Arn("role/Sage"), "--primary-container", Image, "--tags", "Key=team,Value=vision");
        Assert.Equal(arn, made.Text("ModelArn"));
        Assert.Equal(["vision"], (await MustAsync(account, "list-tags", "--resource-arn", arn)).Texts("Tags", "Value"));
        Assert.Equal(["churn"], (await MustAsync(account, "list-models", "--name-contains", "chu")).Texts("Models", "ModelName"));
        (await account.AwsAsync("sagemaker", "create-model", "--model-name", "churn", "--execution-role-arn", account.Arn("role/Sage"), "--primary-container", Image))
            .Refused("CreateModel", "ValidationException", $"Cannot create already existing model \"{arn}\".");
        await MustAsync(account, "delete-model", "--model-name", "churn");
        (await account.AwsAsync("sagemaker", "describe-model", "--model-name", "churn")).Refused("DescribeModel", "ValidationException", $"Could not find model \"{arn}\".");
    }

    private static async Task<CliAnswer> MustAsync(LiveAccount account, params string[] arguments)
    {
        var answer = await account.AwsAsync(["sagemaker", .. arguments]);
        Assert.True(answer.Result.ExitCode == 0, $"aws sagemaker {string.Join(' ', arguments)}: {answer.Result}");
        return answer;
    }
}
