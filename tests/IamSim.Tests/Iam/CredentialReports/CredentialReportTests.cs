using System.Text;
using IamSim.Testing;
using IamSim.Tests.Iam.Mfa;
using IamSim.Tests.Support;

namespace IamSim.Tests.Iam.CredentialReports;

public sealed class CredentialReportTests(Sim sim)
{
    private static readonly DateTimeOffset NewYear = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Report_IsMadeOnceInFourHours_AndExpires()
    {
        // A server of its own, for its clock is turned.
        await using var iam = await IamSimHost.StartAsync();
        var account = new TestAccount(iam.Client, Sim.NewAccountId());
        await iam.Clock.FreezeAsync(NewYear);

        (await account.CallAsync("GetCredentialReport")).Refused(410, "ReportNotPresent", message: null);
        var first = await account.MustAsync("GenerateCredentialReport");
        await account.MustAsync("CreateUser", ("UserName", "alice"));
        await iam.Clock.AdvanceAsync(TimeSpan.FromHours(4) - TimeSpan.FromSeconds(1));
        var second = await account.MustAsync("GenerateCredentialReport");
        var kept = await account.MustAsync("GetCredentialReport");
        await iam.Clock.AdvanceAsync(TimeSpan.FromSeconds(1));
        (await account.CallAsync("GetCredentialReport")).Refused(410, "ReportExpired", message: null);
        var third = await account.MustAsync("GenerateCredentialReport");

        Assert.Equal(("STARTED", "No report exists. Starting a new report generation task"), (first.Value("State"), first.Value("Description")));
        Assert.Equal(("COMPLETE", null), (second.Value("State"), second.Value("Description")));
        Assert.Equal(("text/csv", "2030-01-01T00:00:00Z"), (kept.Value("ReportFormat"), kept.Value("GeneratedTime")));
        Assert.Single(Rows(kept));
        Assert.Equal("STARTED", third.Value("State"));
        Assert.Equal(["<root_account>", "alice"], Rows(await account.MustAsync("GetCredentialReport")).Select(r => r["user"]));
    }

    [Fact]
    public async Task Report_HasWhatIsTrueOfEachCredential()
    {
        await using var iam = await IamSimHost.StartAsync();
        var account = new TestAccount(iam.Client, Sim.NewAccountId());
        await iam.Clock.FreezeAsync(NewYear);
        await account.MustAsync("UpdateAccountPasswordPolicy", ("MaxPasswordAge", "90"));
        await account.MustAsync("CreateUser", ("UserName", "alice"), ("Path", "/ml/"));
        await account.MustAsync("CreateUser", ("UserName", "bob,jr"));
        await iam.Clock.AdvanceAsync(TimeSpan.FromDays(1));
        await account.MustAsync("CreateLoginProfile", ("UserName", "alice"), ("Password", "Correct-Horse-7-Battery"));
        await account.AllowAllAsync("alice");
        var key = await account.MustAsync("CreateAccessKey", ("UserName", "alice"));
        await account.MustAsync("UpdateAccessKey", ("UserName", "alice"), ("AccessKeyId", key.Value("AccessKey/AccessKeyId")!), ("Status", "Active"));
        await account.MustAsync(
            "UploadSigningCertificate",
            ("UserName", "alice"),
            ("CertificateBody", Certificates.SelfSigned(from: NewYear.AddDays(-9), until: NewYear.AddDays(9)).Body));
        await iam.Clock.AdvanceAsync(TimeSpan.FromDays(1));
        await account.MustAsync("CreateAccessKey", ("UserName", "alice"));
        await account.With(key.Value("AccessKey/AccessKeyId")!).CallAsync("2011-06-15", "GetCallerIdentity");
        await iam.Clock.AdvanceAsync(TimeSpan.FromDays(1));
        await account.MustAsync("GenerateCredentialReport");

        var answer = await account.MustAsync("GetCredentialReport");

        Assert.Equal(
            "user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,"
            + "access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,"
            + "access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,access_key_2_last_used_region,access_key_2_last_used_service,"
            + "cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated,additional_credentials_info",
            Text(answer).Split('\n')[0]);
        const string First = "2030-01-01T00:00:00Z";
        const string Second = "2030-01-02T00:00:00Z";
        Assert.Equal(
            [
                $"<root_account>,arn:aws:iam::{account.Id}:root,{First},false,N/A,N/A,not_supported,false,"
                + "false,N/A,N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A,N/A",
                $"alice,{account.Arn("user/ml/alice")},{First},true,no_information,{Second},2030-04-02T00:00:00Z,false,"
                + $"true,{Second},2030-01-03T00:00:00Z,us-east-1,sts,true,2030-01-03T00:00:00Z,N/A,N/A,N/A,true,{Second},false,N/A,N/A",
                $"\"bob,jr\",\"{account.Arn("user/bob,jr")}\",{First},false,N/A,N/A,N/A,false,"
                + "false,N/A,N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A,N/A",
            ],
            Sorted(Text(answer)));
    }

    [Fact]
    public async Task Report_ShowsMfaAndRootsKeys()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateUser", ("UserName", "alice"));
        await account.MustAsync("CreateAccessKey");
        await Authenticator.EnabledAsync(account, "alice", "alice");
        await account.MustAsync("GenerateCredentialReport");

        var rows = Rows(await account.MustAsync("GetCredentialReport"));

        Assert.Equal(("true", "false"), (rows[0]["access_key_1_active"], rows[0]["mfa_active"]));
        Assert.Equal("true", rows[1]["mfa_active"]);
    }

    [Fact]
    public async Task Events_CallBothReads()
    {
        var account = sim.NewAccount();
        await account.MustAsync("GenerateCredentialReport");
        await account.MustAsync("GetCredentialReport");

        var events = await account.EventsAsync("?maxItems=2");

        Assert.All(events, e => Assert.True(e.GetProperty("readOnly").GetBoolean()));
    }

    [Fact]
    public async Task Rest_MakesAndShowsIt_AsJsonAndAsCsv()
    {
        var account = sim.NewAccount();

        var made = await account.RestAsync("POST", "/account/credential-report");
        var shown = await account.RestAsync("GET", "/account/credential-report");
        var csv = await account.RestAsync("GET", "/account/credential-report/csv");
        var accepted = await account.RestAsync("GET", "/account/credential-report", body: null, ("Accept", "text/csv"));

        Assert.Equal("STARTED", made.Json.GetProperty("state").GetString());
        Assert.Equal(Encoding.UTF8.GetString(shown.Json.GetProperty("content").GetBytesFromBase64()), csv.Text);
        Assert.Equal(csv.Text, accepted.Text);
        Assert.StartsWith("user,arn,", csv.Text, StringComparison.Ordinal);
        Assert.Equal(410, (await sim.NewAccount().RestAsync("GET", "/account/credential-report/csv")).Status);
    }

    private static string Text(WireAnswer answer) => Encoding.UTF8.GetString(Convert.FromBase64String(answer.Value("Content")!));

    private static IEnumerable<string> Sorted(string report) => report.Split('\n').Skip(1);

    private static List<Dictionary<string, string>> Rows(WireAnswer answer)
    {
        var lines = Text(answer).Split('\n');
        var names = lines[0].Split(',');
        return lines.Skip(1).Select(line => names.Zip(line.Split(',')).ToDictionary(pair => pair.First, pair => pair.Second)).ToList();
    }
}
