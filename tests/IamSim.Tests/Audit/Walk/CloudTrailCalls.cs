using System.Text.Json;
using System.Text.Json.Nodes;
using IamSim.Tests.CloudTrail.Lake;
using IamSim.Tests.CloudTrail.Trails;
using IamSim.Tests.Organizations;
using IamSim.Tests.Support;

namespace IamSim.Tests.Audit.Walk;

/// <summary>How each operation of CloudTrail is made to succeed.</summary>
internal static class CloudTrailCalls
{
    private static readonly object[] Tags = [new { key = "team", value = "vision" }];
    private static readonly object[] Advanced = [new { name = "management", fieldSelectors = new[] { new { field = "eventCategory", equals = new[] { "Management" } } } }];

    /// <summary>
    /// An entry for every operation that is done: it makes an account in which the call succeeds, and says the request as REST has it, in camel case.
    /// </summary>
    public static readonly Dictionary<string, Func<Sim, Task<PreparedCall>>> Of = new()
    {
        ["AddTags"] = sim => OfTrailAsync(sim, (_, arn) => new { resourceId = arn, tagsList = Tags }),
        ["CancelQuery"] = async sim =>
        {
            var (account, store) = await NewStoreAsync(sim);
            var query = await account.StartAsync(LakeCalls.Endless(IdOf(store)));
            return new(account, Json(new { eventDataStore = store, queryId = query }));
        },
        ["CreateEventDataStore"] = sim => Task.FromResult(new PreparedCall(sim.NewAccount(), Json(new
        {
            name = "events",
            advancedEventSelectors = Advanced,
            multiRegionEnabled = true,
            organizationEnabled = false,
            retentionPeriod = 90,
            terminationProtectionEnabled = true,
            tagsList = Tags,
            startIngestion = true,
            billingMode = "EXTENDABLE_RETENTION_PRICING",
        }))),
        ["CreateTrail"] = sim => Task.FromResult(new PreparedCall(sim.NewAccount(), Json(new
        {
            name = "management",
            s3BucketName = TrailCalls.Bucket,
            s3KeyPrefix = "logs",
            includeGlobalServiceEvents = true,
            isMultiRegionTrail = true,
            enableLogFileValidation = true,
            isOrganizationTrail = false,
            tagsList = Tags,
        }))),
        ["DeleteEventDataStore"] = sim => OfStoreAsync(sim, (_, store) => new { eventDataStore = store }),
        ["DeleteResourcePolicy"] = async sim =>
        {
            var (account, store) = await NewStoreAsync(sim);
            await account.MustLakeAsync("PutResourcePolicy", new { ResourceArn = store, ResourcePolicy = PolicyOf(account, store).ToJsonString() });
            return new(account, Json(new { resourceArn = store }));
        },
        ["DeleteTrail"] = sim => OfTrailAsync(sim, (_, arn) => new { name = arn }),
        ["DeregisterOrganizationDelegatedAdmin"] = async sim =>
        {
            var (management, member) = await NewOrganizationAsync(sim);
            await management.MustTrailAsync("RegisterOrganizationDelegatedAdmin", new { MemberAccountId = member });
            return new(management, Json(new { delegatedAdminAccountId = member }));
        },
        ["DescribeQuery"] = sim => OfQueryAsync(sim, (store, query) => new { eventDataStore = store, queryId = query }),
        ["DescribeTrails"] = sim => OfTrailAsync(sim, (_, arn) => new { trailNameList = new[] { arn }, includeShadowTrails = true }),
        ["GetEventDataStore"] = sim => OfStoreAsync(sim, (_, store) => new { eventDataStore = store }),
        ["GetEventSelectors"] = sim => OfTrailAsync(sim, (_, arn) => new { trailName = arn }),
        ["GetInsightSelectors"] = async sim =>
        {
            var call = await OfTrailAsync(sim, (_, arn) => new { trailName = arn });
            await call.Root.MustTrailAsync("PutInsightSelectors", new { TrailName = "management", InsightSelectors = new[] { new { InsightType = "ApiCallRateInsight" } } });
            return call;
        },
        ["GetQueryResults"] = sim => OfQueryAsync(sim, (store, query) => new { eventDataStore = store, queryId = query, maxQueryResults = 10 }),
        ["GetResourcePolicy"] = async sim =>
        {
            var (account, store) = await NewStoreAsync(sim);
            await account.MustLakeAsync("PutResourcePolicy", new { ResourceArn = store, ResourcePolicy = PolicyOf(account, store).ToJsonString() });
            return new(account, Json(new { resourceArn = store }));
        },
        ["GetTrail"] = sim => OfTrailAsync(sim, (_, arn) => new { name = arn }),
        ["GetTrailStatus"] = sim => OfTrailAsync(sim, (_, arn) => new { name = arn }),
        ["ListEventDataStores"] = sim => OfStoreAsync(sim, (_, _) => new { maxResults = 5 }),
        ["ListPublicKeys"] = sim => Task.FromResult(new PreparedCall(sim.NewAccount(), Json(new { startTime = "2026-11-01T00:00:00Z" }))),
        ["ListQueries"] = sim => OfQueryAsync(sim, (store, _) => new { eventDataStore = store, maxResults = 5 }),
        ["ListTags"] = sim => OfTrailAsync(sim, (_, arn) => new { resourceIdList = new[] { arn } }),
        ["ListTrails"] = sim => Task.FromResult(new PreparedCall(sim.NewAccount(), [])),
        ["LookupEvents"] = sim => Task.FromResult(new PreparedCall(sim.NewAccount(), Json(new
        {
            lookupAttributes = new[] { new { attributeKey = "EventName", attributeValue = "GetUser" } },
            maxResults = 5,
        }))),
        ["PutEventSelectors"] = sim => OfTrailAsync(sim, (_, arn) => new { trailName = arn, advancedEventSelectors = Advanced }),
        ["PutInsightSelectors"] = sim => OfTrailAsync(sim, (_, arn) => new { trailName = arn, insightSelectors = new[] { new { insightType = "ApiErrorRateInsight" } } }),
        ["PutResourcePolicy"] = sim => OfStoreAsync(sim, (account, store) => new { resourceArn = store, resourcePolicy = PolicyOf(account, store) }),
        ["RegisterOrganizationDelegatedAdmin"] = async sim =>
        {
            var (management, member) = await NewOrganizationAsync(sim);
            return new(management, Json(new { memberAccountId = member }));
        },
        ["RemoveTags"] = sim => OfTrailAsync(sim, (_, arn) => new { resourceId = arn, tagsList = Tags }),
        ["RestoreEventDataStore"] = async sim =>
        {
            var (account, store) = await NewStoreAsync(sim);
            await account.MustLakeAsync("DeleteEventDataStore", new { EventDataStore = store });
            return new(account, Json(new { eventDataStore = store }));
        },
        ["StartEventDataStoreIngestion"] = async sim =>
        {
            var (account, store) = await NewStoreAsync(sim);
            await account.MustLakeAsync("StopEventDataStoreIngestion", new { EventDataStore = store });
            return new(account, Json(new { eventDataStore = store }));
        },
        ["StartLogging"] = sim => OfTrailAsync(sim, (_, arn) => new { name = arn }),
        ["StartQuery"] = sim => OfStoreAsync(sim, (_, store) => new { queryStatement = $"SELECT eventName FROM {IdOf(store)}" }),
        ["StopEventDataStoreIngestion"] = sim => OfStoreAsync(sim, (_, store) => new { eventDataStore = store }),
        ["StopLogging"] = sim => OfTrailAsync(sim, (_, arn) => new { name = arn }),
        ["UpdateEventDataStore"] = sim => OfStoreAsync(sim, (_, store) => new { eventDataStore = store, name = "renamed", retentionPeriod = 400 }),
        ["UpdateTrail"] = sim => OfTrailAsync(sim, (_, arn) => new { name = arn, s3BucketName = TrailCalls.Bucket + "-2", enableLogFileValidation = true }),
    };

    private static async Task<PreparedCall> OfTrailAsync(Sim sim, Func<TestAccount, string, object> request)
    {
        var account = sim.NewAccount();
        return new(account, Json(request(account, await account.NewTrailAsync())));
    }

    private static async Task<PreparedCall> OfStoreAsync(Sim sim, Func<TestAccount, string, object> request)
    {
        var (account, store) = await NewStoreAsync(sim);
        return new(account, Json(request(account, store)));
    }

    private static async Task<PreparedCall> OfQueryAsync(Sim sim, Func<string, string, object> request)
    {
        var (account, store) = await NewStoreAsync(sim);
        var query = await account.StartAsync($"SELECT eventName FROM {IdOf(store)}");
        await account.EndOfAsync(query);
        return new(account, Json(request(store, query)));
    }

    private static async Task<(TestAccount Account, string Store)> NewStoreAsync(Sim sim)
    {
        var account = sim.NewAccount();
        return (account, $"arn:aws:cloudtrail:us-east-1:{account.Id}:eventdatastore/{await account.NewStoreAsync()}");
    }

    private static async Task<(TestAccount Management, string Member)> NewOrganizationAsync(Sim sim)
    {
        var (management, _, _) = await sim.NewOrganizationAsync();
        return (management, await management.NewMemberAsync());
    }

    private static JsonObject PolicyOf(TestAccount account, string store) => Json(new
    {
        Version = "2012-10-17",
        Statement = new[] { new { Effect = "Allow", Principal = new { AWS = account.Arn("root") }, Action = "cloudtrail:StartQuery", Resource = store } },
    });

    private static string IdOf(string store) => store[(store.LastIndexOf('/') + 1)..];

    private static JsonObject Json(object request) => JsonSerializer.SerializeToNode(request)!.AsObject();
}
