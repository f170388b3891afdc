using IamSim.Hosting;
using IamSim.Testing;
using IamSim.Tests.Organizations;
using IamSim.Tests.Support;
using Microsoft.Extensions.Options;

namespace IamSim.Tests.Simulator.Importing;

public sealed class SeedTests : IDisposable
{
    private const string Account = "111122223333";
    private const string Other = "444455556666";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("iamsim-seed-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Files_AreThereWhenTheServerListens_AndARestartChangesNothing()
    {
        // The report comes first by name, and yet finds its user.
        Write("a-report.csv", Files.Report(Account, "Alice"));
        Write("details.json", Files.Details(Account).ToString());
        Write("password-policy.json", """{ "PasswordPolicy": { "MinimumPasswordLength": 14 } }""");
        Write("README.md", "no file to import");
        Write($"{Other}/details.json", Files.Details(Account).ToString());

        await using (var first = await StartAsync())
        {
            var account = new TestAccount(first.Client, Account);
            Assert.Equal("14", (await account.MustAsync("GetAccountPasswordPolicy")).Value("PasswordPolicy/MinimumPasswordLength"));
            Assert.NotNull((await account.MustAsync("GetLoginProfile", ("UserName", "Alice"))).Value("LoginProfile/CreateDate"));
            Assert.Equal($"arn:aws:iam::{Other}:user/ml/Alice", (await new TestAccount(first.Client, Other).MustAsync("GetUser", ("UserName", "Alice"))).Value("User/Arn"));
            await account.MustAsync("DeleteAccountPasswordPolicy");
            await account.MustAsync("CreateUser", ("UserName", "bob"));
        }

        await using var second = await StartAsync();
        var again = new TestAccount(second.Client, Account);
        Assert.Equal(["Alice", "bob"], (await again.MustAsync("ListUsers")).Values("Users", "UserName"));
        Assert.Equal("NoSuchEntity", (await again.CallAsync("GetAccountPasswordPolicy")).Code);
    }

    [Fact]
    public async Task Organization_AndTheDetailsOfItsMember_AreThereTogether()
    {
        Write("organization.json", OrganizationFile.Of(Account, Other).ToString());
        Write($"{Other}/details.json", Files.Details(Other).ToString());

        await using var host = await StartAsync();

        var member = new TestAccount(host.Client, Other);
        Assert.Equal(["Alice"], (await member.MustAsync("ListUsers")).Values("Users", "UserName"));
        Assert.Equal(Account, (await member.MustOrgAsync("DescribeOrganization")).At("Organization", "MasterAccountId"));
    }

    [Fact]
    public async Task BadFile_StopsTheStart_AndIsNamed_AndNothingIsImported()
    {
        Write("details.json", Files.Details(Account).ToString());
        Write("zz-broken.json", "{ \"UserDetailList\": [ { \"UserName\": \"a b\" } ] }");

        var message = await RefusalAsync();

        Assert.StartsWith("IamSim:Seed:Path: ", message, StringComparison.Ordinal);
        Assert.Contains("zz-broken.json, line 1, UserDetailList[0].UserName", message, StringComparison.Ordinal);
        File.Delete(Path.Combine(_folder.FullName, "zz-broken.json"));
        await using var mended = await StartAsync();
        Assert.Single((await new TestAccount(mended.Client, Account).MustAsync("ListUsers")).Members("Users"));
    }

    [Fact]
    public async Task FilesOfTwoAccounts_StopTheStart()
    {
        Write("a.json", Files.Details(Account).ToString());
        Write("b.json", Files.Details(Other).ToString());

        Assert.Contains("Files of one import are of one account", await RefusalAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public void FolderThatIsNotThere_StopsTheStart()
    {
        var e = Assert.Throws<OptionsValidationException>(() => Server.Build(["--IamSim:Seed:Path=/no/such/folder"]));

        Assert.Equal(["IamSim:Seed:Path=/no/such/folder is not a folder."], e.Failures);
    }

    private void Write(string name, string content)
    {
        var path = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }

    /// <summary>The message that a start ends with.</summary>
    private async Task<string> RefusalAsync()
    {
        await using var app = Server.Build(
            ["--urls=http://127.0.0.1:0", "--Serilog:MinimumLevel:Override:Microsoft=Fatal", $"--IamSim:Seed:Path={_folder.FullName}", $"--ConnectionStrings:IamSim=Data Source={Path.Combine(_folder.FullName, "iamsim.db")}"]);
        return (await Assert.ThrowsAsync<InvalidOperationException>(() => app.StartAsync())).Message;
    }

    private Task<IamSimHost> StartAsync() => IamSimHost.StartAsync(new Dictionary<string, string>
    {
        ["IamSim:Seed:Path"] = _folder.FullName,
        ["ConnectionStrings:IamSim"] = $"Data Source={Path.Combine(_folder.FullName, "iamsim.db")}",
    });
}
