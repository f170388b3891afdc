using IamSim.Contracts;
using IamSim.Contracts.Json;

namespace IamSim.Audit.Rest;

/// <summary>Which events are asked for; what is absent asks for nothing. Each can be given once, and an event has to meet all.</summary>
public record AuditFilters : IShape
{
    /// <summary>Only events at or after this time: ISO 8601 (UTC where it names no offset), or seconds since 1970.</summary>
    public string? From { get; init; }

    /// <summary>Only events at or before this time.</summary>
    public string? To { get; init; }

    /// <summary>The action as policies name it, such as <c>iam:CreateUser</c>; <c>iam:*</c> for all of a service.</summary>
    public string? Action { get; init; }

    /// <summary>The operation, such as <c>CreateUser</c>.</summary>
    public string? EventName { get; init; }

    /// <summary>The service, such as <c>iam.amazonaws.com</c>; <c>iamsim</c> for IamSim's own questions.</summary>
    public string? EventSource { get; init; }

    /// <summary>Such as <c>AwsApiCall</c> or <c>AwsConsoleSignIn</c>.</summary>
    public string? EventType { get; init; }

    /// <summary>The ARN of the calling user, root or role; a role's finds what its sessions did, a session's what that one did.</summary>
    public string? PrincipalArn { get; init; }

    /// <summary>The ARN of a role's or a federated user's session.</summary>
    public string? SessionArn { get; init; }

    /// <summary>The caller's unique id, such as <c>AIDA…</c>, or <c>AROA…:session</c>.</summary>
    public string? PrincipalId { get; init; }

    /// <summary>The calling user's name; <c>root</c> for root; a role's session's name.</summary>
    public string? UserName { get; init; }

    /// <summary>The calling access key.</summary>
    public string? AccessKeyId { get; init; }

    /// <summary>Whether the caller's session was made with MFA.</summary>
    public bool? MfaAuthenticated { get; init; }

    /// <summary>The address that the call came from.</summary>
    public string? SourceIPAddress { get; init; }

    /// <summary>A name or ARN that the event is about.</summary>
    public string? Resource { get; init; }

    /// <summary>The type of a resource that the event is about, such as <c>AWS::IAM::User</c>.</summary>
    public string? ResourceType { get; init; }

    /// <summary>The record's region.</summary>
    public string? Region { get; init; }

    /// <summary>As CloudTrail spells it, such as <c>NoSuchEntityException</c>.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>True: only calls that were refused. False: only those that were not.</summary>
    public bool? Failed { get; init; }

    /// <summary>True: only calls that the policies do not allow; with <c>failed=false</c> those that <c>Enforcement=Observe</c> let through all the same.</summary>
    public bool? WouldBeRefused { get; init; }

    /// <summary>True: only reads. False: only changes.</summary>
    public bool? ReadOnly { get; init; }

    /// <summary>
    /// Words of the record, all of which it must have, in any case: <c>alice</c>, <c>user/alice</c> or <c>"several in quotes"</c> for words side by side,
    /// <c>train*</c> for what begins so.
    /// </summary>
    public string? Text { get; init; }

    /// <summary>The request's query, by the names that it was sent with.</summary>
    internal IQueryCollection? Sent { get; private set; }

    /// <summary>Remembers the query, so that what it has beside the known parameters is refused.</summary>
    internal void Take(IQueryCollection sent) => Sent = sent;

    public void WriteJson(JsonShapeWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Json.WriteStartObject();
        foreach (var (name, value) in Members().Concat(Further()))
        {
            if (value is not null)
            {
                writer.Json.WriteString(name, value);
            }
        }

        writer.Json.WriteEndObject();
    }

    public void AddResourceNames(ICollection<NamedResource> names)
    {
        // A question for events about a resource is not itself an event about it.
    }

    /// <summary>The filters as text: what a marker is good for.</summary>
    internal string Identity(string account) => $"{account}\naudit\n{string.Join('\n', Members().Select(member => member.Value?.Replace("\n", "\\n", StringComparison.Ordinal)))}";

    /// <summary>The filters by name.</summary>
    internal IEnumerable<(string Name, string? Value)> Members() =>
    [
        ("from", From),
        ("to", To),
        ("action", Action),
        ("eventName", EventName),
        ("eventSource", EventSource),
        ("eventType", EventType),
        ("principalArn", PrincipalArn),
        ("sessionArn", SessionArn),
        ("principalId", PrincipalId),
        ("userName", UserName),
        ("accessKeyId", AccessKeyId),
        ("mfaAuthenticated", TextOf(MfaAuthenticated)),
        ("sourceIPAddress", SourceIPAddress),
        ("resource", Resource),
        ("resourceType", ResourceType),
        ("region", Region),
        ("errorCode", ErrorCode),
        ("failed", TextOf(Failed)),
        ("wouldBeRefused", TextOf(WouldBeRefused)),
        ("readOnly", TextOf(ReadOnly)),
        ("text", Text),
    ];

    /// <summary>What a question has beside the filters.</summary>
    internal virtual IEnumerable<(string Name, string? Value)> Further() => [];

    private static string? TextOf(bool? value) => value is { } known ? AuditCounter.Truth(known) : null;
}
