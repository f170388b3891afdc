using System.Text;
using System.Text.Json;
using IamSim.Tests.Support;

namespace IamSim.Tests.Simulator.Importing;

public sealed class CredentialImportTests(Sim sim)
{
    private HttpClient Client => sim.Host.Client;

    [Fact]
    public async Task Report_GivesPasswordsDevicesAndKeys()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateUser", ("UserName", "Alice"));
        await account.MustAsync("GetUser", ("UserName", "Alice"));

        await AssertReportAsync(account, await Client.MustImportAsync(Files.Report(account.Id, "Alice")));
    }

    [Fact]
    public async Task Report_AsTheCliPrintsIt_IsBase64()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateUser", ("UserName", "Alice"));
        var content = Convert.ToBase64String(Encoding.UTF8.GetBytes(Files.Report(account.Id, "Alice")));

        var report = await Client.MustImportAsync(JsonSerializer.Serialize(new { Content = content, ReportFormat = "text/csv", GeneratedTime = Files.Date }));

        Assert.Equal(1, report.Imported()["loginProfile"]);
    }

    [Fact]
    public async Task Report_InOneFileWithItsUsers_ComesBehindThem()
    {
        var account = Sim.NewAccountId();
        var file = Files.Details(account);
        file["Content"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(Files.Report(account, "Alice")));
        file["PasswordPolicy"] = new System.Text.Json.Nodes.JsonObject();

        var report = await Client.MustImportAsync(file.ToString());

        Assert.Equal((1, 1, 1), (report.Imported()["user"], report.Imported()["loginProfile"], report.Imported()["passwordPolicy"]));
    }

    [Fact]
    public async Task Report_Again_SkipsWhatIsThere()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateUser", ("UserName", "Alice"));
        await Client.MustImportAsync(Files.Report(account.Id, "Alice"));

        var report = await Client.MustImportAsync(Files.Report(account.Id, "Alice", "Nobody"));

        Assert.Empty(report.Imported());
        Assert.Equal(
            ["mfaDevice root", "loginProfile Alice", "mfaDevice Alice", "accessKey Alice", "signingCertificate Alice", "user Nobody"], report.Skipped());
    }

    [Fact]
    public async Task Password_OfAReport_IsNobodys_UntilItIsSet()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateUser", ("UserName", "Alice"));
        var report = await Client.MustImportAsync(Files.Report(account.Id, "Alice"));
        var key = (await account.MustAsync("ListAccessKeys", ("UserName", "Alice"))).Values("AccessKeyMetadata", "AccessKeyId");
        Assert.All(key, id => Assert.Contains(id!, report.Text, StringComparison.Ordinal));

        var active = (await account.MustAsync("ListAccessKeys", ("UserName", "Alice"))).Members("AccessKeyMetadata")
            .Single(m => m.Value.Contains("Active", StringComparison.Ordinal) && !m.Value.Contains("Inactive", StringComparison.Ordinal))
            .Elements().Single(e => e.Name.LocalName == "AccessKeyId").Value;
        await account.AllowAllAsync("Alice");

        // The secret of an imported key is nobody's: it is made at random, and shown in no answer.
        await sim.LearnAsync(active);
        var change = await account.With(active).CallAsync("ChangePassword", ("OldPassword", "anything"), ("NewPassword", "Correct-Horse-7"));
        await account.MustAsync("UpdateLoginProfile", ("UserName", "Alice"), ("Password", "Correct-Horse-7"));

        Assert.Equal((403, "AccessDenied"), (change.Status, change.Code));
        await account.With(active).MustAsync("ChangePassword", ("OldPassword", "Correct-Horse-7"), ("NewPassword", "Correct-Horse-8"));
    }

    [Theory]
    [InlineData("true,2024-01-02", "perhaps,2024-01-02", "password_enabled")]
    [InlineData("2024-01-02T03:04:05+00:00", "then", "password_last_used")]
    [InlineData("arn:aws:iam::{0}:user", "arn:aws:iam::1:user", "arn")]
    [InlineData("arn:aws:iam::{0}:user", "arn:aws:iam::999999999999:user", "arn")]
    public async Task BadLine_IsToldWithItsPlace(string text, string instead, string column)
    {
        var account = sim.NewAccount();
        var file = Files.Report(account.Id, "Alice").Replace(text.Replace("{0}", account.Id, StringComparison.Ordinal), instead, StringComparison.Ordinal);

        var answer = await Client.ImportAsync(file);

        Assert.Equal(400, answer.Status);
        var error = answer.Json.GetProperty("errors")[0];
        Assert.Equal((3, column), (error.GetProperty("line").GetInt32(), error.GetProperty("path").GetString()));
    }

    [Fact]
    public async Task PasswordPolicy_IsSet_WhereThereIsNone()
    {
        var account = sim.NewAccount();
        const string File = """{ "PasswordPolicy": { "MinimumPasswordLength": 14, "RequireSymbols": true, "ExpirePasswords": true, "MaxPasswordAge": 90 } }""";

        var first = await Client.MustImportAsync(File, $"?account={account.Id}");
        var second = await Client.MustImportAsync(File.Replace("14", "20", StringComparison.Ordinal), $"?account={account.Id}");

        Assert.Equal(1, first.Imported()["passwordPolicy"]);
        Assert.Equal([$"passwordPolicy {account.Id}"], second.Skipped());
        var policy = await account.MustAsync("GetAccountPasswordPolicy");
        Assert.Equal(("14", "true", "false", "90"), (
            policy.Value("PasswordPolicy/MinimumPasswordLength"),
            policy.Value("PasswordPolicy/RequireSymbols"),
            policy.Value("PasswordPolicy/RequireNumbers"),
            policy.Value("PasswordPolicy/MaxPasswordAge")));
    }

    [Theory]
    [InlineData("MinimumPasswordLength", "5")]
    [InlineData("MaxPasswordAge", "\"90\"")]
    [InlineData("RequireSymbols", "1")]
    public async Task BadPasswordPolicy_IsToldWithItsMember(string member, string value)
    {
        var answer = await Client.ImportAsync($$"""{ "PasswordPolicy": { "{{member}}": {{value}} } }""", $"?account={Sim.NewAccountId()}");

        Assert.Equal(400, answer.Status);
        Assert.Equal($"PasswordPolicy.{member}", answer.Json.GetProperty("errors")[0].GetProperty("path").GetString());
    }

    /// <summary>Checks what a report of root and Alice brings in.</summary>
    internal static async Task AssertReportAsync(TestAccount account, RestAnswer report)
    {
        Assert.Equal(new Dictionary<string, int> { ["accessKey"] = 2, ["loginProfile"] = 1, ["mfaDevice"] = 2 }, report.Imported());
        Assert.Equal(["signingCertificate Alice"], report.Skipped());
        Assert.Equal("2023-03-18T04:01:31Z", (await account.MustAsync("GetLoginProfile", ("UserName", "Alice"))).Value("LoginProfile/CreateDate"));
        Assert.Equal("2024-01-02T03:04:05Z", (await account.MustAsync("GetUser", ("UserName", "Alice"))).Value("User/PasswordLastUsed"));
        Assert.Equal([account.Arn("mfa/Alice")], (await account.MustAsync("ListMFADevices", ("UserName", "Alice"))).Values("MFADevices", "SerialNumber"));
        var keys = await account.MustAsync("ListAccessKeys", ("UserName", "Alice"));
        Assert.Equal(["Active", "Inactive"], keys.Values("AccessKeyMetadata", "Status").Order());
        Assert.All(keys.Values("AccessKeyMetadata", "CreateDate"), date => Assert.Equal("2023-03-18T04:01:31Z", date));
        Assert.Contains("<key>AccountMFAEnabled</key><value>1</value>", (await account.MustAsync("GetAccountSummary")).Text, StringComparison.Ordinal);
    }
}
