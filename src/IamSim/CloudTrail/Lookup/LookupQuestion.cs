using IamSim.Audit;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.CloudTrail;

namespace IamSim.CloudTrail.Lookup;

/// <summary>What a <c>LookupEvents</c> asks for.</summary>
/// <param name="Query">The question to the account's events.</param>
/// <param name="ResourceType">The type of a resource that the events are about; null for any.</param>
/// <remarks>
/// The messages say the reference's rules in words of IamSim: <see href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupEvents.html">
/// CloudTrail: LookupEvents</see>.
/// </remarks>
internal sealed record LookupQuestion(AuditQuery Query, string? ResourceType)
{
    /// <summary>"You can look up events that occurred in a Region within the last 90 days."</summary>
    private static readonly TimeSpan History = TimeSpan.FromDays(90);

    /// <summary>Times of events are whole seconds: the last millisecond of the second that is asked for is within it.</summary>
    private static readonly TimeSpan RestOfSecond = TimeSpan.FromMilliseconds(999);

    private const int MostEvents = 50;

    /// <summary>Reads a request; null for a question that no event can meet.</summary>
    public static (Fault? Fault, LookupQuestion? Question) Of(Call call, LookupEventsRequest request)
    {
        if (request.StartTime > request.EndTime)
        {
            return (CloudTrailFaults.InvalidTimeRange("The start time occurs after the end time."), null);
        }

        if (request.LookupAttributes is { Count: > 1 })
        {
            return (CloudTrailFaults.InvalidLookupAttributes("You can look up events by one attribute only."), null);
        }

        var oldest = call.Time - History;
        var query = new AuditQuery
        {
            Account = call.Account,
            From = Seconds(request.StartTime is { } from && from > oldest ? from : oldest),
            To = request.EndTime is { } to ? Seconds(to) + RestOfSecond : null,
            Max = request.MaxResults ?? MostEvents,
        };
        return request.LookupAttributes is not [var attribute]
            ? (null, new LookupQuestion(query, null))
            : attribute.AttributeKey switch
            {
                LookupAttributeKey.EventId => (null, Guid.TryParse(attribute.AttributeValue, out var id) ? new LookupQuestion(query with { EventId = id }, null) : null),
                LookupAttributeKey.EventName => (null, new LookupQuestion(query with { EventName = attribute.AttributeValue }, null)),
                LookupAttributeKey.EventSource => (null, new LookupQuestion(query with { EventSource = attribute.AttributeValue }, null)),
                LookupAttributeKey.Username => (null, new LookupQuestion(query with { UserName = attribute.AttributeValue }, null)),
                LookupAttributeKey.AccessKeyId => (null, new LookupQuestion(query with { AccessKeyId = attribute.AttributeValue }, null)),
                LookupAttributeKey.ResourceName => (null, new LookupQuestion(query with { Resource = attribute.AttributeValue }, null)),
                LookupAttributeKey.ResourceType => (null, new LookupQuestion(query, attribute.AttributeValue)),
                _ => attribute.AttributeValue is "true" or "false"
                    ? (null, new LookupQuestion(query with { ReadOnly = attribute.AttributeValue == "true" }, null))
                    : (CloudTrailFaults.InvalidLookupAttributes("The value of the attribute ReadOnly must be true or false."), null),
            };
    }

    private static DateTimeOffset Seconds(DateTimeOffset time) => DateTimeOffset.FromUnixTimeSeconds(time.ToUnixTimeSeconds());
}
