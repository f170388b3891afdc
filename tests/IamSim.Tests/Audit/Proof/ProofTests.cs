using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using IamSim.Audit.Proof;
using IamSim.Storage;
using IamSim.Tests.Servers;
using IamSim.Tests.Storage;

namespace IamSim.Tests.Audit.Proof;

/// <summary>What triggers refuse, and what verification finds where they are gone, on every provider.</summary>
public abstract class ProofTests
{
    internal abstract Task<TestDatabase> DatabaseAsync();

    /// <summary>Statements that only this provider has.</summary>
    internal abstract IEnumerable<string> OwnStatements { get; }

    [Fact]
    public async Task Tampering_ByPlainSql_IsRefused()
    {
        using var database = await DatabaseAsync();
        await using var host = await database.StartAsync();
        var proof = new ProofParts(host, database.Provider);
        var account = await proof.AccountWithEventsAsync();
        await proof.SealAsync(account);
        string[] statements =
        [
            """UPDATE "AuditEvents" SET "EventTime" = 0""",
            """DELETE FROM "AuditEvents" WHERE "Sequence" = 5""",
            """UPDATE "AuditEventResources" SET "EventId" = 7 WHERE "EventId" = 5""",
            """DELETE FROM "AuditEventResources" """,
            """UPDATE "AuditSeals" SET "ToSequence" = 4""",
            """UPDATE "AuditSeals" SET "RetiredAt" = 7, "ToSequence" = 9""",
            """DELETE FROM "AuditSeals" """,
            .. OwnStatements,
        ];

        foreach (var statement in statements)
        {
            var refused = await Assert.ThrowsAnyAsync<DbException>(() => proof.ExecuteAsync(statement));
            Assert.Contains("what is written", refused.Message, StringComparison.Ordinal);
        }

        var verified = await proof.VerifyAsync(account);
        Assert.True(verified.Intact);
        Assert.Equal((5, 1, 0), (verified.Events, verified.Seals, verified.RetiredUpTo));
    }

    [Fact]
    public async Task Delete_UpToTheRetiredSeal_IsLetThrough_AndNothingBehindIt()
    {
        using var database = await DatabaseAsync();
        await using var host = await database.StartAsync();
        var proof = new ProofParts(host, database.Provider);
        var account = await proof.AccountWithEventsAsync();
        await proof.SealAsync(account);
        await proof.AddEventsAsync(account, 3);
        await proof.SealAsync(account);

        await proof.ExecuteAsync("""UPDATE "AuditSeals" SET "RetiredAt" = 7 WHERE "Number" = 1""");
        await Assert.ThrowsAnyAsync<DbException>(() => proof.ExecuteAsync("""UPDATE "AuditSeals" SET "RetiredAt" = NULL"""));
        await Assert.ThrowsAnyAsync<DbException>(() => proof.ExecuteAsync("""UPDATE "AuditSeals" SET "RetiredAt" = 8 WHERE "Number" = 1"""));
        await Assert.ThrowsAnyAsync<DbException>(() => proof.ExecuteAsync("""DELETE FROM "AuditEvents" WHERE "Sequence" <= 6"""));
        await Assert.ThrowsAnyAsync<DbException>(() => proof.ExecuteAsync("""DELETE FROM "AuditEventResources" WHERE "EventId" > 5"""));
        Assert.Equal(5, await proof.ExecuteAsync("""DELETE FROM "AuditEventResources" WHERE "EventId" <= 5"""));
        Assert.Equal(5, await proof.ExecuteAsync("""DELETE FROM "AuditEvents" WHERE "Sequence" <= 5"""));

        var verified = await proof.VerifyAsync(account);
        Assert.Null(verified.Break);
        Assert.Equal((6, 8, 3, 5), (verified.FirstSequence, verified.LastSequence, verified.Events, verified.RetiredUpTo));
    }

    [Fact]
    public async Task Verify_WhereTriggersAreGone_NamesTheFirstThatDoesNotFit()
    {
        using var database = await DatabaseAsync();
        await using var host = await database.StartAsync();
        var proof = new ProofParts(host, database.Provider);
        await proof.DropTriggersAsync();
        var cases = new (string Sql, long Sequence, ChainBreakReason Reason)[]
        {
            ("""UPDATE "AuditEvents" SET "Content" = (SELECT "Content" FROM "AuditEvents" AS o WHERE o."AccountId" = '{0}' AND o."Sequence" = 1) WHERE "AccountId" = '{0}' AND "Sequence" = 3""", 3, ChainBreakReason.EventChanged),
            ("""UPDATE "AuditEvents" SET "Hash" = (SELECT "Hash" FROM "AuditEvents" AS o WHERE o."AccountId" = '{0}' AND o."Sequence" = 1) WHERE "AccountId" = '{0}' AND "Sequence" = 4""", 4, ChainBreakReason.EventChanged),
            ("""DELETE FROM "AuditEvents" WHERE "AccountId" = '{0}' AND "Sequence" = 2""", 2, ChainBreakReason.EventMissing),
            ("""DELETE FROM "AuditEvents" WHERE "AccountId" = '{0}' AND "Sequence" = 8""", 8, ChainBreakReason.EventMissing),
            ("""DELETE FROM "AuditHeads" WHERE "AccountId" = '{0}'""", 8, ChainBreakReason.HeadMissing),
            ("""UPDATE "AuditHeads" SET "Hash" = (SELECT "Hash" FROM "AuditEvents" AS o WHERE o."AccountId" = '{0}' AND o."Sequence" = 1) WHERE "AccountId" = '{0}'""", 8, ChainBreakReason.HeadChanged),
            ("""UPDATE "AuditHeads" SET "Sequence" = 7 WHERE "AccountId" = '{0}'""", 8, ChainBreakReason.EventsBehindHead),
            ("""DELETE FROM "AuditSeals" WHERE "AccountId" = '{0}' AND "Number" = 1""", 1, ChainBreakReason.SealMissing),
            ("""UPDATE "AuditSeals" SET "NewestEventTime" = 77 WHERE "AccountId" = '{0}' AND "Number" = 2""", 6, ChainBreakReason.SealChanged),
            ("""UPDATE "AuditSeals" SET "RetiredAt" = 77 WHERE "AccountId" = '{0}' AND "Number" = 2""", 6, ChainBreakReason.RetiredInTheMiddle),
        };

        foreach (var (sql, sequence, reason) in cases)
        {
            var account = await proof.AccountWithEventsAsync();
            await proof.SealAsync(account);
            await proof.AddEventsAsync(account, 3);
            await proof.SealAsync(account);
            Assert.True((await proof.VerifyAsync(account)).Intact);

            await proof.ExecuteAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, sql, account));

            var verified = await proof.VerifyAsync(account);
            Assert.False(verified.Intact);
            Assert.Equal((sequence, reason), (verified.Break!.Sequence, verified.Break.Reason));
            if (reason is not (ChainBreakReason.HeadMissing or ChainBreakReason.HeadChanged or ChainBreakReason.EventsBehindHead))
            {
                // What does not fit is not vouched for.
                await proof.AddEventsAsync(account, 1);
                Assert.Equal(reason is ChainBreakReason.EventChanged or ChainBreakReason.EventMissing, (await proof.Seals.SealAsync(account, null, default)).Break is null);
            }
        }
    }

    [Fact]
    public async Task ChainComputedAnew_IsFoundByTheSealInTheDatabase()
    {
        using var database = await DatabaseAsync();
        await using var host = await database.StartAsync();
        var proof = new ProofParts(host, database.Provider);
        var account = await proof.AccountWithEventsAsync();
        await proof.SealAsync(account);
        await proof.DropTriggersAsync();

        await proof.CopyRecordAsync(account, 1, 2);
        await proof.RechainAsync(account);

        var found = (await proof.VerifyAsync(account)).Break!;
        Assert.Equal((5, ChainBreakReason.SealDoesNotFit, 1L), (found.Sequence, found.Reason, found.Seal));
    }

    /// <summary>Whoever owns the database can make everything in it fit; what was signed before and kept elsewhere tells.</summary>
    [Fact]
    public async Task ChainComputedAnew_OrItsEndCutOff_IsProvenByAKeptSealAlone()
    {
        using var database = await DatabaseAsync();
        await using var host = await database.StartAsync();
        var proof = new ProofParts(host, database.Provider);
        var changed = await proof.AccountWithEventsAsync();
        var cut = await proof.AccountWithEventsAsync();
        var whole = await proof.AccountWithEventsAsync();
        var seals = new Dictionary<string, SealDocument>();
        foreach (var account in new[] { changed, cut, whole })
        {
            seals[account] = SealDocument.Of(await proof.SealAsync(account));
            await proof.AddEventsAsync(account, 2);
        }

        await proof.DropTriggersAsync();
        await proof.ExecuteAsync($"""DELETE FROM "AuditSeals" """);
        await proof.CopyRecordAsync(changed, 1, 2);
        await proof.RechainAsync(changed);
        await proof.ExecuteAsync($"""DELETE FROM "AuditEvents" WHERE "AccountId" = '{cut}' AND "Sequence" > 3""");
        await proof.RechainAsync(cut);

        foreach (var account in seals.Keys)
        {
            Assert.True((await proof.VerifyAsync(account)).Intact);
        }

        var ofChanged = await proof.VerifyAsync(seals[changed]);
        var ofCut = await proof.VerifyAsync(seals[cut]);
        var ofWhole = await proof.VerifyAsync(seals[whole]);
        Assert.Equal((false, false), (ofChanged.Intact, ofChanged.KeptSeal!.Passes));
        Assert.Equal((false, false), (ofCut.Intact, ofCut.KeptSeal!.Passes));
        Assert.Contains("before the seal's last event, 5", ofCut.KeptSeal.Message, StringComparison.Ordinal);
        Assert.Equal((true, true, true, true), (ofWhole.Intact, ofWhole.KeptSeal!.Passes, ofWhole.KeptSeal.IsSigned, ofWhole.KeptSeal.IsOwnKey));
    }

    [Fact]
    public async Task KeptSeal_ThatWasChanged_IsNoProof()
    {
        using var database = await DatabaseAsync();
        await using var host = await database.StartAsync();
        var proof = new ProofParts(host, database.Provider);
        var account = await proof.AccountWithEventsAsync();
        var seal = SealDocument.Of(await proof.SealAsync(account));

        foreach (var changed in new[]
        {
            seal with { SealedAt = "2020-01-01T00:00:00.000Z" },
            seal with { Text = seal.Text.Replace("to: 5", "to: 4", StringComparison.Ordinal) },
            seal with { Signature = Convert.ToBase64String(new byte[70]) },
            seal with { KeyId = new string('0', 64) },
        })
        {
            var verified = await proof.VerifyAsync(changed);
            Assert.Equal((false, false, false), (verified.Intact, verified.KeptSeal!.Passes, verified.KeptSeal.IsSigned));
        }

        Assert.Null((seal with { Account = "12" }).Read());
        Assert.Null((seal with { PublicKey = "no key" }).Read());
        Assert.Null((seal with { EndHash = "zz" }).Read());
        Assert.Null((seal with { Version = 2 }).Read());
    }

    /// <summary>As docs/audit-proof.md says: the text is what is signed, and the text alone is needed.</summary>
    [Fact]
    public async Task Seal_IsVerifiedWithoutIamSim_AndNamesTheOneBefore()
    {
        using var database = await DatabaseAsync();
        await using var host = await database.StartAsync();
        var proof = new ProofParts(host, database.Provider);
        var account = await proof.AccountWithEventsAsync();

        var first = SealDocument.Of(await proof.SealAsync(account));
        var same = SealDocument.Of(await proof.SealAsync(account));
        await proof.AddEventsAsync(account, 1);
        var second = SealDocument.Of(await proof.SealAsync(account));

        Assert.Equal(first, same);
        Assert.Equal((2, 6, 6, first.EndHash), (second.Number, second.FromSequence, second.ToSequence, second.StartHash));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(first.Text))), second.PreviousSeal);
        using var key = ECDsa.Create();
        key.ImportFromPem(first.PublicKey);
        Assert.Equal(first.KeyId, Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo())));
        Assert.True(key.VerifyData(Encoding.ASCII.GetBytes(first.Text), Convert.FromBase64String(first.Signature), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
        Assert.Equal(
            ["IamSim audit seal 1", $"account: {account}", "number: 1", "from: 1", "to: 5"],
            first.Text.Split('\n').Take(5));
    }

    [Fact]
    public async Task Seals_MadeByTwoServersAtOnce_FollowEachOther()
    {
        using var database = await DatabaseAsync();
        await using var one = await database.StartAsync();
        await using var two = await database.StartAsync();
        var proofs = new[] { new ProofParts(one, database.Provider), new ProofParts(two, database.Provider) };
        var account = await proofs[0].AccountWithEventsAsync();

        await Task.WhenAll(Enumerable.Range(0, 12).Select(n => Task.Run(async () =>
        {
            await proofs[n % 2].AddEventsAsync(account, 1);
            await proofs[n % 2].SealAsync(account);
        })));

        var verified = await proofs[0].VerifyAsync(account);
        Assert.Null(verified.Break);
        Assert.InRange(verified.Seals, 1, 12);
        Assert.Single(verified.SealKeys);
    }

    [Fact]
    public async Task Verify_WhileEventsCome_IsIntact_AndKnowsNothingOfAnAccountThatIsNone()
    {
        using var database = await DatabaseAsync();
        await using var host = await database.StartAsync();
        var proof = new ProofParts(host, database.Provider);
        var account = await proof.AccountWithEventsAsync();
        var writing = proof.AddEventsAsync(account, 3000);

        while (!writing.IsCompleted)
        {
            Assert.Null((await proof.VerifyAsync(account)).Break);
        }

        await writing;
        Assert.Equal(3005, (await proof.VerifyAsync(account)).Events);
        var none = await proof.VerifyAsync("000000000000");
        Assert.Equal((true, 0), (none.Intact, none.Events));
    }
}

public sealed class ProofOnSqliteTests : ProofTests
{
    internal override IEnumerable<string> OwnStatements =>
    [
        """INSERT OR REPLACE INTO "AuditEvents" SELECT * FROM "AuditEvents" WHERE "Sequence" = 3""",
        """INSERT OR REPLACE INTO "AuditSeals" SELECT * FROM "AuditSeals" """,
        """REPLACE INTO "AuditEvents" SELECT * FROM "AuditEvents" """,
    ];

    internal override Task<TestDatabase> DatabaseAsync() => Task.FromResult(TestDatabase.OnSqlite());
}

public sealed class ProofOnPostgreSqlTests(PostgresServer server) : ProofTests
{
    internal override IEnumerable<string> OwnStatements =>
    [
        """TRUNCATE "AuditEvents" """,
        """TRUNCATE "AuditEventResources" """,
        """TRUNCATE "AuditSeals" CASCADE""",
        """INSERT INTO "AuditEvents" SELECT * FROM "AuditEvents" ON CONFLICT ("AccountId", "Sequence") DO UPDATE SET "EventTime" = 0""",
    ];

    internal override async Task<TestDatabase> DatabaseAsync() => new(DatabaseProvider.PostgreSql, await server.CreateDatabaseAsync(), null);
}
