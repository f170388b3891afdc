using System.Text;
using System.Text.Json;

namespace IamSim.Audit.Proof;

/// <summary>Verifies an account's trail against a seal that was kept elsewhere: the only thing that proves it to whoever does not trust the database.</summary>
internal sealed class KeptSeals(ChainLinks links, ChainVerifier verifier, SealKey key)
{
    /// <summary>Verifies the trail of the seal's account, and what it has to do with the seal.</summary>
    /// <param name="seal">The seal.</param>
    /// <param name="text">What the document says is signed: it must be what its members say.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<ChainVerification> VerifyAsync(AuditSeal seal, string? text, CancellationToken ct)
    {
        var hashes = new Dictionary<long, byte[]?> { [seal.FromSequence - 1] = null, [seal.ToSequence] = null };
        var chain = await verifier.VerifyAsync(seal.AccountId, ct, hashes);
        var isSigned = seal.IsSigned() && (text is null || text == Encoding.ASCII.GetString(SealText.Of(seal)));
        var (fits, message) = await JudgeAsync(seal, hashes, chain, ct);
        if (!isSigned)
        {
            (fits, message) = (false, "The seal is not as it was made: its signature does not verify.");
        }

        return chain with
        {
            Intact = chain.Intact && fits,
            KeptSeal = new KeptSealVerification(seal.Number, seal.KeyId, isSigned, seal.KeyId == (await key.PublicAsync(ct)).Id, fits, message),
        };
    }

    private async Task<(bool Fits, string Message)> JudgeAsync(AuditSeal seal, Dictionary<long, byte[]?> hashes, ChainVerification chain, CancellationToken ct)
    {
        if (seal.ToSequence < chain.FirstSequence - 1 || hashes[seal.ToSequence] is null)
        {
            return await WithoutEventAsync(seal, chain, ct);
        }

        // The hash of the last event is that of all before it, so the one before the range need not be there.
        return hashes[seal.ToSequence]!.AsSpan().SequenceEqual(seal.EndHash)
            && (hashes[seal.FromSequence - 1] is not { } start || start.AsSpan().SequenceEqual(seal.StartHash))
            ? (true, $"The chain passes through the seal: the account's events up to {seal.ToSequence} are those that were sealed.")
            : (false, $"The chain does not pass through the seal: its events up to {seal.ToSequence} are not those that were sealed.{await BeginningAsync(seal.AccountId, ct)}");
    }

    /// <summary>What can be said where the seal's last event is not there to be computed.</summary>
    private async Task<(bool Fits, string Message)> WithoutEventAsync(AuditSeal seal, ChainVerification chain, CancellationToken ct)
    {
        if (seal.ToSequence > chain.RetiredUpTo)
        {
            return (false, $"The chain ends or breaks at {chain.LastSequence}, before the seal's last event, {seal.ToSequence}.{await BeginningAsync(seal.AccountId, ct)}");
        }

        // Its events are gone, and the database's own seals have taken their place.
        var own = (await links.StateAsync(seal.AccountId, ct)).Seals.FirstOrDefault(s => s.Number == seal.Number);
        return own is not null && SealText.Of(own).AsSpan().SequenceEqual(SealText.Of(seal))
            ? (true, "The account's own chain of seals passes through the seal; retention let its events go.")
            : (false, $"Retention let the account's events up to {chain.RetiredUpTo} go, and the seal is none of those that took their place.");
    }

    /// <summary>Where a reset or a restore began the chain anew, its first event says so.</summary>
    private async Task<string> BeginningAsync(string account, CancellationToken ct)
    {
        await foreach (var link in links.ReadAsync(account, after: 0, last: 1, ct))
        {
            using var record = JsonDocument.Parse(link.Record);
            if (record.RootElement.TryGetProperty("eventName", out var name) && name.ValueEquals(ChainOpening.EventName))
            {
                return $" The chain was begun anew at {SealText.TimeOf(link.Time)}: {record.RootElement.GetProperty(ChainOpening.Details).GetRawText()}.";
            }
        }

        return string.Empty;
    }
}
