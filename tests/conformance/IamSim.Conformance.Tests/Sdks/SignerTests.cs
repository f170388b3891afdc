using IamSim.Conformance.Tests.Support;

namespace IamSim.Conformance.Tests.Sdks;

/// <summary>
/// Requests that independent signers sign, with odd paths, queries, headers and bodies: botocore's, the JavaScript SDK's, curl's. The key is one that
/// IamSim issued, so each signature is verified.
/// </summary>
public sealed class SignerTests(LiveServer live, NodeModules modules)
{
    [Theory]
    [InlineData("header")]
    [InlineData("presigned")]
    public async Task Botocore_Signs_AndIsVerified(string scenario)
    {
        Tool.Require(Tool.IsOnPath("python3") && (await Tool.RunAsync("python3", ["-c", "import botocore"])).ExitCode == 0, "python3 with botocore");

        await Scenario.RunAsync(await AdministratorAsync(), "python3", Repository.PathOf("tests/conformance/python/signing.py"), scenario);
    }

    [Fact]
    public async Task JavaScriptSdk_Signs_AndIsVerified()
    {
        await modules.RequireAsync();

        await Scenario.RunAsync(await AdministratorAsync(), "node", Path.Combine(NodeModules.Folder, "signing.mjs"), "all");
    }

    [Theory]
    [InlineData("iam", "Action=GetUser&Version=2010-05-08", "<UserName>signer</UserName>")]
    [InlineData("sts", "Action=GetCallerIdentity&Version=2011-06-15", ":user/signer</Arn>")]
    public async Task Curl_Signs_AndIsVerified(string service, string form, string expected)
    {
        Tool.Require(Tool.IsOnPath("curl"), "curl");
        var account = await AdministratorAsync();
        var environment = account.Environment();

        var answer = await Tool.RunAsync(
            "curl",
            [
                "-s", "--aws-sigv4", $"aws:amz:us-east-1:{service}", "--user", $"{environment["AWS_ACCESS_KEY_ID"]}:{environment["AWS_SECRET_ACCESS_KEY"]}",
                "--data", form, environment["IAMSIM_URL"] + "/",
            ],
            environment);

        Assert.Contains(expected, answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Curl_WithAnotherSecret_IsRefused()
    {
        Tool.Require(Tool.IsOnPath("curl"), "curl");
        var environment = (await AdministratorAsync()).Environment();

        var answer = await Tool.RunAsync(
            "curl",
            ["-s", "--aws-sigv4", "aws:amz:us-east-1:iam", "--user", $"{environment["AWS_ACCESS_KEY_ID"]}:wrong", environment["IAMSIM_URL"] + "/api/v1/users"],
            environment);

        Assert.Contains("SignatureDoesNotMatch", answer.Output, StringComparison.Ordinal);
    }

    private async Task<LiveAccount> AdministratorAsync()
    {
        var root = live.NewAccount();
        foreach (var (action, parameters) in new (string, (string, string)[])[]
        {
            ("CreateUser", [("UserName", "signer")]),
            ("AttachUserPolicy", [("UserName", "signer"), ("PolicyArn", "arn:aws:iam::aws:policy/AdministratorAccess")]),
        })
        {
            Assert.Equal(200, (await root.CallAsync(action, parameters)).Status);
        }

        var key = await root.CallAsync("CreateAccessKey", ("UserName", "signer"));
        return root.With(key.Value("AccessKeyId")!, key.Value("SecretAccessKey")!);
    }
}
