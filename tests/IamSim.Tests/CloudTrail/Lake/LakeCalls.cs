using System.Globalization;
using IamSim.Tests.Support;

namespace IamSim.Tests.CloudTrail.Lake;

/// <summary>Calls of CloudTrail Lake.</summary>
internal static class LakeCalls
{
    private const string Target = "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.";

    public static Task<JsonAnswer> LakeAsync(this TestAccount account, string operation, object? body = null) => account.JsonAsync(Target + operation, body);

    /// <summary>Calls and expects success.</summary>
    public static async Task<JsonAnswer> MustLakeAsync(this TestAccount account, string operation, object? body = null)
    {
        var answer = await account.LakeAsync(operation, body);
        Assert.True(answer.Status == 200, $"{operation} answered {answer.Status} {answer.Text}");
        return answer;
    }

    /// <summary>A new event data store without termination protection; its id.</summary>
    public static async Task<string> NewStoreAsync(this TestAccount account, string name = "events") =>
        IdOf(await account.MustLakeAsync("CreateEventDataStore", new { Name = name, TerminationProtectionEnabled = false }));

    public static string IdOf(JsonAnswer store) => store.At("EventDataStoreArn")[(store.At("EventDataStoreArn").LastIndexOf('/') + 1)..];

    public static async Task<string> StartAsync(this TestAccount account, string sql) =>
        (await account.MustLakeAsync("StartQuery", new { QueryStatement = sql })).At("QueryId");

    /// <summary>A query that runs until somebody ends it.</summary>
    public static string Endless(string store) =>
        $"SELECT COUNT(*) FROM {store} RIGHT JOIN range(10000000) AS a(x) ON false, range(10000000) AS b(y) WHERE x * y % 7 = 3";

    /// <summary>Waits until a query is over.</summary>
    public static async Task<JsonAnswer> EndOfAsync(this TestAccount account, string query)
    {
        for (var tries = 0; ; tries++)
        {
            var answer = await account.MustLakeAsync("DescribeQuery", new { QueryId = query });
            if (answer.At("QueryStatus") is not ("QUEUED" or "RUNNING"))
            {
                return answer;
            }

            Assert.True(tries < 1200, $"The query is {answer.At("QueryStatus")} after two minutes.");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Runs a query and gives its rows: the values with a bar between them.</summary>
    public static async Task<IReadOnlyList<string>> RowsAsync(this TestAccount account, string sql)
    {
        var query = await account.StartAsync(sql);
        var end = await account.EndOfAsync(query);
        Assert.True(end.At("QueryStatus") == "FINISHED", end.Text);
        return Rows(await account.MustLakeAsync("GetQueryResults", new { QueryId = query }));
    }

    public static IReadOnlyList<string> Rows(JsonAnswer results) =>
        [.. results.Json.GetProperty("QueryResultRows").EnumerateArray().Select(row => string.Join('|', row.EnumerateArray().Select(c => c.EnumerateObject().Single().Value.GetString())))];

    /// <summary>The names of the columns of the first row.</summary>
    public static string Columns(JsonAnswer results) =>
        string.Join('|', results.Json.GetProperty("QueryResultRows")[0].EnumerateArray().Select(c => c.EnumerateObject().Single().Name));

    public static string Text(this int number) => number.ToString(CultureInfo.InvariantCulture);

    public static object Selector(params object[] fields) => new { Name = "s", FieldSelectors = fields };
}
