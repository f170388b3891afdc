using IamSim.Audit.Decisions;

namespace IamSim.Audit;

/// <summary>An event as a call hands it to the writer lane, which gives it its place in the account's chain.</summary>
/// <param name="Account">The account whose event it is.</param>
/// <param name="EventId">CloudTrail's <c>eventID</c>.</param>
/// <param name="EventTime">The simulator's time of the call.</param>
/// <param name="EventName">The operation, such as <c>CreateUser</c>.</param>
/// <param name="EventSource">The service, such as <c>iam.amazonaws.com</c>.</param>
/// <param name="UserName">The name that <c>LookupEvents</c> asks by.</param>
/// <param name="PrincipalId">The caller's unique id.</param>
/// <param name="AccessKeyId">The key that the call was signed with.</param>
/// <param name="SourceIp">The caller's address.</param>
/// <param name="ErrorCode">The code that the call was refused with; null for one that succeeded.</param>
/// <param name="ReadOnly">True for a call that changes nothing.</param>
/// <param name="Resources">The names and ARNs that the event is about; a repeated one counts once.</param>
/// <param name="Record">The CloudTrail record: JSON in UTF-8, without secrets.</param>
internal sealed record AuditEntry(
    string Account,
    Guid EventId,
    DateTimeOffset EventTime,
    string EventName,
    string EventSource,
    string? UserName,
    string? PrincipalId,
    string? AccessKeyId,
    string? SourceIp,
    string? ErrorCode,
    bool ReadOnly,
    IReadOnlyList<EventResource> Resources,
    byte[] Record)
{
    private byte[]? _content;

    /// <summary>The ARN of who calls: a user's, root's or a role's, not its session's.</summary>
    public string? PrincipalArn { get; init; }

    /// <summary>The ARN of the session that the call was made in; null where it was made in none that has one.</summary>
    public string? SessionArn { get; init; }

    /// <summary>True where the caller's session was made with MFA.</summary>
    public bool MfaAuthenticated { get; init; }

    /// <summary>What was decided, as it is stored; null where nothing was.</summary>
    public byte[]? Decision { get; init; }

    /// <summary>The documents that the decision went by.</summary>
    public IReadOnlyList<DecisionSide> DecidedBy { get; init; } = [];

    /// <summary>Record, decision and resources as they are stored.</summary>
    public byte[] Content => _content ??= AuditContent.Pack(Record, Decision, Resources);

    /// <summary>Packs the content beside the lane, so that the lane does not have to.</summary>
    public AuditEntry Packed()
    {
        _ = Content;
        return this;
    }
}
