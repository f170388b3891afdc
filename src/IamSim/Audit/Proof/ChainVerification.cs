using System.Text.Json.Serialization;

namespace IamSim.Audit.Proof;

/// <summary>What came of verifying an account's trail.</summary>
/// <param name="Account">Whose it is.</param>
/// <param name="Intact">True where everything fits.</param>
/// <param name="FirstSequence">The first event that was looked at: 1, or the one behind what retention let go.</param>
/// <param name="LastSequence">The last event that fits.</param>
/// <param name="Events">How many events fit.</param>
/// <param name="HeadHash">The hash of the last event that fits, in hex: that of all events up to it.</param>
/// <param name="Seals">How many seals of the account were looked at.</param>
/// <param name="RetiredUpTo">The last event that retention let go; 0 where it let none go.</param>
/// <param name="SealKeys">The ids of the keys that signed the seals: this server's, and another one's where a snapshot of its was restored.</param>
/// <param name="Milliseconds">How long it took.</param>
public sealed record ChainVerification(
    string Account,
    bool Intact,
    long FirstSequence,
    long LastSequence,
    long Events,
    string HeadHash,
    int Seals,
    long RetiredUpTo,
    IReadOnlyList<string> SealKeys,
    long Milliseconds)
{
    /// <summary>The first place where something does not fit; absent where everything does.</summary>
    public ChainBreak? Break { get; init; }

    /// <summary>What the trail says of a seal that was kept elsewhere; absent where none was given.</summary>
    public KeptSealVerification? KeptSeal { get; init; }
}

/// <summary>The first place where a trail does not fit.</summary>
/// <param name="Sequence">The event's place in the account's chain.</param>
/// <param name="Reason">What does not fit.</param>
/// <param name="Message">The same for people.</param>
public sealed record ChainBreak(long Sequence, ChainBreakReason Reason, string Message)
{
    /// <summary>The number of the seal that does not fit; absent where it is no seal.</summary>
    public long? Seal { get; init; }
}

/// <summary>What does not fit.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ChainBreakReason>))]
public enum ChainBreakReason
{
    /// <summary>An event is not there.</summary>
    EventMissing = 1,

    /// <summary>An event's record or hash is another one than was written.</summary>
    EventChanged = 2,

    /// <summary>The account has events or seals, and nothing that says where its chain ends.</summary>
    HeadMissing = 3,

    /// <summary>The chain ends elsewhere than the account's head says, or in another hash.</summary>
    HeadChanged = 4,

    /// <summary>There are events behind the one that the account's head names.</summary>
    EventsBehindHead = 5,

    /// <summary>A seal is not there, though one behind it is.</summary>
    SealMissing = 6,

    /// <summary>A seal is another one than was written: its signature, or what it says of the seal before.</summary>
    SealChanged = 7,

    /// <summary>The chain fits, and is another one than was sealed: events were changed, and all behind them computed anew; or its end was cut off.</summary>
    SealDoesNotFit = 8,

    /// <summary>A seal is marked as retired, and one before it is not.</summary>
    RetiredInTheMiddle = 9,
}

/// <summary>What a trail says of a seal that was kept elsewhere.</summary>
/// <param name="Number">The seal's number.</param>
/// <param name="KeyId">The key that it says it is signed with.</param>
/// <param name="IsSigned">True where that key signed it as it is.</param>
/// <param name="IsOwnKey">True where that key is this server's.</param>
/// <param name="Passes">True where the account's chain passes through it: what was sealed is what is here.</param>
/// <param name="Message">The same for people.</param>
public sealed record KeptSealVerification(long Number, string KeyId, bool IsSigned, bool IsOwnKey, bool Passes, string Message);
