using System.Text.Json;
using IamSim.Testing;
using IamSim.Tests.Support;

namespace IamSim.Tests.Audit;

/// <summary>Who may ask the trail, what cannot be asked, and that each question is a call.</summary>
public class AuditQuestionTests(Sim sim)
{
    [Theory]
    [InlineData("/events?evntName=x", "evntName is no parameter here. There are: from, to, action, ")]
    [InlineData("/events?eventName=a&eventName=b", "eventName can be given once.")]
    [InlineData("/events?userName=", "userName is empty.")]
    [InlineData("/events?action=iam:GetUser&eventName=GetUser", "action names the operation")]
    [InlineData("/events?from=yesterday", "from must be a time")]
    [InlineData("/events?to=yesterday", "to must be a time")]
    [InlineData("/events?from=2026-02-01&to=2026-01-01", "from is later than to.")]
    [InlineData("/events?order=best", "order must be newest or oldest.")]
    [InlineData("/events?maxItems=0", "maxItems must be between 1 and 1000.")]
    [InlineData("/events?maxItems=many", "MaxItems")]
    [InlineData("/events?readOnly=perhaps", "ReadOnly")]
    [InlineData("/events?marker=x", "Invalid Marker.")]
    [InlineData("/events?text=--", "text must have a letter or a digit.")]
    [InlineData("/events/counts", "Either by (a field) or bucket (a span of time) must be given.")]
    [InlineData("/events/counts?by=eventName&bucket=hour", "Either by")]
    [InlineData("/events/counts?by=colour", "by must be one of eventName, ")]
    [InlineData("/events/counts?by=eventName&max=0", "max must be between 1 and 1000.")]
    [InlineData("/events/counts?bucket=fortnight", "bucket must be minute, hour, day, or an ISO 8601 duration")]
    [InlineData("/events/counts?bucket=P1M", "bucket must be")]
    [InlineData("/events/counts?bucket=PT0S", "bucket must be")]
    [InlineData("/events/counts?bucket=PT0.5S", "bucket must be")]
    [InlineData("/events/counts?bucket=minute&from=1970-01-01&to=2026-01-01", "bucket is too short")]
    [InlineData("/events/export?format=xml", "format must be ndjson or csv.")]
    [InlineData("/events/export?maxItems=1", "maxItems is no parameter here.")]
    [InlineData("/principals/alice/activity", "alice is not the ARN of a user")]
    [InlineData("/principals/arn:aws:iam::123456789012:group%2Fa/activity", "is not the ARN of a user")]
    [InlineData("/principals/arn:aws:iam::123456789012:root/activity?max=0", "max must be between")]
    [InlineData("/principals/arn:aws:iam::123456789012:root/activity?from=x", "from must be a time")]
    public async Task Question_ThatCannotBeAsked_IsRefused_SaysWhichParameter_AndIsOneEvent(string path, string message)
    {
        var account = sim.NewAccount();

        var answer = await account.RestAsync("GET", "/audit" + path);

        Assert.Equal((400, "ValidationError"), (answer.Status, answer.Code));
        Assert.Contains(message, answer.Message, StringComparison.Ordinal);
        Assert.Single(await account.EventsAsync());
    }

    [Theory]
    [InlineData("/events", "ListEvents")]
    [InlineData("/events/counts?by=userName", "CountEvents")]
    [InlineData("/events/export", "ExportEvents")]
    [InlineData("/events/tail", "TailEvents")]
    [InlineData("/principals/arn:aws:iam::123456789012:root/activity", "GetPrincipalActivity")]
    public async Task Question_OfWhoMayNotLookUpEvents_IsDenied(string path, string eventName)
    {
        var account = sim.NewAccount();
        var alice = await account.NewLimitedUserAsync("alice");

        var answer = await alice.RestAsync("GET", "/audit" + path);

        Assert.Equal((403, "AccessDenied"), (answer.Status, answer.Code));
        var denied = (await account.EventsAsync("?userName=alice"))[0];
        Assert.Equal((eventName, "iamsim", "AccessDenied"), (denied.GetProperty("eventName").GetString(), denied.GetProperty("eventSource").GetString(), denied.GetProperty("errorCode").GetString()));
    }

    [Fact]
    public async Task List_WouldBeRefused_TellsDeniedCallsFromAllowedOnes()
    {
        var account = sim.NewAccount();
        var alice = await account.NewLimitedUserAsync("alice");
        await alice.CallAsync("ListRoles");
        await alice.CallAsync("2011-06-15", "GetCallerIdentity");

        Assert.Equal("ListRoles", Assert.Single(await account.EventsAsync("?wouldBeRefused=true")).GetProperty("eventName").GetString());
        Assert.Contains(await account.EventsAsync("?wouldBeRefused=false"), e => e.GetProperty("eventName").GetString() == "CreateUser");
        Assert.Empty(await account.EventsAsync("?wouldBeRefused=true&failed=false"));
    }

    [Fact]
    public async Task Text_WhereItIsOff_IsRefused()
    {
        await using var host = await IamSimHost.StartAsync(new Dictionary<string, string> { ["IamSim:Audit:TextSearch"] = "Off" });

        var answer = await new TestAccount(host.Client, Sim.NewAccountId()).RestAsync("GET", "/audit/events?text=alice");

        answer.Refused(400, "ValidationError", "text cannot be asked by: this server has IamSim:Audit:TextSearch=Off.");
    }

    [Fact]
    public async Task Activity_OfAUser_TellsWhatWasUsed_AndWhatNever()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateUser", ("UserName", "alice"), ("Path", "/ml/"));
        await account.MustAsync(
            "PutUserPolicy",
            ("UserName", "alice"),
            ("PolicyName", "some"),
            ("PolicyDocument", """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["iam:GetUser","iam:ListUsers","iam:DeleteUser","sqs:SendMessage"],"Resource":"*"}}"""));
        var key = await account.NewKeyAsync("alice");
        var alice = account.With(key);
        await alice.MustAsync("GetUser");
        await alice.MustAsync("GetUser");
        await alice.CallAsync("ListRoles");

        var activity = await ActivityAsync(account, account.Arn("user/ml/alice"));

        Assert.Equal(("user", true, 3, 1), (Text(activity, "type"), activity.GetProperty("exists").GetBoolean(), Number(activity, "calls"), Number(activity, "failedCalls")));
        Assert.Equal(
            ["iam ListRoles 1 1 us-east-1 127.0.0.1", "iam GetUser 2 0 us-east-1 127.0.0.1"],
            activity.GetProperty("used").EnumerateArray().Select(u =>
                $"{Text(u, "service")} {Text(u, "action")} {Number(u, "count")} {Number(u, "failedCount")} {Text(u, "lastRegion")} {Text(u, "lastSourceIPAddress")!.Replace("::ffff:", "", StringComparison.Ordinal).Replace("::1", "127.0.0.1", StringComparison.Ordinal)}"));
        Assert.Equal([key], Values(activity, "accessKeys"));
        Assert.Equal(["AccessDenied"], Values(activity, "errors"));
        var allowed = activity.GetProperty("allowed").EnumerateArray().ToList();
        Assert.Equal(["iam", "sqs"], allowed.Select(s => Text(s, "service")));
        Assert.Equal(["DeleteUser", "ListUsers"], allowed[0].GetProperty("neverUsed").EnumerateArray().Select(a => a.GetString()!).Order(StringComparer.Ordinal));
        Assert.Equal((3, 1, false), (Number(allowed[0], "allowedActions"), Number(allowed[1], "allowedActions"), allowed[1].TryGetProperty("lastUsed", out _)));
        Assert.False(allowed[1].TryGetProperty("neverUsed", out _));
        Assert.Equal(allowed[0].GetProperty("lastUsed").GetDateTimeOffset(), activity.GetProperty("lastUsed").GetDateTimeOffset());
    }

    [Fact]
    public async Task Activity_OfARole_IsThatOfItsSessions_WhichHaveTheirOwn()
    {
        var account = sim.NewAccount();
        var (role, session, other) = (
            account.Arn("role/ml/Training"), $"arn:aws:sts::{account.Id}:assumed-role/Training/job-7", $"arn:aws:sts::{account.Id}:assumed-role/Training/job-8");
        await sim.Host.RecordAsync(SessionEvent(account, role, session, "ListUsers"), SessionEvent(account, role, other, "ListRoles"));

        var ofRole = await ActivityAsync(account, role);
        var ofSession = await ActivityAsync(account, session);

        Assert.Equal(("role", 2, false), (Text(ofRole, "type"), Number(ofRole, "calls"), ofRole.GetProperty("exists").GetBoolean()));
        Assert.Equal([other, session], Values(ofRole, "sessions"));
        Assert.False(ofRole.TryGetProperty("allowed", out _));
        Assert.Equal(("session", 1), (Text(ofSession, "type"), Number(ofSession, "calls")));
    }

    [Fact]
    public async Task Activity_OfSomebodyWhoNeverWas_Is404_AndOfWhoDidNothingIsEmpty()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateUser", ("UserName", "idle"));

        var nobody = await account.RestAsync("GET", $"/audit/principals/{Uri.EscapeDataString(account.Arn("user/nobody"))}/activity");
        var foreign = await account.RestAsync("GET", "/audit/principals/arn:aws:iam::999999999999:root/activity");
        var idle = await ActivityAsync(account, account.Arn("user/idle"));
        var root = await ActivityAsync(account, account.Arn("root"));

        nobody.Refused(404, "NotFound", $"The account neither has nor had {account.Arn("user/nobody")}.");
        Assert.Equal(404, foreign.Status);
        Assert.Equal((0, false), (Number(idle, "calls"), idle.TryGetProperty("lastUsed", out _)));
        Assert.Equal("root", Text(root, "type"));
        Assert.True(Number(root, "calls") > 0);
    }

    private static IamSim.Audit.AuditEntry SessionEvent(TestAccount account, string role, string session, string name)
    {
        var id = Guid.CreateVersion7();
        return new(
            account.Id, id, DateTimeOffset.UnixEpoch.AddDays(20_000), name, "iam.amazonaws.com", "job", "AROA1:job", "ASIA1", "10.0.0.1", null, true, [],
            JsonSerializer.SerializeToUtf8Bytes(new { eventID = id, eventName = name, awsRegion = "us-east-1", sourceIPAddress = "10.0.0.1" }))
        { PrincipalArn = role, SessionArn = session };
    }

    private static async Task<JsonElement> ActivityAsync(TestAccount account, string arn)
    {
        var answer = await account.RestAsync("GET", $"/audit/principals/{arn.Replace("/", "%2F", StringComparison.Ordinal)}/activity");
        Assert.True(answer.Status == 200, answer.Text);
        return answer.Json;
    }

    private static string? Text(JsonElement of, string name) => of.GetProperty(name).GetString();

    private static int Number(JsonElement of, string name) => of.GetProperty(name).GetInt32();

    private static IEnumerable<string?> Values(JsonElement of, string name) => of.GetProperty(name).EnumerateArray().Select(v => Text(v, "value"));
}
