using IamSim.Conformance.Tests.Support;

namespace IamSim.Conformance.Tests.Sdks;

/// <summary>
/// Requests to S3 as boto3, the AWS CLI and curl send them: both styles of addresses, all ways to sign a payload, checksums, presigned URLs. The key is one
/// that IamSim issued, so each signature is verified.
/// </summary>
public sealed class S3RequestTests(LiveServer live)
{
    [Theory]
    [InlineData("addressing")]
    [InlineData("payloads")]
    [InlineData("presigned")]
    [InlineData("refusals")]
    [InlineData("through_an_endpoint")]
    public async Task Boto3_Requests_AreTakenAsS3Does(string scenario)
    {
        Tool.Require(Tool.IsOnPath("python3") && (await Tool.RunAsync("python3", ["-c", "import boto3"])).ExitCode == 0, "python3 with boto3");

        await Scenario.RunAsync(await live.NewAccount().AdministratorAsync(), "python3", Repository.PathOf("tests/conformance/python/s3requests.py"), scenario);
    }

    [Fact]
    public async Task Cli_CopiesThereAndBack()
    {
        Tool.Require(Tool.IsOnPath("aws"), "the AWS CLI");
        var environment = (await live.NewAccount().AdministratorAsync()).Environment();
        var bucket = $"cli-{Guid.NewGuid():N}";
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var (there, back) = (Path.Combine(folder.FullName, "there"), Path.Combine(folder.FullName, "back"));
            var content = new byte[12_000_000];
            Random.Shared.NextBytes(content);
            await File.WriteAllBytesAsync(there, content, TestContext.Current.CancellationToken);

            foreach (string[] command in new string[][] { ["mb", $"s3://{bucket}"], ["cp", there, $"s3://{bucket}/a/b"], ["cp", $"s3://{bucket}/a/b", back] })
            {
                var ran = await Tool.RunAsync("aws", ["--endpoint-url", environment["IAMSIM_URL"], "s3", .. command], environment);
                Assert.True(ran.ExitCode == 0, ran.ToString());
            }

            Assert.Equal(content, await File.ReadAllBytesAsync(back, TestContext.Current.CancellationToken));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Curl_Signs_AndIsVerified()
    {
        Tool.Require(Tool.IsOnPath("curl"), "curl");
        var environment = (await live.NewAccount().AdministratorAsync()).Environment();
        var bucket = $"curl-{Guid.NewGuid():N}";

        // Curl's older versions do not say what payload they sign.
        string[] signed = ["-s", "-H", "x-amz-content-sha256: UNSIGNED-PAYLOAD", "--aws-sigv4", "aws:amz:us-east-1:s3", "--user", $"{environment["AWS_ACCESS_KEY_ID"]}:{environment["AWS_SECRET_ACCESS_KEY"]}"];

        await Tool.RunAsync("curl", [.. signed, "-X", "PUT", $"{environment["IAMSIM_URL"]}/{bucket}"], environment);
        await Tool.RunAsync("curl", [.. signed, "-X", "PUT", "--data", "content", $"{environment["IAMSIM_URL"]}/{bucket}/key"], environment);
        var got = await Tool.RunAsync("curl", [.. signed, $"{environment["IAMSIM_URL"]}/{bucket}/key"], environment);
        var anybody = await Tool.RunAsync("curl", ["-s", $"{environment["IAMSIM_URL"]}/{bucket}/key"], environment);

        Assert.Equal("content", got.Output);
        Assert.Contains("<Code>AccessDenied</Code>", anybody.Output, StringComparison.Ordinal);
    }
}
