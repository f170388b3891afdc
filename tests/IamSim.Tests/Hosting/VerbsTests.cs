using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using IamSim.Hosting;
using IamSim.Testing;
using IamSim.Tests.Simulator.Importing;
using IamSim.Tests.Support;

namespace IamSim.Tests.Hosting;

public sealed class VerbsTests : IDisposable
{
    private const string Account = "111122223333";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("iamsim-verbs-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Import_ThenExport_IsTheFile_AndTheServerHasIt()
    {
        var details = Write("details.json", Files.Details(Account).ToString());
        var report = Write("report.csv", Files.Report(Account, "Alice"));

        var imported = await RunAsync("import", report, details);
        var exported = await RunAsync("export", "--account", Account);

        Assert.Equal(0, imported.Code);
        Assert.Equal(1, JsonDocument.Parse(imported.Output).RootElement.GetProperty("imported").GetProperty("loginProfile").GetInt32());
        Assert.True(JsonNode.DeepEquals(Files.Details(Account)["UserDetailList"], JsonNode.Parse(exported.Output)!["UserDetailList"]));
        await using var host = await IamSimHost.StartAsync(new Dictionary<string, string> { ["ConnectionStrings:IamSim"] = Database });
        Assert.Single((await new TestAccount(host.Client, Account).MustAsync("ListUsers")).Members("Users"));
    }

    [Fact]
    public async Task Import_IntoAnotherAccount_AndExportToAFile()
    {
        var details = Write("details.json", Files.Details(Account).ToString());
        var output = Path.Combine(_folder.FullName, "out.tf");

        await RunAsync("import", details, "--account=444455556666");
        var exported = await RunAsync("export", "--format", "terraform", "--output", output, "--account", "444455556666");

        Assert.Equal((0, ""), (exported.Code, exported.Output));
        Assert.Contains("resource \"aws_iam_user\" \"Alice\"", await File.ReadAllTextAsync(output), StringComparison.Ordinal);
    }

    /// <summary>Each as the CLI prints it: what they hold tells them apart.</summary>
    [Fact]
    public async Task Import_OfAnOrganizationInSeveralFiles_IsOneImport()
    {
        var files = OrganizationFile.Of(Account, "444455556666").ToList()
            .ConvertAll(member => Write($"{member.Key}.json", new JsonObject { [member.Key] = member.Value!.DeepClone() }.ToString()));

        var alone = await RunAsync("import", files[0]);
        var together = await RunAsync(["import", .. files, Write("details.json", Files.Details(Account).ToString())]);
        var exported = await RunAsync("export", "--format", "organization", "--account", Account);

        Assert.Equal((1, 0), (alone.Code, together.Code));
        Assert.True(JsonNode.DeepEquals(OrganizationFile.Of(Account, "444455556666"), JsonNode.Parse(exported.Output)));
    }

    [Fact]
    public async Task Export_OfWhatIsNotThere_LeavesTheFileAsItIs()
    {
        var file = Write("organization.json", "precious");

        var result = await RunAsync("export", "--format", "organization", "--output", file);

        Assert.Equal((1, ""), (result.Code, result.Output));
        Assert.Contains("manages no organization", result.Error, StringComparison.Ordinal);
        Assert.Equal("precious", await File.ReadAllTextAsync(file));
    }

    [Fact]
    public async Task Snapshot_ThenRestore_IsAsItWas()
    {
        var file = Path.Combine(_folder.FullName, "state.gz");
        await RunAsync("import", Write("details.json", Files.Details(Account).ToString()));
        await RunAsync("snapshot", file);
        await RunAsync("import", Write("more.json", """{ "UserDetailList": [ { "UserName": "more" } ] }"""), "--account", Account);

        Assert.Equal(0, (await RunAsync("restore", file)).Code);
        Assert.DoesNotContain("more", (await RunAsync("export", "--account", Account)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BadFile_IsNamed_AndTheExitCodeTells()
    {
        var bad = Write("bad.json", "{ \"UserDetailList\": [\n 7 ] }");

        var result = await RunAsync("import", bad);

        Assert.Equal((1, ""), (result.Code, result.Output));
        Assert.StartsWith($"{bad}, line 2, UserDetailList[0]: ", result.Error, StringComparison.Ordinal);
        Assert.Equal(1, (await RunAsync("import", Path.Combine(_folder.FullName, "none.json"))).Code);
    }

    [Theory]
    [InlineData("imprt", "x")]
    [InlineData("import")]
    [InlineData("export", "x")]
    [InlineData("export", "--format", "yaml")]
    [InlineData("export", "--account", "x")]
    public async Task Misuse_IsTold(params string[] args)
    {
        var result = await RunAsync(args);

        Assert.Equal(2, result.Code);
        Assert.NotEmpty(result.Error);
    }

    [Theory]
    [InlineData]
    [InlineData("--urls=http://localhost:1")]
    [InlineData("IamSim:AccountId=111122223333")]
    public void Settings_AreNoVerb(params string[] args) => Assert.Null(Verbs.Of(args));

    private string Database => $"Data Source={Path.Combine(_folder.FullName, "iamsim.db")}";

    private string Write(string name, string content)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, content);
        return path;
    }

    private async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter();
        var code = await Verbs.Of([.. args, $"--ConnectionStrings:IamSim={Database}"])!.RunAsync(output, error);
        return (code, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }
}
