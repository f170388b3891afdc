using System.Text;

namespace IamSim.Audit.Proof;

/// <summary>A seal as it is kept elsewhere: with all that it takes to verify it without IamSim.</summary>
/// <param name="Format">Always <c>iamsim-audit-seal</c>.</param>
/// <param name="Version">Always 1.</param>
/// <param name="Account">Whose trail was sealed.</param>
/// <param name="Number">1, 2, 3, … within the account.</param>
/// <param name="FromSequence">The first event of the range.</param>
/// <param name="ToSequence">The last event of the range.</param>
/// <param name="StartHash">The hash of the event before the range, in hex.</param>
/// <param name="EndHash">The hash of the last event of the range, in hex: that of all events up to it.</param>
/// <param name="FirstEventTime">The time of the first event of the range.</param>
/// <param name="NewestEventTime">The newest time in the range.</param>
/// <param name="SealedAt">The simulator's time of the sealing.</param>
/// <param name="PreviousSeal">SHA-256 of the text of the seal before, in hex; zeros before the first.</param>
/// <param name="KeyId">SHA-256 of the public key's DER, in hex.</param>
/// <param name="PublicKey">The public key, in PEM: ECDSA on P-256.</param>
/// <param name="Text">What is signed: it says the same as the members above.</param>
/// <param name="Signature">ECDSA with SHA-256 over the text, DER in base64.</param>
public sealed record SealDocument(
    string Format,
    int Version,
    string Account,
    long Number,
    long FromSequence,
    long ToSequence,
    string StartHash,
    string EndHash,
    string FirstEventTime,
    string NewestEventTime,
    string SealedAt,
    string PreviousSeal,
    string KeyId,
    string PublicKey,
    string Text,
    string Signature)
{
    private const string TheFormat = "iamsim-audit-seal";
    private const int TheVersion = 1;

    /// <summary>When retention let the range's events go, which is not signed; absent while they stay.</summary>
    public string? RetiredAt { get; init; }

    internal static SealDocument Of(AuditSeal seal) => new(
        TheFormat,
        TheVersion,
        seal.AccountId,
        seal.Number,
        seal.FromSequence,
        seal.ToSequence,
        SealText.Hex(seal.StartHash),
        SealText.Hex(seal.EndHash),
        SealText.TimeOf(seal.FirstEventTime),
        SealText.TimeOf(seal.NewestEventTime),
        SealText.TimeOf(seal.SealedAt),
        SealText.Hex(seal.PreviousSeal),
        seal.KeyId,
        new SealPublicKey(seal.KeyId, seal.PublicKey).Pem,
        Encoding.ASCII.GetString(SealText.Of(seal)),
        Convert.ToBase64String(seal.Signature))
    {
        RetiredAt = seal.RetiredAt is { } retired ? SealText.TimeOf(retired) : null,
    };

    /// <summary>The seal that the document is; null where it is none.</summary>
    internal AuditSeal? Read()
    {
        if (Format != TheFormat || Version != TheVersion || Account is not { Length: 12 } || !Account.All(char.IsAsciiDigit) || KeyId is not { Length: 64 }
            || !SealText.TryTime(FirstEventTime, out var first) || !SealText.TryTime(NewestEventTime, out var newest) || !SealText.TryTime(SealedAt, out var at))
        {
            return null;
        }

        try
        {
            var pem = System.Security.Cryptography.PemEncoding.Find(PublicKey);
            return new AuditSeal
            {
                AccountId = Account,
                Number = Number,
                FromSequence = FromSequence,
                ToSequence = ToSequence,
                StartHash = Convert.FromHexString(StartHash),
                EndHash = Convert.FromHexString(EndHash),
                FirstEventTime = first,
                NewestEventTime = newest,
                SealedAt = at,
                PreviousSeal = Convert.FromHexString(PreviousSeal),
                KeyId = KeyId,
                PublicKey = Convert.FromBase64String(PublicKey[pem.Base64Data]),
                Signature = Convert.FromBase64String(Signature),
            };
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            return null;
        }
    }
}
