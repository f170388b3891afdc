using System.Text;
using IamSim.Audit;
using IamSim.Storage;
using IamSim.Tests.Servers;
using IamSim.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IamSim.Tests.Audit;

/// <summary>What is asked of events, on every provider.</summary>
public abstract class AuditReaderTests
{
    internal abstract Task<TestDatabase> DatabaseAsync();

    [Fact]
    public async Task Find_ByEachColumn_AnswersNewestFirst()
    {
        using var database = await DatabaseAsync();
        await using var host = await database.StartAsync();
        var account = StorageHost.NewAccount();
        var eventId = new Ids().Event();
        Func<AuditEntry, AuditEntry>[] events =
        [
            e => e with { EventName = "CreateUser", ReadOnly = false, UserName = "alice", Resources = [new("AWS::IAM::User", "bob"), new(null, "arn:aws:iam::1:user/bob")] },
            e => e with { EventName = "GetUser", ReadOnly = true, UserName = "alice", AccessKeyId = "AKIA1", EventTime = At(10), PrincipalArn = "arn:aws:iam::1:role/r", SessionArn = "arn:aws:sts::1:assumed-role/r/s", MfaAuthenticated = true },
            e => e with { EventName = "GetUser", ReadOnly = true, ErrorCode = "NoSuchEntityException", SourceIp = "::1", EventTime = At(30) },
            e => e with { EventName = "GetUser", ReadOnly = true, Resources = [new(null, "bob")], EventTime = At(20), EventId = eventId, Record = Encoding.UTF8.GetBytes($$"""{"eventID":"{{eventId}}"}""") },
            e => e with { EventName = "ListRoles", ReadOnly = true, EventSource = "other.amazonaws.com", EventTime = At(40) },
        ];
        foreach (var entry in events)
        {
            await host.Lane.RunAsync(TestCall.EventOnly(account, entry), default);
            await host.Lane.RunAsync(TestCall.EventOnly(StorageHost.NewAccount(), entry), default);
        }

        var all = new AuditQuery { Account = account, Max = 50 };
        await AssertFindsAsync(all, 5, 4, 3, 2, 1);
        await AssertFindsAsync(all with { Max = 2 }, 5, 4);
        await AssertFindsAsync(all with { Max = 2, Before = 4 }, 3, 2);
        await AssertFindsAsync(all with { From = At(20), To = At(30) }, 4, 3);
        await AssertFindsAsync(all with { EventName = "GetUser" }, 4, 3, 2);
        await AssertFindsAsync(all with { EventName = "GetUser", Resource = "bob" }, 4);
        await AssertFindsAsync(all with { EventSource = "other.amazonaws.com" }, 5);
        await AssertFindsAsync(all with { UserName = "alice" }, 2, 1);
        await AssertFindsAsync(all with { AccessKeyId = "AKIA1" }, 2);
        await AssertFindsAsync(all with { Resource = "bob" }, 4, 1);
        await AssertFindsAsync(all with { Resource = "arn:aws:iam::1:user/bob" }, 1);
        await AssertFindsAsync(all with { SourceIp = "::1" }, 3);
        await AssertFindsAsync(all with { ErrorCode = "NoSuchEntityException" }, 3);
        await AssertFindsAsync(all with { ReadOnly = false }, 1);
        await AssertFindsAsync(all with { ReadOnly = true, To = At(10) }, 2);
        await AssertFindsAsync(all with { EventId = eventId }, 4);
        await AssertFindsAsync(all with { UserName = "ALICE" });
        await AssertFindsAsync(all with { ResourceType = "AWS::IAM::User" }, 1);
        await AssertFindsAsync(all with { ResourceType = "AWS::IAM::User", Resource = "bob" }, 1);
        await AssertFindsAsync(all with { PrincipalArn = "arn:aws:iam::1:role/r", ReadOnly = true }, 2);
        await AssertFindsAsync(all with { SessionArn = "arn:aws:sts::1:assumed-role/r/s", From = At(0) }, 2);
        await AssertFindsAsync(all with { MfaAuthenticated = true }, 2);
        await AssertFindsAsync(all with { Failed = true }, 3);
        await AssertFindsAsync(all with { Failed = false, EventName = "GetUser" }, 4, 2);
        await AssertFindsAsync(all with { After = 3 }, 5, 4);
        await AssertFindsAsync(all with { EventName = "GetUser", After = 2, Before = 4 }, 3);
        await AssertFindsAsync(all with { Before = 77 });

        async Task AssertFindsAsync(AuditQuery query, params long[] sequences)
        {
            await using var scope = host.Services.CreateAsyncScope();
            var found = await scope.ServiceProvider.GetRequiredService<AuditReader>().FindAsync(query, default);
            Assert.Equal(sequences, found.Select(e => e.Sequence));
            Assert.All(found, e => Assert.Equal(account, e.AccountId));
        }
    }

    /// <summary>A clock that was turned back by more than calls overtake each other makes time no measure of the chain.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1000)]
    public async Task Find_OldTimeBehindManyEvents_FindsIt(int turned)
    {
        using var database = await DatabaseAsync();
        await using var host = await database.StartAsync();
        var account = StorageHost.NewAccount();
        await host.Lane.RunAsync(TestCall.EventOnly(account, e => e with { EventTime = At(20 + turned) }), default);
        await host.Lane.RunAsync(TestCall.EventOnly(account, e => e with { EventTime = At(10) }), default);
        await Task.WhenAll(Enumerable.Range(0, 2100).Select(_ => host.Lane.RunAsync(TestCall.EventOnly(account, e => e with { EventTime = At(3000) }), default)));

        var old = await host.ReadAsync(db => new AuditReader(db).FindAsync(new AuditQuery { Account = account, To = At(20 + turned), Max = 50 }, default));
        var page = await host.ReadAsync(db => new AuditReader(db).FindAsync(
            new AuditQuery { Account = account, To = At(20 + turned), Max = 50, Before = 2 }, default));

        Assert.Equal([2L, 1L], old.Select(e => e.Sequence));
        Assert.Equal([1L], page.Select(e => e.Sequence));
        Assert.Equal(turned > 0, await host.ReadAsync(db => db.AuditHeads.Where(h => h.AccountId == account).Select(h => h.WasTurnedBack).SingleAsync()));
    }

    [Fact]
    public async Task Count_ByTimeAndByText_CountsWhatTheQuestionFinds()
    {
        using var database = await DatabaseAsync();
        await using var host = await database.StartAsync();
        var account = StorageHost.NewAccount();
        foreach (var (name, user, second) in new[] { ("GetUser", "alice", 1), ("GetUser", null, 59), ("GetUser", "bob", 60), ("ListUsers", "alice", 200) })
        {
            await host.Lane.RunAsync(TestCall.EventOnly(account, e => e with { EventName = name, UserName = user, EventTime = At(second) }), default);
        }

        var all = new AuditQuery { Account = account, Max = 50 };
        Assert.Equal([(0, 2), (60, 1), (180, 1)], await ByMinuteAsync(all));
        Assert.Equal([(60, 1), (180, 1)], await ByMinuteAsync(all with { From = At(60), To = At(300) }));
        Assert.Equal([(0, 1), (180, 1)], await ByMinuteAsync(all with { UserName = "alice" }));
        Assert.Empty(await ByMinuteAsync(all with { UserName = "nobody" }));
        Assert.Equal([("alice", 2), (null, 1), ("bob", 1)], (await ByTextAsync(all, AuditColumn.UserName)).OrderByDescending(c => c.Item2).ThenBy(c => c.Item1));
        Assert.Equal([("GetUser", 2)], await ByTextAsync(all with { From = At(0), To = At(59) }, AuditColumn.EventName));

        async Task<IEnumerable<(int, int)>> ByMinuteAsync(AuditQuery query) =>
            (await host.ReadAsync(db => new AuditCounter(db).ByTimeAsync(query, TimeSpan.FromMinutes(1), default)))
                .Select(c => ((int)c.From.ToUnixTimeSeconds(), (int)c.Count)).ToList();

        async Task<IEnumerable<(string?, int)>> ByTextAsync(AuditQuery query, AuditColumn column) =>
            (await host.ReadAsync(db => new AuditCounter(db).ByTextAsync(query, column, 10, default))).Select(c => (c.Value, (int)c.Count)).ToList();
    }

    [Fact]
    public async Task Verify_EventTamperedWith_NamesTheFirstThatDoesNotFit()
    {
        using var database = await DatabaseAsync();
        await using var host = await database.StartAsync();
        var changed = await AccountWithEventsAsync(host);
        var deleted = await AccountWithEventsAsync(host);
        var cut = await AccountWithEventsAsync(host);
        var headless = await AccountWithEventsAsync(host);
        byte[] record = [1, 2, 3];

        await host.ReadAsync(db => db.AuditEvents.Where(e => e.AccountId == changed && e.Sequence == 3)
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.Content, AuditContent.Pack(record, null, []))));
        await host.ReadAsync(db => db.AuditEvents.Where(e => e.AccountId == deleted && e.Sequence == 2).ExecuteDeleteAsync());
        await host.ReadAsync(db => db.AuditEvents.Where(e => e.AccountId == cut && e.Sequence == 5).ExecuteDeleteAsync());
        await host.ReadAsync(db => db.AuditHeads.Where(h => h.AccountId == headless).ExecuteDeleteAsync());

        Assert.Equal(3, (await VerifyAsync(changed))?.Sequence);
        Assert.Equal(2, (await VerifyAsync(deleted))?.Sequence);
        Assert.Equal(5, (await VerifyAsync(cut))?.Sequence);
        Assert.NotNull(await VerifyAsync(headless));
        Assert.Null(await VerifyAsync(StorageHost.NewAccount()));

        Task<AuditChainBreak?> VerifyAsync(string account) => host.ReadAsync(db => AuditChain.VerifyAsync(db, account, default));
    }

    private static async Task<string> AccountWithEventsAsync(StorageHost host)
    {
        var account = StorageHost.NewAccount();
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => host.Lane.RunAsync(TestCall.EventOnly(account), default)));
        await host.AssertChainAsync(account, 5);
        return account;
    }

    private protected static DateTimeOffset At(int seconds) => DateTimeOffset.UnixEpoch.AddSeconds(seconds);
}

public sealed class AuditReaderOnSqliteTests : AuditReaderTests
{
    public static TheoryData<string> Questions =>
    [
        "None", "Before", "Span", "EventKey", "EventName", "UserName", "PrincipalArn", "SessionArn", "AccessKeyId", "Resource", "ResourceType", "SourceIp",
        "ErrorCode", "EventSource", "ReadOnly", "Several",
    ];

    internal override Task<TestDatabase> DatabaseAsync() => Task.FromResult(TestDatabase.OnSqlite());

    /// <remarks>An index gives the order too, so that a page is read without its whole haystack being sorted.</remarks>
    [Theory]
    [MemberData(nameof(Questions))]
    public async Task Find_ByOneColumn_ReadsThroughAnIndexInOrder(string question)
    {
        using var database = await DatabaseAsync();
        await using var host = await database.StartAsync();
        var account = StorageHost.NewAccount();
        await host.Lane.RunAsync(TestCall.EventOnly(account, e => e with { EventTime = At(1) }), default);
        await host.Lane.RunAsync(
            TestCall.EventOnly(account, e => e with
            {
                EventTime = At(1000),
                EventName = "x",
                EventSource = "x",
                UserName = "x",
                PrincipalArn = "x",
                SessionArn = "x",
                AccessKeyId = "x",
                SourceIp = "x",
                ErrorCode = "x",
                Resources = [new("x", "x")],
            }),
            default);
        var all = new AuditQuery { Account = account, Max = 50 };
        var query = question switch
        {
            "None" => all,
            "Before" => all with { Before = 2 },
            "Span" => all with { From = At(900), To = At(1100) },
            "EventKey" => all with { EventId = new Ids().Event() },
            "EventName" => all with { EventName = "x", From = At(0) },
            "UserName" => all with { UserName = "x" },
            "PrincipalArn" => all with { PrincipalArn = "x" },
            "SessionArn" => all with { SessionArn = "x", Before = 2 },
            "AccessKeyId" => all with { AccessKeyId = "x" },
            "Resource" => all with { Resource = "x", Before = 2 },
            "ResourceType" => all with { ResourceType = "x", From = At(900) },
            "SourceIp" => all with { SourceIp = "x" },
            "ErrorCode" => all with { ErrorCode = "x" },
            "EventSource" => all with { EventSource = "x" },
            "ReadOnly" => all with { ReadOnly = true, To = At(2000) },
            _ => all with { EventName = "x", UserName = "x", ErrorCode = "x", SourceIp = "x", ReadOnly = true, From = At(0), To = At(2000) },
        };

        var plan = await host.ReadAsync(async db =>
        {
            var filter = (await AuditFilter.OfAsync(db, query, default))!;
            await db.Database.OpenConnectionAsync();
            using var command = db.AuditEvents.FromSqlRaw(filter.NewestFirst("e.*", 50), filter.Values).CreateDbCommand();
            command.CommandText = "EXPLAIN QUERY PLAN " + command.CommandText;
            using var reader = command.ExecuteReader();
            var lines = new List<string>();
            while (reader.Read())
            {
                lines.Add(reader.GetString(3));
            }

            return lines;
        });

        Assert.DoesNotContain(plan, line => line.StartsWith("SCAN", StringComparison.Ordinal) || line.Contains("TEMP B-TREE", StringComparison.Ordinal));
        Assert.Contains(plan, line => line.Contains(
            question switch
            {
                "None" or "Before" or "Span" => "IX_AuditEvents_AccountId_Sequence",
                "Resource" or "ResourceType" => "PRIMARY KEY (AccountId=? AND Text=?",
                "ReadOnly" => "IX_AuditEvents_AccountId_ReadOnly",
                "Several" => "IX_AuditEvents_UserNameText",
                "EventKey" => "IX_AuditEvents_EventKey",
                _ => $"IX_AuditEvents_{question}Text",
            },
            StringComparison.Ordinal));
    }
}

public sealed class AuditReaderOnPostgreSqlTests(PostgresServer server) : AuditReaderTests
{
    internal override async Task<TestDatabase> DatabaseAsync() => new(DatabaseProvider.PostgreSql, await server.CreateDatabaseAsync(), null);
}
