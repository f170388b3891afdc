using System.Globalization;
using IamSim.Tests.Support;
using static IamSim.Tests.CloudTrail.Lake.LakeCalls;

namespace IamSim.Tests.CloudTrail.Lake;

public sealed class LakeQueryTests(Sim sim)
{
    [Fact]
    public async Task StartQuery_SeesEveryCallBeforeIt()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateUser", ("UserName", "before"));
        var store = await account.NewStoreAsync();
        await account.MustAsync("CreateUser", ("UserName", "alice"));
        Assert.Equal(409, (await account.CallAsync("CreateUser", ("UserName", "alice"))).Status);
        await account.MustAsync("ListUsers");

        var rows = await account.RowsAsync(
            $"SELECT eventName, errorCode, readOnly, element_at(requestParameters, 'userName') FROM {store} WHERE eventSource = 'iam.amazonaws.com' ORDER BY eventName, errorCode NULLS FIRST");

        Assert.Equal(["CreateUser||false|alice", "CreateUser|EntityAlreadyExistsException|false|alice", "ListUsers||true|"], rows);
    }

    [Fact]
    public async Task StartQuery_Again_SeesWhatCameBetween_EachEventOnce()
    {
        var account = sim.NewAccount();
        var store = await account.NewStoreAsync();
        var expected = 0;
        for (var round = 0; round < 12; round++)
        {
            // More small segments than are left beside each other: they are merged meanwhile.
            await account.MustAsync("ListUsers");
            expected++;
            Assert.Equal(
                [$"{expected.Text()}|{expected.Text()}"],
                await account.RowsAsync($"SELECT COUNT(*), COUNT(DISTINCT eventID) FROM {store} WHERE eventName = 'ListUsers'"));
        }
    }

    [Fact]
    public async Task GetQueryResults_NamesColumnsAsTheStatementDoes()
    {
        var account = sim.NewAccount();
        var store = await account.NewStoreAsync();
        await account.MustAsync("ListUsers");
        var query = await account.StartAsync(
            $"SELECT EVENTNAME, userIdentity.ARN, COUNT(*), MAX(eventTime) AS latest, userIdentity.arn AS who FROM {store.ToUpperInvariant()} WHERE eventName = 'ListUsers' GROUP BY eventName, userIdentity.arn");
        await account.EndOfAsync(query);

        var results = await account.MustLakeAsync("GetQueryResults", new { QueryId = query });

        Assert.Equal("EVENTNAME|ARN|_col2|latest|who", Columns(results));
        Assert.Equal("FINISHED", results.At("QueryStatus"));
        Assert.Equal(("1", "1"), (results.At("QueryStatistics", "ResultsCount"), results.At("QueryStatistics", "TotalResultsCount")));
        Assert.Matches(@"^ListUsers\|arn:aws:iam::\d{12}:root\|1\|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.000\|arn:aws:iam::\d{12}:root$", Rows(results).Single());
    }

    [Fact]
    public async Task SelectAll_HasAwsColumns_AndTheRecordAsItIs()
    {
        var account = sim.NewAccount();
        var store = await account.NewStoreAsync();
        await account.MustAsync("CreateUser", ("UserName", "alice"), ("Tags.member.1.Key", "k"), ("Tags.member.1.Value", "v"));
        var query = await account.StartAsync($"SELECT * FROM {store} WHERE eventName = 'CreateUser'");
        await account.EndOfAsync(query);

        var results = await account.MustLakeAsync("GetQueryResults", new { QueryId = query });

        Assert.Equal(
            "eventversion|useridentity|eventtime|eventsource|eventname|awsregion|sourceipaddress|useragent|errorcode|errormessage|requestparameters|responseelements|"
            + "additionaleventdata|requestid|eventid|readonly|resources|eventtype|apiversion|managementevent|recipientaccountid|sharedeventid|annotation|vpcendpointid|"
            + "vpcendpointaccountid|serviceeventdetails|addendum|edgedevicedetails|insightdetails|eventcategory|tlsdetails|sessioncredentialfromconsole|eventjson|eventjsonchecksum",
            Columns(results));
        var row = results.Json.GetProperty("QueryResultRows")[0].EnumerateArray().Select(c => c.EnumerateObject().Single()).ToDictionary(c => c.Name, c => c.Value.GetString()!);
        var record = (await account.EventsAsync("?eventName=CreateUser")).Single();
        Assert.Equal(record.GetRawText(), row["eventjson"]);
        Assert.Equal(record.GetProperty("eventID").GetString(), row["eventid"]);
        Assert.StartsWith("{type=Root, principalid=" + account.Id, row["useridentity"], StringComparison.Ordinal);
        Assert.Equal("""{userName=alice, tags=[{"key":"k","value":"v"}]}""", row["requestparameters"]);
        Assert.Equal(
            Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(record.GetRawText()))), row["eventjsonchecksum"]);
    }

    [Fact]
    public async Task GetQueryResults_InPages_ShowsEachRowOnce()
    {
        var account = sim.NewAccount();
        var store = await account.NewStoreAsync();
        var query = await account.StartAsync($"SELECT n FROM {store} RIGHT JOIN range(2500) AS r(n) ON false ORDER BY n");
        await account.EndOfAsync(query);
        var seen = new List<string>();
        string? token = null;
        do
        {
            var page = await account.MustLakeAsync(
                "GetQueryResults", token is null ? new { QueryId = query, MaxQueryResults = 700 } : new { QueryId = query, MaxQueryResults = 700, NextToken = token });
            Assert.Equal("2500", page.At("QueryStatistics", "TotalResultsCount"));
            seen.AddRange(Rows(page));
            token = page.Json.TryGetProperty("NextToken", out var next) ? next.GetString() : null;
        }
        while (token is not null);

        Assert.Equal(Enumerable.Range(0, 2500).Select(n => n.Text()), seen);
        Assert.Equal("InvalidNextTokenException", (await account.LakeAsync("GetQueryResults", new { QueryId = query, NextToken = "tokenless" })).Code);
    }

    [Fact]
    public async Task DescribeQuery_HasStatistics()
    {
        var account = sim.NewAccount();
        var store = await account.NewStoreAsync();
        for (var i = 0; i < 5; i++)
        {
            await account.MustAsync("ListUsers");
        }

        await account.MustAsync("ListRoles");
        var sql = $"SELECT eventName, eventTime FROM {store} WHERE eventName LIKE 'ListU%'";
        var query = await account.StartAsync(sql);

        var end = await account.EndOfAsync(query);

        Assert.Equal((query, sql, "FINISHED"), (end.At("QueryId"), end.At("QueryString"), end.At("QueryStatus")));
        Assert.Equal("5", end.At("QueryStatistics", "EventsMatched"));
        Assert.InRange(int.Parse(end.At("QueryStatistics", "EventsScanned"), CultureInfo.InvariantCulture), 7, 20);
        Assert.InRange(int.Parse(end.At("QueryStatistics", "BytesScanned"), CultureInfo.InvariantCulture), 1000, 100_000);
        Assert.True(end.Json.GetProperty("QueryStatistics").TryGetProperty("CreationTime", out _));
        Assert.True(end.Json.GetProperty("QueryStatistics").TryGetProperty("ExecutionTimeInMillis", out _));
    }

    [Fact]
    public async Task ListQueries_ShowsThoseOfTheStore_TheNewestFirst()
    {
        var account = sim.NewAccount();
        var store = await account.NewStoreAsync();
        var other = await account.NewStoreAsync("other");
        var first = await account.StartAsync($"SELECT eventName FROM {store}");
        await account.EndOfAsync(first);
        var second = await account.StartAsync($"SELECT CAST(eventName AS INTEGER) FROM {store}");
        await account.EndOfAsync(second);
        await account.EndOfAsync(await account.StartAsync($"SELECT eventName FROM {other}"));

        Assert.Equal([second, first], (await account.MustLakeAsync("ListQueries", new { EventDataStore = store })).Each("Queries", "QueryId"));
        Assert.Equal([first], (await account.MustLakeAsync("ListQueries", new { EventDataStore = store, QueryStatus = "FINISHED" })).Each("Queries", "QueryId"));
        Assert.Equal([second], (await account.MustLakeAsync("ListQueries", new { EventDataStore = store, QueryStatus = "FAILED" })).Each("Queries", "QueryId"));
        Assert.Equal([second], (await account.MustLakeAsync("ListQueries", new { EventDataStore = store, MaxResults = 1 })).Each("Queries", "QueryId"));
        Assert.Equal("InvalidDateRangeException", (await account.LakeAsync("ListQueries", new { EventDataStore = store, StartTime = 2000, EndTime = 1000 })).Code);
    }

    [Fact]
    public async Task Query_ThatFails_SaysWhy()
    {
        var account = sim.NewAccount();
        var store = await account.NewStoreAsync();

        var end = await account.EndOfAsync(await account.StartAsync($"SELECT CAST(eventName AS INTEGER) FROM {store}"));

        Assert.Equal("FAILED", end.At("QueryStatus"));
        Assert.Contains("Could not convert string", end.At("ErrorMessage"), StringComparison.Ordinal);
        var results = await account.MustLakeAsync("GetQueryResults", new { QueryId = end.At("QueryId") });
        Assert.Equal(("FAILED", end.At("ErrorMessage")), (results.At("QueryStatus"), results.At("ErrorMessage")));
    }

    [Fact]
    public async Task CancelQuery_EndsAQueryThatRuns()
    {
        var account = sim.NewAccount();
        var store = await account.NewStoreAsync();
        var query = await account.StartAsync(LakeCalls.Endless(store));

        var cancelled = await account.MustLakeAsync("CancelQuery", new { QueryId = query });

        Assert.Equal((query, "CANCELLED"), (cancelled.At("QueryId"), cancelled.At("QueryStatus")));
        Assert.Equal("CANCELLED", (await account.EndOfAsync(query)).At("QueryStatus"));
        Assert.Equal("InactiveQueryException", (await account.LakeAsync("CancelQuery", new { QueryId = query })).Code);
        Assert.Equal(["1"], await account.RowsAsync($"SELECT COUNT(*) FROM {store} WHERE eventName = 'CancelQuery' AND errorCode IS NULL"));
    }

    [Fact]
    public async Task Query_OfNoSuchId_NotFound()
    {
        var account = sim.NewAccount();
        var store = await account.NewStoreAsync();
        var own = await account.StartAsync($"SELECT eventName FROM {store}");
        const string Id = "01234567-89ab-cdef-0123-456789abcdef";

        foreach (var operation in new[] { "DescribeQuery", "GetQueryResults", "CancelQuery" })
        {
            (await account.LakeAsync(operation, new { QueryId = Id })).Refused("QueryIdNotFoundException", "The query ID does not exist or does not map to a query.");
            Assert.Equal("QueryIdNotFoundException", (await sim.NewAccount().LakeAsync(operation, new { QueryId = own })).Code);
        }

        Assert.Equal("InvalidParameterException", (await account.LakeAsync("DescribeQuery")).Code);
        Assert.Equal("S3BucketDoesNotExistException", (await account.LakeAsync("StartQuery", new { QueryStatement = "SELECT 1", DeliveryS3Uri = "s3://bucket/prefix" })).Code);
        Assert.Equal("InvalidParameterException", (await account.LakeAsync("StartQuery", new { QueryAlias = "alias" })).Code);
        Assert.Equal("InvalidParameterException", (await account.LakeAsync("StartQuery")).Code);
    }

    [Fact]
    public async Task StartQuery_OfAnotherAccountsStore_NotFound()
    {
        var store = await sim.NewAccount().NewStoreAsync();
        var account = sim.NewAccount();
        await account.NewStoreAsync();

        (await account.LakeAsync("StartQuery", new { QueryStatement = $"SELECT eventName FROM {store}" })).Refused(
            "EventDataStoreNotFoundException", "The specified event data store was not found.");
        Assert.Equal("EventDataStoreNotFoundException", (await sim.NewAccount().LakeAsync("StartQuery", new { QueryStatement = $"SELECT eventName FROM {store}" })).Code);
    }

    [Fact]
    public async Task Store_HoldsWhatItsSelectorsTake_AndNothingWhileIngestionIsStopped()
    {
        var account = sim.NewAccount();
        var made = await account.MustLakeAsync("CreateEventDataStore", new
        {
            Name = "changes",
            TerminationProtectionEnabled = false,
            AdvancedEventSelectors = new[]
            {
                Selector(new { Field = "eventCategory", Equals = new[] { "Management" } }, new { Field = "eventName", StartsWith = new[] { "Create" } }, new { Field = "eventSource", Equals = new[] { "iam.amazonaws.com" } }),
            },
        });
        var store = IdOf(made);
        await account.MustAsync("CreateUser", ("UserName", "one"));
        await account.MustAsync("ListUsers");
        await account.MustLakeAsync("StopEventDataStoreIngestion", new { EventDataStore = store });
        await account.MustAsync("CreateUser", ("UserName", "two"));
        await account.MustLakeAsync("StartEventDataStoreIngestion", new { EventDataStore = store });
        await account.MustAsync("CreateUser", ("UserName", "three"));
        var sql = $"SELECT eventName, element_at(requestParameters, 'userName') FROM {store} ORDER BY eventTime, 2 DESC";

        Assert.Equal(["CreateUser|one", "CreateUser|three"], (await account.RowsAsync(sql)).Order(StringComparer.Ordinal));

        await account.MustLakeAsync("UpdateEventDataStore", new { EventDataStore = store, AdvancedEventSelectors = new[] { Selector(new { Field = "eventCategory", Equals = new[] { "Management" } }, new { Field = "eventName", Equals = new[] { "GetUser" } }) } });
        await account.MustAsync("CreateUser", ("UserName", "four"));
        await account.MustAsync("GetUser", ("UserName", "four"));
        Assert.Equal(["CreateUser|one", "CreateUser|three", "GetUser|four"], (await account.RowsAsync(sql)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Store_OfTheOrganization_HoldsItsAccountsEvents()
    {
        var account = sim.NewAccount();
        await account.JsonAsync("AWSOrganizationsV20161128.CreateOrganization");
        var store = IdOf(await account.MustLakeAsync("CreateEventDataStore", new { Name = "all", OrganizationEnabled = true, TerminationProtectionEnabled = false }));
        var asked = await account.JsonAsync("AWSOrganizationsV20161128.CreateAccount", new { AccountName = "m", Email = $"{Guid.CreateVersion7():n}@example.com" });
        var member = sim.Root((await account.JsonAsync("AWSOrganizationsV20161128.DescribeCreateAccountStatus", new { CreateAccountRequestId = asked.At("CreateAccountStatus", "Id") })).At("CreateAccountStatus", "AccountId"));
        await member.MustAsync("CreateUser", ("UserName", "of-member"));
        await account.MustAsync("CreateUser", ("UserName", "of-management"));

        var rows = await account.RowsAsync($"SELECT recipientAccountId, element_at(requestParameters, 'userName') AS u FROM {store} WHERE eventName = 'CreateUser'");

        Assert.Equal(new[] { $"{account.Id}|of-management", $"{member.Id}|of-member" }.Order(StringComparer.Ordinal), rows.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Rest_StartsAndShowsQueries()
    {
        var account = sim.NewAccount();
        var store = await account.NewStoreAsync();

        var started = await account.RestAsync("POST", "/cloudtrail/queries", new { queryStatement = $"SELECT eventName FROM {store} WHERE eventName = 'CreateEventDataStore'" });

        Assert.Equal(201, started.Status);
        var path = started.Location!["/api/v1".Length..];
        await account.EndOfAsync(started.Json.GetProperty("queryId").GetString()!);
        Assert.Equal("FINISHED", (await account.RestAsync("GET", path)).Json.GetProperty("queryStatus").GetString());
        Assert.Equal(
            """[[{"eventName":"CreateEventDataStore"}]]""", (await account.RestAsync("GET", path + "/results")).Json.GetProperty("queryResultRows").GetRawText());
        Assert.Equal(1, (await account.RestAsync("GET", "/cloudtrail/queries?eventDataStore=" + store)).Json.GetProperty("queries").GetArrayLength());
        Assert.Equal("InactiveQueryException", (await account.RestAsync("POST", path + "/cancel")).Code);
    }

    [Fact]
    public async Task StartQuery_PastTheQuota_MaxConcurrentQueries()
    {
        var account = sim.NewAccount();
        var store = await account.NewStoreAsync();
        var queries = new List<string>();
        for (var i = 0; i < 10; i++)
        {
            queries.Add(await account.StartAsync($"SELECT COUNT(*) FROM {store} RIGHT JOIN range(100000000) AS a(x) ON false, range(100000000) AS b(y) WHERE x * y % 7 = {i.Text()}"));
        }

        var more = await account.LakeAsync("StartQuery", new { QueryStatement = $"SELECT eventName FROM {store}" });

        Assert.Equal("MaxConcurrentQueriesException", more.Code);
        foreach (var query in queries)
        {
            await account.MustLakeAsync("CancelQuery", new { QueryId = query });
        }
    }
}
