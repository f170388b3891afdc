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
            e => e with { EventName = "CreateUser", ReadOnly = false, UserName = "alice", Resources = [new(null, "bob"), new(null, "arn:aws:iam::1:user/bob")] },
            e => e with { EventName = "GetUser", ReadOnly = true, UserName = "alice", AccessKeyId = "AKIA1", EventTime = At(10) },
            e => e with { EventName = "GetUser", ReadOnly = true, ErrorCode = "NoSuchEntityException", SourceIp = "::1", EventTime = At(30) },
            e => e with { EventName = "GetUser", ReadOnly = true, Resources = [new(null, "bob")], EventTime = At(20), EventId = eventId },
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

        async Task AssertFindsAsync(AuditQuery query, params long[] sequences)
        {
            await using var scope = host.Services.CreateAsyncScope();
            var found = await scope.ServiceProvider.GetRequiredService<AuditReader>().FindAsync(query, default);
            Assert.Equal(sequences, found.Select(e => e.Sequence));
            Assert.All(found, e => Assert.Equal(account, e.AccountId));
        }
    }

    [Fact]
    public async Task Find_OldTimeBehindManyEvents_FindsIt()
    {
        using var database = await DatabaseAsync();
        await using var host = await database.StartAsync();
        var account = StorageHost.NewAccount();
        await host.Lane.RunAsync(TestCall.EventOnly(account, e => e with { EventTime = At(20) }), default);
        await host.Lane.RunAsync(TestCall.EventOnly(account, e => e with { EventTime = At(10) }), default);
        await Task.WhenAll(Enumerable.Range(0, 2100).Select(_ => host.Lane.RunAsync(TestCall.EventOnly(account, e => e with { EventTime = At(30) }), default)));

        var old = await host.ReadAsync(db => new AuditReader(db).FindAsync(new AuditQuery { Account = account, To = At(20), Max = 50 }, default));
        var page = await host.ReadAsync(db => new AuditReader(db).FindAsync(
            new AuditQuery { Account = account, To = At(20), Max = 50, Before = 2 }, default));

        Assert.Equal([2L, 1L], old.Select(e => e.Sequence));
        Assert.Equal([1L], page.Select(e => e.Sequence));
    }

    private static DateTimeOffset At(int seconds) => DateTimeOffset.UnixEpoch.AddSeconds(seconds);
}

public sealed class AuditReaderOnSqliteTests : AuditReaderTests
{
    public static TheoryData<string> Questions =>
    [
        "Before", "From", "FromBefore", "EventId", "EventName", "UserName", "AccessKeyId", "Resource", "SourceIp", "ErrorCode", "Changes", "All",
    ];

    internal override Task<TestDatabase> DatabaseAsync() => Task.FromResult(TestDatabase.OnSqlite());

    /// <remarks>An index gives the order too, so that a page is read without its whole haystack being sorted; only a span of time is sorted.</remarks>
    [Theory]
    [MemberData(nameof(Questions))]
    public async Task Find_ByOneColumn_ReadsThroughAnIndexInOrder(string question)
    {
        using var database = await DatabaseAsync();
        await using var host = await database.StartAsync();
        var all = new AuditQuery { Account = "123456789012", Max = 50 };
        var query = question switch
        {
            "Before" => all with { Before = 7 },
            "From" => all with { From = DateTimeOffset.UnixEpoch, To = DateTimeOffset.UnixEpoch },
            "FromBefore" => all with { From = DateTimeOffset.UnixEpoch, Before = 7 },
            "EventId" => all with { EventId = new Ids().Event() },
            "EventName" => all with { EventName = "x" },
            "UserName" => all with { UserName = "x" },
            "AccessKeyId" => all with { AccessKeyId = "x" },
            "Resource" => all with { Resource = "x" },
            "SourceIp" => all with { SourceIp = "x" },
            "ErrorCode" => all with { ErrorCode = "x" },
            "Changes" => all with { ReadOnly = false },
            _ => all,
        };

        var plan = await host.ReadAsync(async db =>
        {
            // CreateDbCommand binds the parameters, without which SQLite could not prefer a partial index.
            await db.Database.OpenConnectionAsync();
            using var command = AuditReader.Ask(db, query).CreateDbCommand();
            command.CommandText = "EXPLAIN QUERY PLAN " + command.CommandText;
            using var reader = command.ExecuteReader();
            var lines = new List<string>();
            while (reader.Read())
            {
                lines.Add(reader.GetString(3));
            }

            return lines;
        });

        Assert.DoesNotContain(plan, line => line.StartsWith("SCAN", StringComparison.Ordinal));
        if (question is not ("From" or "FromBefore"))
        {
            Assert.DoesNotContain(plan, line => line.Contains("TEMP B-TREE", StringComparison.Ordinal));
        }

        Assert.Contains(plan, line => line.Contains(
            question switch
            {
                "Before" or "All" => "AuditEvents",
                "From" or "FromBefore" => "IX_AuditEvents_AccountId_EventTime",
                "Resource" => "PRIMARY KEY (AccountId=? AND Resource=? AND Sequence<?)",
                "Changes" => "IX_AuditEvents_Changes",
                _ => question,
            },
            StringComparison.Ordinal));
    }
}

public sealed class AuditReaderOnPostgreSqlTests(PostgresServer server) : AuditReaderTests
{
    internal override async Task<TestDatabase> DatabaseAsync() => new(DatabaseProvider.PostgreSql, await server.CreateDatabaseAsync(), null);
}
