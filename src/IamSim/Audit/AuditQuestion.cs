using IamSim.Contracts;
using IamSim.Contracts.Json;

namespace IamSim.Audit;

/// <summary>What is asked of the trail; what is absent asks for nothing.</summary>
public sealed record AuditQuestion : IShape
{
    /// <summary>Only events at or after this time: ISO 8601 (UTC where it names no offset), or seconds since 1970.</summary>
    public string? From { get; init; }

    /// <summary>Only events at or before this time.</summary>
    public string? To { get; init; }

    /// <summary>The operation, such as <c>CreateUser</c>.</summary>
    public string? EventName { get; init; }

    /// <summary>The service, such as <c>iam.amazonaws.com</c>.</summary>
    public string? EventSource { get; init; }

    /// <summary>The calling user's name; <c>root</c> for root.</summary>
    public string? UserName { get; init; }

    /// <summary>The calling access key.</summary>
    public string? AccessKeyId { get; init; }

    /// <summary>A name or ARN that the event is about.</summary>
    public string? Resource { get; init; }

    /// <summary>The address that the call came from.</summary>
    public string? SourceIPAddress { get; init; }

    /// <summary>As CloudTrail spells it, such as <c>NoSuchEntityException</c>.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>True: only reads. False: only changes.</summary>
    public bool? ReadOnly { get; init; }

    /// <summary>The most events of a page: 1 to 1000, by default 50.</summary>
    public int? MaxItems { get; init; }

    /// <summary>The marker of the page before.</summary>
    public string? Marker { get; init; }

    public void WriteJson(JsonShapeWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Json.WriteStartObject();
        foreach (var (name, value) in Filters())
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

    /// <summary>The question as text, without its page: what a marker is good for.</summary>
    internal string Identity(string account) => $"{account}\naudit\n{string.Join('\n', Filters().Select(f => f.Value))}";

    internal AuditQuery Query(string account, DateTimeOffset? from, DateTimeOffset? to, long? before, int max) => new()
    {
        Account = account,
        From = from,
        To = to,
        EventName = EventName,
        EventSource = EventSource,
        UserName = UserName,
        AccessKeyId = AccessKeyId,
        Resource = Resource,
        SourceIp = SourceIPAddress,
        ErrorCode = ErrorCode,
        ReadOnly = ReadOnly,
        Before = before,
        Max = max,
    };

    private IEnumerable<(string Name, string? Value)> Filters() =>
    [
        ("from", From),
        ("to", To),
        ("eventName", EventName),
        ("eventSource", EventSource),
        ("userName", UserName),
        ("accessKeyId", AccessKeyId),
        ("resource", Resource),
        ("sourceIPAddress", SourceIPAddress),
        ("errorCode", ErrorCode),
        ("readOnly", ReadOnly?.ToString()),
    ];
}
