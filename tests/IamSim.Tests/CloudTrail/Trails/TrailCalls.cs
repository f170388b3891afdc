using IamSim.Tests.Support;

namespace IamSim.Tests.CloudTrail.Trails;

/// <summary>Calls of CloudTrail, and trails to call it about.</summary>
internal static class TrailCalls
{
    public const string Bucket = "amzn-s3-demo-bucket";

    public static Task<JsonAnswer> TrailAsync(this TestAccount account, string operation, object? body = null) =>
        account.JsonAsync("com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101." + operation, body);

    /// <summary>Calls and expects success.</summary>
    public static async Task<JsonAnswer> MustTrailAsync(this TestAccount account, string operation, object? body = null)
    {
        var answer = await account.TrailAsync(operation, body);
        Assert.True(answer.Status == 200, $"{operation} answered {answer.Status} {answer.Text}");
        return answer;
    }

    /// <summary>Makes a trail and says its ARN.</summary>
    public static async Task<string> NewTrailAsync(this TestAccount account, string name = "management") =>
        (await account.MustTrailAsync("CreateTrail", new { Name = name, S3BucketName = Bucket })).At("TrailARN");

    public static string TrailArn(this TestAccount account, string name = "management", string region = "us-east-1") =>
        $"arn:aws:cloudtrail:{region}:{account.Id}:trail/{name}";

    /// <summary>The code of a refusal, whatever its words.</summary>
    public static async Task<string?> CodeAsync(this TestAccount account, string operation, object body) => (await account.TrailAsync(operation, body)).Code;
}
