using IamSim.Audit.Proof;
using IamSim.Audit.Proof.Retention;
using IamSim.Storage;
using IamSim.Testing;
using IamSim.Tests.Servers;
using IamSim.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IamSim.Tests.Audit.Proof;

/// <summary>Events go when they are old enough by the simulator's clock; what is asked of them stays. Each on a server of its own, whose clock it turns.</summary>
public sealed class RetentionTests(PostgresServer server)
{
    private static readonly DateTimeOffset NewYear = new(2030, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("PostgreSql")]
    public async Task OldEvents_Go_AndWhatIsAskedOfThemStays(string provider)
    {
        await using var iam = await StartAsync(provider);
        await iam.Clock.FreezeAsync(NewYear);
        var account = new TestAccount(iam.Client, Sim.NewAccountId());
        var alice = (await account.NewUserAsync("alice")).In("eu-west-1");
        await alice.MustAsync("GetUser", ("UserName", "alice"));
        await alice.MustAsync("ListUsers");
        await account.MustAsync("CreateGroup", ("GroupName", "g"));
        await iam.Clock.AdvanceAsync(TimeSpan.FromDays(20));
        await account.MustAsync("GetGroup", ("GroupName", "g"));
        var decided = await CountAsync(iam, db => db.DecisionDocuments.Where(d => d.AccountId == account.Id));
        var before = await FactsAsync(iam, account);
        var events = await CountAsync(iam, db => db.AuditEvents.Where(e => e.AccountId == account.Id));
        var old = await CountAsync(iam, db => db.AuditEvents.Where(e => e.AccountId == account.Id && e.EventTime <= NewYear));

        // The twenty days are not over yet, and then they are.
        await RetainAsync(iam);
        Assert.Equal(events, await CountAsync(iam, db => db.AuditEvents.Where(e => e.AccountId == account.Id)));
        await iam.Clock.AdvanceAsync(TimeSpan.FromDays(11));
        await RetainAsync(iam);

        var verified = await VerifyAsync(iam, account.Id);
        Assert.Null(verified.Break);
        Assert.Equal((old, old + 1, events, 1), (verified.RetiredUpTo, verified.FirstSequence, verified.LastSequence, verified.Seals));
        Assert.Equal(events - old, await CountAsync(iam, db => db.AuditEvents.Where(e => e.AccountId == account.Id)));
        Assert.Equal(0, await CountAsync(iam, db => db.AuditEventResources.Where(r => r.AccountId == account.Id && db.AuditEvents.All(e => e.AccountId != account.Id || e.Id != r.EventId))));
        Assert.NotEqual(0, await CountAsync(iam, db => db.AuditEventResources.Where(r => r.AccountId == account.Id)));

        // What alice's decisions went by was named by her old events alone.
        Assert.InRange(await CountAsync(iam, db => db.DecisionDocuments.Where(d => d.AccountId == account.Id)), 0, decided - 1);
        Assert.Equal(before, await FactsAsync(iam, account));

        // Her next call names it again, and can be explained.
        await alice.MustAsync("ListUsers");
        var called = (await account.EventsAsync("?eventName=ListUsers"))[0].GetProperty("eventID").GetString();
        Assert.Equal(200, (await account.RestAsync("GET", $"/audit/events/{called}/decision")).Status);

        var seal = Assert.Single((await account.RestAsync("GET", "/audit/seals")).Json.GetProperty("seals").EnumerateArray());
        Assert.Equal("2030-02-01T12:00:00.000Z", seal.GetProperty("retiredAt").GetString());
        Assert.Equal("2030-01-01T12:00:00.000Z", seal.GetProperty("newestEventTime").GetString());

        // Nothing more is due; and an event that comes later goes later, behind a seal of its own.
        await RetainAsync(iam);
        Assert.Equal(1, (await VerifyAsync(iam, account.Id)).Seals);
        await iam.Clock.AdvanceAsync(TimeSpan.FromDays(60));
        await RetainAsync(iam);
        verified = await VerifyAsync(iam, account.Id);
        Assert.Null(verified.Break);
        Assert.Equal((2, 0, verified.LastSequence), (verified.Seals, verified.Events, verified.RetiredUpTo));
        var passes = await account.RestAsync("POST", "/audit/verify", seal);
        Assert.Equal((true, true), (passes.Json.GetProperty("intact").GetBoolean(), passes.Json.GetProperty("keptSeal").GetProperty("passes").GetBoolean()));
    }

    [Fact]
    public async Task SealsThatPeopleMade_AreRetiredWhole()
    {
        await using var iam = await StartAsync("Sqlite");
        await iam.Clock.FreezeAsync(NewYear);
        var account = new TestAccount(iam.Client, Sim.NewAccountId());
        await account.MustAsync("ListUsers");
        Assert.Equal(201, (await account.RestAsync("POST", "/audit/seals")).Status);
        await iam.Clock.AdvanceAsync(TimeSpan.FromDays(15));
        await account.MustAsync("ListUsers");
        Assert.Equal(201, (await account.RestAsync("POST", "/audit/seals")).Status);
        await iam.Clock.AdvanceAsync(TimeSpan.FromDays(16));

        await RetainAsync(iam);

        // The second seal's range has a new event, so all of it stays.
        var verified = await VerifyAsync(iam, account.Id);
        Assert.Null(verified.Break);
        Assert.Equal((2, 1, 4), (verified.Seals, verified.RetiredUpTo, verified.LastSequence));
    }

    [Fact]
    public async Task NewEventAmongOldOnes_KeepsThoseBehindIt()
    {
        await using var iam = await StartAsync("Sqlite");
        var account = new TestAccount(iam.Client, Sim.NewAccountId());
        await iam.Clock.FreezeAsync(NewYear);
        await account.MustAsync("ListUsers");
        await iam.Clock.FreezeAsync(NewYear.AddDays(25));
        await account.MustAsync("ListUsers");
        await iam.Clock.FreezeAsync(NewYear.AddDays(1));
        await account.MustAsync("ListUsers");
        await iam.Clock.FreezeAsync(NewYear.AddDays(40));

        await RetainAsync(iam);

        var verified = await VerifyAsync(iam, account.Id);
        Assert.Null(verified.Break);
        Assert.Equal((1, 3), (verified.RetiredUpTo, verified.LastSequence));
    }

    [Fact]
    public async Task TrailThatWasTamperedWith_IsKept()
    {
        await using var iam = await StartAsync("Sqlite");
        var account = new TestAccount(iam.Client, Sim.NewAccountId());
        await iam.Clock.FreezeAsync(NewYear);
        await account.MustAsync("ListUsers");
        await account.MustAsync("ListRoles");
        await using (var scope = iam.Services.CreateAsyncScope())
        {
            var database = scope.ServiceProvider.GetRequiredService<IamDb>().Database;
            await database.ExecuteSqlRawAsync("""DROP TRIGGER "AuditEvents_NoUpdate" """);
            await database.ExecuteSqlRawAsync(
                """UPDATE "AuditEvents" SET "Content" = (SELECT "Content" FROM "AuditEvents" WHERE "Sequence" = 1) WHERE "Sequence" = 2""");
        }

        await iam.Clock.AdvanceAsync(TimeSpan.FromDays(100));
        await RetainAsync(iam);

        var verified = await VerifyAsync(iam, account.Id);
        Assert.Equal((0, 0, ChainBreakReason.EventChanged), (verified.RetiredUpTo, verified.Seals, verified.Break!.Reason));
        Assert.Equal(2, await CountAsync(iam, db => db.AuditEvents.Where(e => e.AccountId == account.Id)));
        var refused = await account.RestAsync("POST", "/audit/seals");
        Assert.Equal((409, "Conflict"), (refused.Status, refused.Code));
    }

    [Fact]
    public async Task TwoServersOfOneDatabase_LetEventsGoOnce()
    {
        var database = await server.CreateDatabaseAsync();
        await using var one = await StartAsync("PostgreSql", database);
        await using var two = await StartAsync("PostgreSql", database);
        await one.Clock.FreezeAsync(NewYear);
        var accounts = Enumerable.Range(0, 4).Select(_ => new TestAccount(one.Client, Sim.NewAccountId())).ToList();
        await Task.WhenAll(accounts.Select(async account =>
        {
            for (var n = 0; n < 60; n++)
            {
                await (n % 2 == 0 ? account.MustAsync("ListUsers") : account.MustAsync("CreateUser", ("UserName", $"u{n}")));
            }
        }));
        await one.Clock.AdvanceAsync(TimeSpan.FromDays(40));
        await Task.Delay(500, TestContext.Current.CancellationToken);

        await Task.WhenAll(Enumerable.Range(0, 6).Select(n => Task.Run(() => RetainAsync(n % 2 == 0 ? one : two))));
        await RetainAsync(two);

        foreach (var account in accounts)
        {
            var verified = await VerifyAsync(two, account.Id);
            Assert.Null(verified.Break);
            Assert.Equal((1, 60, 60, 0), (verified.Seals, verified.RetiredUpTo, verified.LastSequence, verified.Events));
            Assert.Equal(2, await CountAsync(one, db => db.RetiredUses.Where(u => u.AccountId == account.Id)));
        }

        // And both go on with the chain.
        await accounts[0].MustAsync("ListUsers");
        await new TestAccount(two.Client, accounts[0].Id).MustAsync("ListUsers");
        Assert.Equal(2, (await VerifyAsync(one, accounts[0].Id)).Events);
    }

    /// <summary>What AWS's operations and IamSim's own say of uses in the past.</summary>
    private static async Task<string> FactsAsync(IamSimHost iam, TestAccount account)
    {
        var key = (await account.MustAsync("ListAccessKeys", ("UserName", "alice"))).Values("AccessKeyMetadata", "AccessKeyId").Single()!;
        var used = await account.MustAsync("GetAccessKeyLastUsed", ("AccessKeyId", key));
        var job = (await account.MustAsync("GenerateServiceLastAccessedDetails", ("Arn", account.Arn("user/alice")), ("Granularity", "ACTION_LEVEL"))).Value("JobId")!;
        var report = (await account.MustAsync("GetServiceLastAccessedDetails", ("JobId", job), ("MaxItems", "1000"))).Members("ServicesLastAccessed")
            .Single(service => service.Elements().Any(e => e.Name.LocalName == "ServiceNamespace" && e.Value == "iam"));
        var root = await account.MustAsync("GetUser");
        return string.Join('\n', used.Value("AccessKeyLastUsed/LastUsedDate"), used.Value("AccessKeyLastUsed/ServiceName"), used.Value("AccessKeyLastUsed/Region"), report, root.Value("User/CreateDate"));
    }

    private async Task<IamSimHost> StartAsync(string provider, string? database = null)
    {
        var settings = new Dictionary<string, string> { ["IamSim:Audit:RetentionDays"] = "30" };
        if (provider == "PostgreSql")
        {
            settings["IamSim:Database:Provider"] = provider;
            settings["ConnectionStrings:IamSim"] = database ?? await server.CreateDatabaseAsync();
        }

        return await IamSimHost.StartAsync(settings);
    }

    private static Task RetainAsync(IamSimHost iam) => iam.Services.GetRequiredService<AuditRetention>().RunAsync(TestContext.Current.CancellationToken);

    private static Task<ChainVerification> VerifyAsync(IamSimHost iam, string account) =>
        iam.Services.GetRequiredService<ChainVerifier>().VerifyAsync(account, TestContext.Current.CancellationToken);

    private static async Task<int> CountAsync<T>(IamSimHost iam, Func<IamDb, IQueryable<T>> rows)
    {
        await using var scope = iam.Services.CreateAsyncScope();
        return await rows(scope.ServiceProvider.GetRequiredService<IamDb>()).CountAsync();
    }
}
