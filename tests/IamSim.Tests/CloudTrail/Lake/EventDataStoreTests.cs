using IamSim.Tests.Support;
using static IamSim.Tests.CloudTrail.Lake.LakeCalls;

namespace IamSim.Tests.CloudTrail.Lake;

public sealed class EventDataStoreTests(Sim sim)
{
    private const string DefaultSelectors =
        """[{"Name":"Default management events","FieldSelectors":[{"Field":"eventCategory","Equals":["Management"]}]}]""";

    [Fact]
    public async Task CreateEventDataStore_ByName_HasAwsDefaults()
    {
        var account = sim.NewAccount();

        var made = await account.MustLakeAsync("CreateEventDataStore", new { Name = "my-events", TagsList = new[] { new { Key = "team", Value = "ops" } } });

        var id = IdOf(made);
        Assert.Equal($"arn:aws:cloudtrail:us-east-1:{account.Id}:eventdatastore/{id}", made.At("EventDataStoreArn"));
        Assert.Matches("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", id);
        Assert.Equal("CREATED", made.At("Status"));
        Assert.Equal(DefaultSelectors, made.At("AdvancedEventSelectors"));
        Assert.Equal(("True", "False", "366", "True"), (made.At("MultiRegionEnabled"), made.At("OrganizationEnabled"), made.At("RetentionPeriod"), made.At("TerminationProtectionEnabled")));
        Assert.Equal("EXTENDABLE_RETENTION_PRICING", made.At("BillingMode"));
        Assert.Equal("""[{"Key":"team","Value":"ops"}]""", made.At("TagsList"));
        var shown = await account.MustLakeAsync("GetEventDataStore", new { EventDataStore = made.At("EventDataStoreArn") });
        Assert.Equal(("ENABLED", "my-events", "DISABLED"), (shown.At("Status"), shown.At("Name"), shown.At("FederationStatus")));
        Assert.Equal("my-events", (await account.MustLakeAsync("GetEventDataStore", new { EventDataStore = id })).At("Name"));
        Assert.Equal(
            $"{{\"EventDataStores\":[{{\"EventDataStoreArn\":\"{made.At("EventDataStoreArn")}\",\"Name\":\"my-events\"}}]}}",
            (await account.MustLakeAsync("ListEventDataStores")).Text);
    }

    [Fact]
    public async Task CreateEventDataStore_WithANameThatIsTaken_AlreadyExists()
    {
        var account = sim.NewAccount();
        await account.NewStoreAsync("taken");

        (await account.LakeAsync("CreateEventDataStore", new { Name = "taken" })).Refused(
            "EventDataStoreAlreadyExistsException", "An event data store with that name already exists.");
        await account.In("eu-west-1").NewStoreAsync("taken");
    }

    [Fact]
    public async Task CreateEventDataStore_ByManyAtOnce_ExactlyOneWins()
    {
        var account = sim.NewAccount();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => account.LakeAsync("CreateEventDataStore", new { Name = "race" })));

        Assert.Single(answers, a => a.Status == 200);
        Assert.All(answers.Where(a => a.Status != 200), a => Assert.Equal("EventDataStoreAlreadyExistsException", a.Code));
    }

    [Fact]
    public async Task CreateEventDataStore_PastTheQuota_MaxLimitExceeded()
    {
        var account = sim.NewAccount();
        for (var i = 0; i < 10; i++)
        {
            await account.NewStoreAsync("store-" + i.Text());
        }

        Assert.Equal("EventDataStoreMaxLimitExceededException", (await account.LakeAsync("CreateEventDataStore", new { Name = "one-more" })).Code);
        Assert.Equal(10, (await account.MustLakeAsync("ListEventDataStores")).Each("EventDataStores", "Name").Count);
    }

    [Theory]
    [InlineData("FIXED_RETENTION_PRICING", 2558)]
    [InlineData("FIXED_RETENTION_PRICING", 3653)]
    [InlineData("EXTENDABLE_RETENTION_PRICING", 3654)]
    [InlineData("EXTENDABLE_RETENTION_PRICING", 6)]
    public async Task CreateEventDataStore_WithARetentionOutOfRange_Refused(string billing, int days)
    {
        var answer = await sim.NewAccount().LakeAsync("CreateEventDataStore", new { Name = "events", BillingMode = billing, RetentionPeriod = days });

        Assert.Equal(400, answer.Status);
        Assert.NotNull(answer.Code);
    }

    [Fact]
    public async Task CreateEventDataStore_OfAnOrganization_IsTheManagementAccounts()
    {
        var account = sim.NewAccount();
        var body = new { Name = "organization", OrganizationEnabled = true };

        Assert.Equal("OrganizationsNotInUseException", (await account.LakeAsync("CreateEventDataStore", body)).Code);
        await account.JsonAsync("AWSOrganizationsV20161128.CreateOrganization");
        Assert.Equal("True", (await account.MustLakeAsync("CreateEventDataStore", body)).At("OrganizationEnabled"));
    }

    [Theory]
    [InlineData("""{"Field":"eventCategory","Equals":["Nothing"]}""")]
    [InlineData("""{"Field":"eventSource","Equals":["iam.amazonaws.com"]}""")]
    [InlineData("""{"Field":"eventCategory","NotEquals":["Management"]}""")]
    [InlineData("""{"Field":"eventCategory","Equals":["Management"]},{"Field":"color","Equals":["red"]}""")]
    [InlineData("""{"Field":"eventCategory","Equals":["Management"]},{"Field":"eventName"}""")]
    [InlineData("""{"Field":"eventCategory","Equals":["Management"]},{"Field":"readOnly","NotEquals":["true"]}""")]
    [InlineData("""{"Field":"eventCategory","Equals":["Management"]},{"Field":"eventName","Equals":["a"]},{"Field":"eventName","Equals":["b"]}""")]
    public async Task CreateEventDataStore_WithSelectorsThatSelectNothing_InvalidEventSelectors(string fields)
    {
        var answer = await sim.NewAccount().LakeAsync("CreateEventDataStore", $$"""{"Name":"events","AdvancedEventSelectors":[{"FieldSelectors":[{{fields}}]}]}""");

        Assert.Equal((400, "InvalidEventSelectorsException"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task UpdateEventDataStore_ChangesWhatItIsGiven()
    {
        var account = sim.NewAccount();
        var id = await account.NewStoreAsync();

        var updated = await account.MustLakeAsync("UpdateEventDataStore", new
        {
            EventDataStore = id,
            Name = "renamed",
            RetentionPeriod = 90,
            TerminationProtectionEnabled = true,
            MultiRegionEnabled = false,
            KmsKeyId = "alias/lake",
            AdvancedEventSelectors = new[] { Selector(new { Field = "eventCategory", Equals = new[] { "Management" } }, new { Field = "readOnly", Equals = new[] { "false" } }) },
        });

        var shown = await account.MustLakeAsync("GetEventDataStore", new { EventDataStore = id });
        foreach (var member in new[] { "Name", "RetentionPeriod", "TerminationProtectionEnabled", "MultiRegionEnabled", "KmsKeyId", "AdvancedEventSelectors", "UpdatedTimestamp" })
        {
            Assert.Equal(updated.At(member), shown.At(member));
        }

        Assert.Equal(("renamed", "90", "True", "False"), (shown.At("Name"), shown.At("RetentionPeriod"), shown.At("TerminationProtectionEnabled"), shown.At("MultiRegionEnabled")));
        Assert.Equal($"arn:aws:kms:us-east-1:{account.Id}:alias/lake", shown.At("KmsKeyId"));
        Assert.Equal("InvalidParameterException", (await account.LakeAsync("UpdateEventDataStore", new { EventDataStore = id, KmsKeyId = "alias/other" })).Code);
        Assert.Equal("InvalidParameterException", (await account.LakeAsync("UpdateEventDataStore", new { EventDataStore = id, BillingMode = "FIXED_RETENTION_PRICING" })).Code);
    }

    [Fact]
    public async Task DeleteEventDataStore_ThatIsProtected_TerminationProtected()
    {
        var account = sim.NewAccount();
        var id = IdOf(await account.MustLakeAsync("CreateEventDataStore", new { Name = "events" }));

        Assert.Equal("EventDataStoreTerminationProtectedException", (await account.LakeAsync("DeleteEventDataStore", new { EventDataStore = id })).Code);
    }

    [Fact]
    public async Task DeleteEventDataStore_WaitsSevenDays_AndCanBeRestored()
    {
        var account = sim.NewAccount();
        var id = await account.NewStoreAsync();

        await account.MustLakeAsync("DeleteEventDataStore", new { EventDataStore = id });

        Assert.Equal("PENDING_DELETION", (await account.MustLakeAsync("GetEventDataStore", new { EventDataStore = id })).At("Status"));
        Assert.Equal("InactiveEventDataStoreException", (await account.LakeAsync("DeleteEventDataStore", new { EventDataStore = id })).Code);
        Assert.Equal("InactiveEventDataStoreException", (await account.LakeAsync("UpdateEventDataStore", new { EventDataStore = id, Name = "other" })).Code);
        Assert.Equal("InactiveEventDataStoreException", (await account.LakeAsync("StartQuery", new { QueryStatement = $"SELECT eventName FROM {id}" })).Code);
        Assert.Equal("ENABLED", (await account.MustLakeAsync("RestoreEventDataStore", new { EventDataStore = id })).At("Status"));
        Assert.Equal("InvalidEventDataStoreStatusException", (await account.LakeAsync("RestoreEventDataStore", new { EventDataStore = id })).Code);
    }

    [Fact]
    public async Task Ingestion_StopsAndStarts()
    {
        var account = sim.NewAccount();
        var id = await account.NewStoreAsync();
        async Task<string> StatusAsync() => (await account.MustLakeAsync("GetEventDataStore", new { EventDataStore = id })).At("Status");

        Assert.Equal("InvalidEventDataStoreStatusException", (await account.LakeAsync("StartEventDataStoreIngestion", new { EventDataStore = id })).Code);
        await account.MustLakeAsync("StopEventDataStoreIngestion", new { EventDataStore = id });
        Assert.Equal("STOPPED_INGESTION", await StatusAsync());
        Assert.Equal("InvalidEventDataStoreStatusException", (await account.LakeAsync("StopEventDataStoreIngestion", new { EventDataStore = id })).Code);
        await account.MustLakeAsync("StartEventDataStoreIngestion", new { EventDataStore = id });
        Assert.Equal("ENABLED", await StatusAsync());
    }

    [Theory]
    [InlineData("nothing", "EventDataStoreARNInvalidException")]
    [InlineData("arn:aws:cloudtrail:us-east-1:111122223333:eventdatastore/01234567-89ab-cdef-0123-456789abcdef", "EventDataStoreARNInvalidException")]
    [InlineData("01234567-89ab-cdef-0123-456789abcdef", "EventDataStoreNotFoundException")]
    public async Task EventDataStore_ThatIsNotThere_Refused(string named, string code)
    {
        var account = sim.NewAccount();

        foreach (var operation in new[] { "GetEventDataStore", "UpdateEventDataStore", "DeleteEventDataStore", "RestoreEventDataStore", "StartEventDataStoreIngestion", "StopEventDataStoreIngestion", "ListQueries" })
        {
            var answer = await account.LakeAsync(operation, new { EventDataStore = named });
            Assert.Equal((operation, 400, code), (operation, answer.Status, answer.Code));
        }
    }

    [Fact]
    public async Task ListEventDataStores_InPages_ShowsEachOnce()
    {
        var account = sim.NewAccount();
        string[] names = ["one", "two", "three", "four", "five"];
        foreach (var name in names)
        {
            await account.NewStoreAsync(name);
        }

        var seen = new List<string>();
        string? token = null;
        do
        {
            var page = await account.MustLakeAsync("ListEventDataStores", token is null ? new { MaxResults = 2 } : new { MaxResults = 2, NextToken = token });
            seen.AddRange(page.Each("EventDataStores", "Name"));
            token = page.Json.TryGetProperty("NextToken", out var next) ? next.GetString() : null;
        }
        while (token is not null);

        Assert.Equal(names.Order(StringComparer.Ordinal), seen.Order(StringComparer.Ordinal));
        Assert.Equal("InvalidNextTokenException", (await account.LakeAsync("ListEventDataStores", new { NextToken = "tokenless" })).Code);
    }

    [Fact]
    public async Task Rest_RunsTheSameOperations()
    {
        var account = sim.NewAccount();

        var made = await account.RestAsync("POST", "/cloudtrail/event-data-stores", new { name = "rest-events", terminationProtectionEnabled = false });

        Assert.Equal(201, made.Status);
        var path = made.Location!["/api/v1".Length..];
        var shown = await account.RestAsync("GET", path);
        Assert.Equal("rest-events", shown.Json.GetProperty("name").GetString());
        Assert.Equal(1, (await account.RestAsync("GET", "/cloudtrail/event-data-stores")).Json.GetProperty("eventDataStores").GetArrayLength());
        Assert.Equal(204, (await account.RestAsync("POST", path + "/stop-ingestion")).Status);
        Assert.Equal(204, (await account.RestAsync("POST", path + "/start-ingestion")).Status);
        Assert.Equal("renamed", (await account.RestAsync("PATCH", path, new { name = "renamed" })).Json.GetProperty("name").GetString());
        Assert.Equal(204, (await account.RestAsync("DELETE", path)).Status);
        Assert.Equal("ENABLED", (await account.RestAsync("POST", path + "/restore")).Json.GetProperty("status").GetString());
    }
}
