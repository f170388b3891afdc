using IamSim.Storage;
using IamSim.Storage.Lane;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Tests.Storage;

/// <summary>What the lane promises on every provider.</summary>
public abstract class WriterLaneTests
{
    internal abstract Task<TestDatabase> DatabaseAsync();

    /// <summary>Ends the transaction that a call runs in, behind the lane's back.</summary>
    internal abstract Task KillTransactionAsync(IamDb db);

    [Fact]
    public async Task Batch_OneRefusedOneCollidesOneThrows_OthersStay()
    {
        using var database = await DatabaseAsync();
        await using var host = await database.StartAsync();
        var account = StorageHost.NewAccount();
        var refused = new TestCall(account, async db =>
        {
            db.Users.Add(TestCall.NewUser(account, "refused"));
            await db.Users.Where(u => u.Name == "first").ExecuteDeleteAsync();
            return false;
        });
        var collides = TestCall.CreateUser(account, "FIRST");
        var throws = new TestCall(account, db =>
        {
            db.Users.Add(TestCall.NewUser(account, "throws"));
            throw new InvalidOperationException("A defect.");
        });

        await TogetherAsync(host, [TestCall.CreateUser(account, "first"), refused, collides, throws, TestCall.CreateUser(account, "last")]);

        Assert.Equal(["first", "last"], await host.UserNamesAsync(account));
        Assert.Equal(["AccountId", "NameKey"], collides.Violation!.Columns);
        Assert.True(collides.Violation.Is("Users", "NameKey"));
        Assert.Equal("A defect.", throws.Failure!.Message);
        Assert.Null(refused.Failure);
        await host.AssertChainAsync(account, 5);
    }

    [Fact]
    public async Task Violation_OfPrimaryKey_NamesItsColumns()
    {
        using var database = await DatabaseAsync();
        await using var host = await database.StartAsync();
        var account = StorageHost.NewAccount();
        var user = TestCall.NewUser(account, "one");
        var other = TestCall.NewUser(account, "two");
        other.Id = user.Id;
        var collides = Add(account, other);

        await host.Lane.RunAsync(Add(account, user), default);
        await host.Lane.RunAsync(collides, default);

        Assert.Equal(["AccountId", "Id"], collides.Violation!.Columns);
        Assert.Equal("Users", collides.Violation.Table);

        static TestCall Add(string account, global::IamSim.Iam.Users.User user) => new(account, db =>
        {
            db.Users.Add(user);
            return Task.FromResult(true);
        });
    }

    [Fact]
    public async Task Change_InOneBatchAfterAnother_SeesIt()
    {
        using var database = await DatabaseAsync();
        await using var host = await database.StartAsync();
        var account = StorageHost.NewAccount();
        var seen = new List<int>();
        var calls = Enumerable.Range(0, 10).Select(n => new TestCall(account, async db =>
        {
            Assert.Empty(db.ChangeTracker.Entries());
            seen.Add(await db.Users.CountAsync(u => u.AccountId == account));
            db.Users.Add(TestCall.NewUser(account, $"user{n}"));
            return true;
        })).ToArray();

        await TogetherAsync(host, calls);

        Assert.All(calls, call => Assert.Null(call.Failure));
        Assert.Equal(Enumerable.Range(0, 10), seen);
    }

    [Fact]
    public async Task Events_FromManyTasks_GaplessInEachAccount()
    {
        using var database = await DatabaseAsync();
        await using var host = await database.StartAsync();
        string[] accounts = [StorageHost.NewAccount(), StorageHost.NewAccount(), StorageHost.NewAccount()];

        await Task.WhenAll(accounts.SelectMany(account => Enumerable.Range(0, 700).Select(n =>
            host.Lane.RunAsync(n % 7 == 0 ? TestCall.CreateUser(account, $"u{n}") : TestCall.EventOnly(account), default))));

        foreach (var account in accounts)
        {
            await host.AssertChainAsync(account, 700);
            Assert.Equal(100, (await host.UserNamesAsync(account)).Count);
        }
    }

    [Fact]
    public async Task Create_RacedOnTwoServers_OneWins()
    {
        using var database = await DatabaseAsync();
        await using var one = await database.StartAsync();
        await using var two = await database.StartAsync();
        var account = StorageHost.NewAccount();
        var calls = Enumerable.Range(0, 60).Select(n => TestCall.CreateUser(account, n % 2 == 0 ? "Alice" : "ALICE")).ToArray();

        await Task.WhenAll(calls.Select((call, n) => Task.Run(() => (n % 4 < 2 ? one : two).Lane.RunAsync(call, default))));

        Assert.Single(calls, call => call.Violation is null);
        Assert.All(calls, call => Assert.Null(call.Failure));
        Assert.Single(await one.UserNamesAsync(account));
        await one.AssertChainAsync(account, 60);
    }

    [Fact]
    public async Task Lanes_OfTwoServers_InterleaveWithoutGap()
    {
        using var database = await DatabaseAsync();
        await using var one = await database.StartAsync();
        await using var two = await database.StartAsync();
        var account = StorageHost.NewAccount();

        await Task.WhenAll(new[] { one, two }.SelectMany((host, h) => Enumerable.Range(0, 4).Select(t => Task.Run(async () =>
        {
            for (var n = 0; n < 25; n++)
            {
                await host.Lane.RunAsync(TestCall.CreateUser(account, $"u{h}-{t}-{n}"), default);
                await host.Lane.RunAsync(TestCall.EventOnly(account), default);
            }
        }))));

        Assert.Equal(200, (await two.UserNamesAsync(account)).Count);
        await one.AssertChainAsync(account, 400);
    }

    [Fact]
    public async Task Transaction_Dies_ItsCallsRunAgainAlone()
    {
        using var database = await DatabaseAsync();
        await using var host = await database.StartAsync();
        var account = StorageHost.NewAccount();
        var before = TestCall.CreateUser(account, "before");
        var after = TestCall.CreateUser(account, "after");
        var killer = new TestCall(account, async db =>
        {
            db.Users.Add(TestCall.NewUser(account, "killer"));
            await KillTransactionAsync(db);
            return true;
        });

        var gate = await Gate.CloseAsync(host.Lane);
        var committed = Task.WhenAll(host.Lane.RunAsync(before, default), host.Lane.RunAsync(TestCall.EventOnly(account), default));
        var killed = host.Lane.RunAsync(killer, default);
        committed = Task.WhenAll(committed, host.Lane.RunAsync(after, default));
        await gate.OpenAsync();

        await Assert.ThrowsAsync<LaneUnavailableException>(() => killed);
        await committed;
        Assert.Equal((2, 2), (before.Runs, killer.Runs));
        Assert.Equal(["after", "before"], await host.UserNamesAsync(account));
        await host.AssertChainAsync(account, 3);
    }

    [Fact]
    public async Task Event_CannotBeMade_CallHasNotHappened()
    {
        using var database = await DatabaseAsync();
        await using var host = await database.StartAsync();
        var account = StorageHost.NewAccount();
        var call = new TestCall(account, db =>
        {
            db.Users.Add(TestCall.NewUser(account, "nobody"));
            return Task.FromResult(true);
        })
        { Event = _ => throw new InvalidOperationException("A defect.") };

        var gate = await Gate.CloseAsync(host.Lane);
        var failed = host.Lane.RunAsync(call, default);
        var others = Task.WhenAll(
            host.Lane.RunAsync(TestCall.CreateUser(account, "somebody"), default),
            host.Lane.RunAsync(TestCall.EventOnly(account), default));
        await gate.OpenAsync();

        await Assert.ThrowsAsync<LaneUnavailableException>(() => failed);
        await others;
        Assert.Equal("A defect.", call.Failure!.Message);
        Assert.Equal(["somebody"], await host.UserNamesAsync(account));
        await host.AssertChainAsync(account, 2);
    }

    [Fact]
    public async Task Event_WithTextNoColumnTakes_IsKept()
    {
        using var database = await DatabaseAsync();
        await using var host = await database.StartAsync();
        var account = StorageHost.NewAccount();

        await host.Lane.RunAsync(
            TestCall.EventOnly(account, e => e with { UserName = "nul\0", SourceIp = "half\ud800", Resources = [new(null, "nul\0"), new(null, "nul\0"), new(null, "ß"), new(null, "😀")] }), default);

        var kept = Assert.Single(await host.EventsAsync(account));
        Assert.Equal(("nul\ufffd", "half\ufffd"), (kept.UserName, kept.SourceIp));
        var resources = await host.ReadAsync(db => db.AuditTexts.Where(t => db.AuditEventResources.Any(r => r.AccountId == account && r.Text == t.Id)).Select(t => t.Text).ToListAsync());
        Assert.Equivalent(new[] { "nul\ufffd", "ß", "😀" }, resources, strict: true);
    }

    [Fact]
    public async Task Stop_WithQueuedCalls_AnswersThemAndTakesNoMore()
    {
        using var database = await DatabaseAsync();
        await using var host = await database.StartAsync();
        var account = StorageHost.NewAccount();
        var gate = await Gate.CloseAsync(host.Lane);
        var queued = Enumerable.Range(0, 200).Select(n => host.Lane.RunAsync(TestCall.CreateUser(account, $"u{n}"), default)).ToArray();

        var stopped = host.StopAsync();
        var refused = host.Lane.RunAsync(TestCall.EventOnly(account), default);
        await gate.OpenAsync();

        await Task.WhenAll(queued);
        await stopped;
        await Assert.ThrowsAsync<LaneUnavailableException>(() => refused);
        await host.AssertChainAsync(account, 200);
    }

    [Fact]
    public async Task Caller_GoesAwayOnceEntered_CallIsCommitted()
    {
        using var database = await DatabaseAsync();
        await using var host = await database.StartAsync();
        var account = StorageHost.NewAccount();
        using var caller = new CancellationTokenSource();
        var gate = await Gate.CloseAsync(host.Lane);
        var call = host.Lane.RunAsync(TestCall.CreateUser(account, "alice"), caller.Token);

        await caller.CancelAsync();
        await gate.OpenAsync();
        await call;

        Assert.Equal(["alice"], await host.UserNamesAsync(account));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => host.Lane.RunAsync(TestCall.EventOnly(account), caller.Token));
        await host.AssertChainAsync(account, 1);
    }

    [Fact]
    public async Task Readers_BesideTheLane_SeeCommittedCallsAndNeverWait()
    {
        using var database = await DatabaseAsync();
        await using var host = await database.StartAsync();
        var account = StorageHost.NewAccount();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(t => Task.Run(async () =>
        {
            for (var n = 0; n < 30; n++)
            {
                await host.Lane.RunAsync(TestCall.CreateUser(account, $"u{t}-{n}"), default);
                Assert.Contains($"u{t}-{n}", await host.UserNamesAsync(account));
            }
        })));
    }

    [Fact]
    public async Task Tags_ChangedInPlace_AreSaved()
    {
        using var database = await DatabaseAsync();
        await using var host = await database.StartAsync();
        var account = StorageHost.NewAccount();
        await host.Lane.RunAsync(TestCall.CreateUser(account, "alice"), default);

        await host.Lane.RunAsync(
            new TestCall(account, async db =>
            {
                (await db.Users.FirstAsync(u => u.AccountId == account)).Tags.Add(new("team", "ünïcode"));
                return true;
            }),
            default);

        var alice = await host.ReadAsync(db => db.Users.FirstAsync(u => u.AccountId == account));
        Assert.Equal([new("team", "ünïcode")], alice.Tags);
    }

    [Fact]
    public async Task Start_OfThreeServersAtOnce_MakesOneSchema()
    {
        using var database = await DatabaseAsync();

        var hosts = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(database.StartAsync)));

        Assert.Single(await hosts[0].ReadAsync(db => db.StoreSecrets.Where(s => s.Name == StoreSecret.PageMarkers).ToListAsync()));
        foreach (var host in hosts)
        {
            await host.DisposeAsync();
        }
    }

    private static async Task TogetherAsync(StorageHost host, IEnumerable<TestCall> calls)
    {
        var gate = await Gate.CloseAsync(host.Lane);
        var answers = calls.Select(call => host.Lane.RunAsync(call, default)).ToArray();
        await gate.OpenAsync();
        await Task.WhenAll(answers);
    }
}
