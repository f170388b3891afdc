using IamSim.Audit.Proof;
using IamSim.Simulator;
using IamSim.Storage;
using IamSim.Tests.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IamSim.Tests.Audit.Proof;

/// <summary>What seals and verifies, on a storage without a server; and what an attacker can do who has the database.</summary>
internal sealed class ProofParts
{
    private readonly StorageHost _host;
    private readonly DatabaseProvider _provider;

    public ProofParts(StorageHost host, DatabaseProvider provider)
    {
        (_host, _provider) = (host, provider);
        Links = new ChainLinks(host.Services.GetRequiredService<Database>());
        Verifier = new ChainVerifier(Links);
        var key = new SealKey(
            new ProtectedSecrets(host.Services.GetRequiredService<Database>(), host.Lane), host.Services.GetRequiredService<IDataProtectionProvider>());
        Seals = new SealMaker(Links, host.Lane, key, new SimulatorClock(host.Services.GetRequiredService<Database>(), host.Lane));
        Kept = new KeptSeals(Links, Verifier, key);
    }

    public ChainLinks Links { get; }

    public ChainVerifier Verifier { get; }

    public SealMaker Seals { get; }

    public KeptSeals Kept { get; }

    public async Task<AuditSeal> SealAsync(string account) => (await Seals.SealAsync(account, upTo: null, TestContext.Current.CancellationToken)).Seal!;

    public Task<ChainVerification> VerifyAsync(string account) => Verifier.VerifyAsync(account, TestContext.Current.CancellationToken);

    /// <summary>Verifies against a seal as it is read from a file.</summary>
    public Task<ChainVerification> VerifyAsync(SealDocument seal) => Kept.VerifyAsync(seal.Read()!, seal.Text, TestContext.Current.CancellationToken);

    public async Task<string> AccountWithEventsAsync(int events = 5)
    {
        var account = StorageHost.NewAccount();
        await AddEventsAsync(account, events);
        return account;
    }

    public Task AddEventsAsync(string account, int events) => Task.WhenAll(Enumerable.Range(0, events).Select(n =>
        _host.Lane.RunAsync(TestCall.EventOnly(account, entry => entry with { Resources = [new(null, $"r{n}")] }), default)));

    /// <summary>Plain SQL.</summary>
    public Task<int> ExecuteAsync(string sql) => _host.ReadAsync(db => db.Database.ExecuteSqlRawAsync(sql));

    /// <summary>Takes the triggers away, as whoever owns the database can.</summary>
    public async Task DropTriggersAsync()
    {
        foreach (var table in new[] { "AuditEvents", "AuditEventResources", "AuditTexts", "AuditSeals" })
        {
            if (_provider == DatabaseProvider.PostgreSql)
            {
                await ExecuteAsync($"ALTER TABLE \"{table}\" DISABLE TRIGGER USER");
                continue;
            }

            foreach (var trigger in new[] { "NoUpdate", "NoDelete", "NoReplace" })
            {
                await ExecuteAsync($"DROP TRIGGER IF EXISTS \"{table}_{trigger}\"");
            }
        }
    }

    /// <summary>Puts one event's record in another's place.</summary>
    public Task CopyRecordAsync(string account, long from, long to) => ExecuteAsync($"""
        UPDATE "AuditEvents" SET "Content" = (SELECT "Content" FROM "AuditEvents" WHERE "AccountId" = '{account}' AND "Sequence" = {from})
        WHERE "AccountId" = '{account}' AND "Sequence" = {to}
        """);

    /// <summary>Computes the whole chain anew over what is stored, head included: what an attacker does who knows the program.</summary>
    public async Task RechainAsync(string account)
    {
        var hash = global::IamSim.Audit.AuditChain.Start;
        var last = 0L;
        await foreach (var link in Links.ReadAsync(account, 0, long.MaxValue, TestContext.Current.CancellationToken))
        {
            hash = global::IamSim.Audit.AuditChain.Next(hash, link.Record);
            last = link.Sequence;
            await ExecuteAsync($"""UPDATE "AuditEvents" SET "Hash" = {Literal(hash)} WHERE "AccountId" = '{account}' AND "Sequence" = {last}""");
        }

        await ExecuteAsync($"""UPDATE "AuditHeads" SET "Sequence" = {last}, "Hash" = {Literal(hash)} WHERE "AccountId" = '{account}'""");
    }

    private string Literal(byte[] bytes) => _provider == DatabaseProvider.PostgreSql ? $@"'\x{Convert.ToHexString(bytes)}'" : $"x'{Convert.ToHexString(bytes)}'";
}
