using System.Net;
using IamSim.Authorization;

namespace IamSim.Calls;

/// <summary>The door a call came by.</summary>
internal enum CallSurface
{
    /// <summary>AWS's wire protocols at <c>/</c>.</summary>
    Wire = 0,

    /// <summary>REST under <c>/api/v1</c>.</summary>
    Rest = 1,
}

/// <summary>One call on its way through: who makes it, when, from where. What an operation may know of its caller; nothing of HTTP.</summary>
internal sealed class Call
{
    /// <summary>The account that the call acts in: the caller's.</summary>
    public required string Account { get; init; }

    public required Caller Caller { get; init; }

    /// <summary>The simulator's time when the call came in, UTC.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The region of the credential scope, such as <c>us-east-1</c>.</summary>
    public required string Region { get; init; }

    /// <summary>The id of this call in its answer and its event (<c>requestID</c>).</summary>
    public required Guid RequestId { get; init; }

    /// <summary>The id of this call's event (<c>eventID</c>).</summary>
    public required Guid EventId { get; init; }

    public required CallSurface Surface { get; init; }

    public IPAddress? SourceAddress { get; init; }

    public string? UserAgent { get; init; }

    /// <summary>The Host header, for <c>tlsDetails.clientProvidedHostHeader</c>.</summary>
    public string? HostHeader { get; init; }

    /// <summary>Such as <c>TLSv1.3</c>; null over plain HTTP.</summary>
    public string? TlsVersion { get; init; }

    public string? CipherSuite { get; init; }

    /// <summary>True where the caller came over TLS: <c>aws:SecureTransport</c>.</summary>
    public bool IsEncrypted { get; init; }

    /// <summary>The Referer header; null where there was none.</summary>
    public string? Referer { get; init; }

    /// <summary>What was asked of the policy engine and what it decided, in order; a call that runs again begins anew.</summary>
    public List<DecidedQuestion> Decisions { get; } = [];

    /// <summary>What must hold when a change is made, checked inside the lane; null for most calls.</summary>
    public Precondition? Precondition { get; set; }

    /// <summary>True once the call's event is committed.</summary>
    public bool IsRecorded { get; set; }

    /// <summary>The same call as somebody else's: whoever signs in is known only once the call has come in.</summary>
    public Call As(Caller caller) => new()
    {
        Account = caller.Account,
        Caller = caller,
        Time = Time,
        Region = Region,
        RequestId = RequestId,
        EventId = EventId,
        Surface = Surface,
        SourceAddress = SourceAddress,
        UserAgent = UserAgent,
        HostHeader = HostHeader,
        TlsVersion = TlsVersion,
        CipherSuite = CipherSuite,
        IsEncrypted = IsEncrypted,
        Referer = Referer,
    };

    /// <summary>The partition of <see cref="Region"/>: <c>aws</c>, <c>aws-cn</c> or <c>aws-us-gov</c>.</summary>
    public string Partition => Arns.PartitionOf(Region);
}
