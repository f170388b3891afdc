using IamSim.Audit;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.CloudTrail;

namespace IamSim.CloudTrail.Lookup;

/// <summary>Reads what a <c>LookupEvents</c> asks for.</summary>
/// <remarks>
/// The messages say the reference's rules in words of IamSim: <see href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupEvents.html">
/// CloudTrail: LookupEvents</see>.
/// </remarks>
internal static class LookupQuestion
{
    /// <summary>"You can look up events that occurred in a Region within the last 90 days."</summary>
    private static readonly TimeSpan History = TimeSpan.FromDays(90);

    /// <summary>Times of events are whole seconds: the last millisecond of the second that is asked for is within it.</summary>
    private static readonly TimeSpan RestOfSecond = TimeSpan.FromMilliseconds(999);

    private const int MostEvents = 50;

    /// <summary>Reads a request; null for a question that no event can meet.</summary>
    public static (Fault? Fault, AuditQuery? Question) Of(Call call, LookupEventsRequest request)
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

            // Behind the last time that there is nothing can be.
            To = request.EndTime is { } to && to < DateTimeOffset.MaxValue - RestOfSecond ? Seconds(to) + RestOfSecond : null,
            Max = request.MaxResults ?? MostEvents,
        };
        return request.LookupAttributes is not [var attribute]
            ? (null, query)
            : attribute.AttributeKey switch
            {
                LookupAttributeKey.EventId => (null, Guid.TryParse(attribute.AttributeValue, out var id) ? query with { EventId = id } : null),
                LookupAttributeKey.EventName => (null, query with { EventName = attribute.AttributeValue }),
                LookupAttributeKey.EventSource => (null, query with { EventSource = attribute.AttributeValue }),
                LookupAttributeKey.Username => (null, query with { UserName = attribute.AttributeValue }),
                LookupAttributeKey.AccessKeyId => (null, query with { AccessKeyId = attribute.AttributeValue }),
                LookupAttributeKey.ResourceName => (null, query with { Resource = attribute.AttributeValue }),
                LookupAttributeKey.ResourceType => (null, query with { ResourceType = attribute.AttributeValue }),
                _ => attribute.AttributeValue is "true" or "false"
                    ? (null, query with { ReadOnly = attribute.AttributeValue == "true" })
                    : (CloudTrailFaults.InvalidLookupAttributes("The value of the attribute ReadOnly must be true or false."), null),
            };
    }

    private static DateTimeOffset Seconds(DateTimeOffset time) => DateTimeOffset.FromUnixTimeSeconds(time.ToUnixTimeSeconds());
}
