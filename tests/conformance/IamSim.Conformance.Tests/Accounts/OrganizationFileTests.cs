using IamSim.Conformance.Tests.Support;
using IamSim.Testing;

namespace IamSim.Conformance.Tests.Accounts;

/// <summary><c>tools/organization.py</c>, by the AWS CLI against the server.</summary>
public sealed class OrganizationFileTests(LiveServer live)
{
    private const string NoS3 = """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"s3:*","Resource":"*"}]}""";

    [Fact]
    public async Task OrganizationFile_OfTheTool_IsImported_AsItIsExported()
    {
        Tool.Require("python3");
        var account = live.NewAccount();
        await MustAsync("create-organization");
        var root = (await MustAsync("list-roots")).Texts("Roots", "Id")[0]!;
        await MustAsync("enable-policy-type", "--root-id", root, "--policy-type", "RESOURCE_CONTROL_POLICY");
        var unit = (await MustAsync("create-organizational-unit", "--parent-id", root, "--name", "Workloads")).Text("OrganizationalUnit", "Id")!;
        await MustAsync("create-organizational-unit", "--parent-id", unit, "--name", "Prod");
        var policy = await MustAsync("create-policy", "--name", "No S3", "--description", "", "--type", "SERVICE_CONTROL_POLICY", "--content", NoS3);
        await MustAsync("attach-policy", "--policy-id", policy.Text("Policy", "PolicySummary", "Id")!, "--target-id", unit);
        await MustAsync("create-account", "--account-name", "Sandbox", "--email", $"{account.Id}@file.example.com");
        var server = account.Environment()["IAMSIM_URL"];

        var file = await Tool.RunAsync("python3", [Repository.PathOf("tools/organization.py"), "--endpoint-url", server], account.Environment());

        Assert.True(file.ExitCode == 0, file.ToString());
        await using var elsewhere = await IamSimHost.StartAsync();
        using var body = new StringContent(file.Output);
        using var imported = await elsewhere.Client.PostAsync("api/v1/simulator/import", body);
        Assert.Contains("\"skipped\":[],\"notes\":[]", await imported.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var export = $"api/v1/simulator/export?format=organization&account={account.Id}";
        using var here = new HttpClient { BaseAddress = new Uri(server) };
        Assert.Equal(await here.GetStringAsync(export), await elsewhere.Client.GetStringAsync(export));

        async Task<CliAnswer> MustAsync(params string[] arguments)
        {
            var answer = await account.AwsAsync(["organizations", .. arguments]);
            Assert.True(answer.Result.ExitCode == 0, $"aws organizations {string.Join(' ', arguments)}: {answer.Result}");
            return answer;
        }
    }
}
