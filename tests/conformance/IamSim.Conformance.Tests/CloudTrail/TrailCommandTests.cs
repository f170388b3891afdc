using IamSim.Conformance.Tests.Support;

namespace IamSim.Conformance.Tests.CloudTrail;

/// <summary>CloudTrail through the AWS CLI.</summary>
public sealed class TrailCommandTests(LiveServer live)
{
    [Fact]
    public async Task LookupEvents_FindsWhatWasDone()
    {
        var account = live.NewAccount();
        await account.MustAsync("create-user", "--user-name", "alice");
        await account.MustAsync("create-group", "--group-name", "team");

        var found = await MustAsync(account, "lookup-events", "--lookup-attributes", "AttributeKey=EventName,AttributeValue=CreateUser", "--max-items", "5");
        Assert.Equal(["CreateUser"], found.Texts("Events", "EventName"));
        Assert.Contains("\"userName\":\"alice\"", found.At("Events")[0].GetProperty("CloudTrailEvent").GetString(), StringComparison.Ordinal);
        var all = await MustAsync(account, "lookup-events", "--page-size", "2");
        Assert.Superset(new HashSet<string?> { "CreateUser", "CreateGroup" }, all.Texts("Events", "EventName").ToHashSet());
        (await CloudTrailAsync(account, "lookup-events", "--start-time", "2026-01-02", "--end-time", "2026-01-01"))
            .Refused("LookupEvents", "InvalidTimeRangeException", "The start time occurs after the end time.");
    }

    [Fact]
    public async Task Trail_LivesAndDies()
    {
        var account = live.NewAccount();
        var made = await MustAsync(
            account, "create-trail", "--name", "management", "--s3-bucket-name", "cli-logs", "--is-multi-region-trail", "--enable-log-file-validation", "--tags-list", "Key=team,Value=red");
        var arn = made.Text("TrailARN")!;

        await MustAsync(account, "start-logging", "--name", arn);
        Assert.True((await MustAsync(account, "get-trail-status", "--name", "management")).At("IsLogging").GetBoolean());
        Assert.Equal([arn], (await MustAsync(account, "describe-trails")).Texts("trailList", "TrailARN"));
        Assert.Equal(["management"], (await MustAsync(account, "list-trails")).Texts("Trails", "Name"));
        var selectors = await MustAsync(
            account, "put-event-selectors", "--trail-name", "management", "--advanced-event-selectors",
            """[{"Name":"writes","FieldSelectors":[{"Field":"eventCategory","Equals":["Management"]},{"Field":"readOnly","Equals":["false"]}]}]""");
        Assert.Equal(["writes"], selectors.Texts("AdvancedEventSelectors", "Name"));
        Assert.Equal(selectors.Result.Output, (await MustAsync(account, "get-event-selectors", "--trail-name", "management")).Result.Output);
        Assert.Equal("red", (await MustAsync(account, "list-tags", "--resource-id-list", arn)).At("ResourceTagList")[0].GetProperty("TagsList")[0].GetProperty("Value").GetString());
        Assert.Equal("logs", (await MustAsync(account, "update-trail", "--name", "management", "--s3-key-prefix", "logs")).Text("S3KeyPrefix"));
        await MustAsync(account, "stop-logging", "--name", "management");
        await MustAsync(account, "delete-trail", "--name", "management");

        (await CloudTrailAsync(account, "get-trail", "--name", "management"))
            .Refused("GetTrail", "TrailNotFoundException", $"Unknown trail: {arn} for the user: {account.Id}");
    }

    private static Task<CliAnswer> CloudTrailAsync(LiveAccount account, params string[] arguments) => account.AwsAsync(["cloudtrail", .. arguments]);

    private static async Task<CliAnswer> MustAsync(LiveAccount account, params string[] arguments)
    {
        var answer = await CloudTrailAsync(account, arguments);
        Assert.True(answer.Result.ExitCode == 0, $"aws cloudtrail {string.Join(' ', arguments)}: {answer.Result}");
        return answer;
    }
}
