using System.Collections.Immutable;
using System.Net;
using IamSim.Authorization;
using IamSim.Contracts;
using IamSim.Storage;
using IamSim.Wire.S3;

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
    private string _account = string.Empty;
    private Caller? _caller;

    /// <summary>The account that the call acts in: the caller's.</summary>
    public required string Account
    {
        get => _account;
        init => _account = value;
    }

    public required Caller Caller
    {
        get => _caller!;
        init => _caller = value;
    }

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

    /// <summary>When whoever calls showed an MFA code with this very call, in seconds since 1970; null for most calls.</summary>
    public long? MfaAt { get; set; }

    /// <summary>What the call was about, as its event lists it.</summary>
    public List<CallResource> Resources { get; } = [];

    /// <summary>The event of the same call in the other account that it concerns; null where it concerns none.</summary>
    public EventCopy? Copy { get; set; }

    /// <summary>What an identity provider's token asked for beside the request; null for calls without one, and before it is read.</summary>
    public VouchedRequest? Vouched { get; set; }

    /// <summary>What the service has to tell of the call beside its own event: <c>AwsServiceEvent</c>s of the caller's account.</summary>
    public List<CallSubject> ServiceEvents { get; } = [];

    /// <summary>The calls that services made with the caller's permissions while this one ran, as S3 asks KMS: each has an event of its own.</summary>
    public List<MadeCall> Made { get; } = [];

    /// <summary>The VPC endpoint that the call came through; null where it came through none.</summary>
    public VpcEndpointUse? Endpoint { get; init; }

    /// <summary>The services that make the call with its caller's permissions (forward access sessions), the first one first; none for most calls.</summary>
    /// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_forward_access_sessions.html">IAM: Forward access sessions</see></remarks>
    public ImmutableArray<string> Via { get; init; } = [];

    /// <summary>What must hold when a change is made, checked inside the lane; null for most calls.</summary>
    public Precondition? Precondition { get; set; }

    /// <summary>Why the call's credentials would be refused, where they are only observed; null where they are in order.</summary>
    public Fault? ObservedRefusal { get; set; }

    /// <summary>What S3's records tell of the exchange itself; null for other services' calls, and for those that no client made.</summary>
    public S3Exchange? Exchange { get; set; }

    /// <summary>True where the request breaks the model's constraints: then nothing but a denial comes before saying so.</summary>
    public bool IsMalformed { get; set; }

    /// <summary>True once the call's event is committed.</summary>
    public bool IsRecorded { get; set; }

    /// <summary>Says who calls, where the operation itself finds that out: by a token that an identity provider vouches with.</summary>
    public void SpeakFor(Caller caller)
    {
        _account = caller.Account;
        _caller = caller;
    }

    /// <summary>The same call as somebody else makes it, in that one's account: an AWS service's own, whoever signs in, or who is asked about.</summary>
    public Call As(Caller other) => new()
    {
        Account = other.Account,
        Caller = other,
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
        Endpoint = Endpoint,
        Exchange = Exchange,
    };

    /// <summary>A call that a service makes with this call's permissions: S3's <c>kms:Decrypt</c> for whoever reads an object.</summary>
    /// <param name="service">The service, such as <c>s3.amazonaws.com</c>.</param>
    /// <param name="ids">What makes the ids of its event.</param>
    public Call Through(string service, Ids ids) => new()
    {
        Account = Account,
        Caller = Caller,
        Time = Time,
        Region = Region,
        RequestId = ids.Event(),
        EventId = ids.Event(),
        Surface = Surface,
        IsEncrypted = true,
        Via = Via.Add(service),
    };

    /// <summary>Forgets what an earlier run of the call noted.</summary>
    public void BeginAnew()
    {
        Decisions.Clear();
        Resources.Clear();
        ServiceEvents.Clear();
        Made.Clear();
        MfaAt = null;
        Copy = null;
        Vouched = null;
    }

    /// <summary>The partition of <see cref="Region"/>: <c>aws</c>, <c>aws-cn</c> or <c>aws-us-gov</c>.</summary>
    public string Partition => Arns.PartitionOf(Region);
}
