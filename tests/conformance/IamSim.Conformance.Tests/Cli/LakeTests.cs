using IamSim.Conformance.Tests.Support;

namespace IamSim.Conformance.Tests.Cli;

/// <summary>CloudTrail Lake through the AWS CLI, and what it costs a server that has no event data store.</summary>
public sealed class LakeTests(LiveServer live)
{
    [Fact]
    public async Task Lake_AnswersQueries_AsAwsAnswers()
    {
        var account = live.NewAccount();
        var store = (await MustAsync(account, "create-event-data-store", "--name", "cli-events", "--no-termination-protection-enabled", "--retention-period", "90"))
            .Text("EventDataStoreArn")!;
        Assert.Equal([store], (await MustAsync(account, "list-event-data-stores")).Texts("EventDataStores", "EventDataStoreArn"));
        await account.MustAsync("create-user", "--user-name", "alice");
        var id = store[(store.LastIndexOf('/') + 1)..];

        var query = (await MustAsync(
            account, "start-query", "--query-statement",
            $"SELECT eventName, userIdentity.arn, COUNT(*) AS calls FROM {id} WHERE eventSource = 'iam.amazonaws.com' GROUP BY eventName, userIdentity.arn")).Text("QueryId")!;
        string? status;
        do
        {
            status = (await MustAsync(account, "describe-query", "--query-id", query)).Text("QueryStatus");
        }
        while (status is "QUEUED" or "RUNNING");

        Assert.Equal("FINISHED", status);
        Assert.Equal(
            "[[{\"eventName\":\"CreateUser\"},{\"arn\":\"" + account.Arn("root") + "\"},{\"calls\":\"1\"}]]",
            System.Text.Json.JsonSerializer.Serialize((await MustAsync(account, "get-query-results", "--query-id", query)).At("QueryResultRows")));
        Assert.Equal([query], (await MustAsync(account, "list-queries", "--event-data-store", store)).Texts("Queries", "QueryId"));
        (await account.AwsAsync(["cloudtrail", "start-query", "--query-statement", $"DROP TABLE {id}"])).Refused(
            "StartQuery", "InvalidQueryStatementException", "Only SELECT statements are allowed.");
        await MustAsync(account, "update-event-data-store", "--event-data-store", store, "--name", "renamed");
        await MustAsync(account, "stop-event-data-store-ingestion", "--event-data-store", store);
        await MustAsync(account, "start-event-data-store-ingestion", "--event-data-store", store);
        await MustAsync(account, "delete-event-data-store", "--event-data-store", store);
        Assert.Equal("ENABLED", (await MustAsync(account, "restore-event-data-store", "--event-data-store", store)).Text("Status"));
    }

    [Fact]
    public async Task Engine_IsLoadedWithTheFirstQuery_AndNotBefore()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        var folder = Directory.CreateTempSubdirectory("iamsim-lake-");
        await using var server = await ServerProcess.StartAsync($"Data Source={Path.Combine(folder.FullName, "iamsim.db")}");
        var account = server.NewAccount();
        Assert.Equal(404, (int)(await server.Client.GetAsync("api/v1/users/nobody", TestContext.Current.CancellationToken)).StatusCode);
        Assert.DoesNotContain("libduckdb", await MapsAsync(), StringComparison.Ordinal);

        var made = await account.AwsAsync(["cloudtrail", "create-event-data-store", "--name", "events"]);
        var id = made.Text("EventDataStoreArn")!.Split('/')[^1];
        await account.AwsAsync(["cloudtrail", "start-query", "--query-statement", $"SELECT eventName FROM {id}"]);

        Assert.Contains("libduckdb", await MapsAsync(), StringComparison.Ordinal);

        Task<string> MapsAsync() => File.ReadAllTextAsync($"/proc/{server.ProcessId}/maps", TestContext.Current.CancellationToken);
    }

    private static async Task<CliAnswer> MustAsync(LiveAccount account, params string[] arguments)
    {
        var answer = await account.AwsAsync(["cloudtrail", .. arguments]);
        Assert.True(answer.Result.ExitCode == 0, $"aws cloudtrail {string.Join(' ', arguments)}: {answer.Result}");
        return answer;
    }
}
