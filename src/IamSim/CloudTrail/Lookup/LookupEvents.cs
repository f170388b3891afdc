using System.Globalization;
using System.Text;
using IamSim.Audit;
using IamSim.Calls;
using IamSim.Calls.Paging;
using IamSim.Contracts;
using IamSim.Contracts.CloudTrail;

namespace IamSim.CloudTrail.Lookup;

/// <summary>
/// Looks up management events of the last 90 days, newest first. Unlike AWS's it shows events of every region. It has no Insights events to show.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupEvents.html">CloudTrail: LookupEvents</see></remarks>
internal sealed class LookupEvents(EventLookup lookup, PageMarkers markers) : IOperation<LookupEventsRequest, LookupEventsResponse>
{
    public async ValueTask<Outcome<LookupEventsResponse>> RunAsync(Call call, LookupEventsRequest request, CancellationToken ct)
    {
        var (fault, question) = LookupQuestion.Of(call, request);
        if (fault is not null)
        {
            return fault;
        }

        var asked = IdentityOf(call, request);
        long? before = null;
        if (request.NextToken is { } token)
        {
            if (markers.Read(asked, token) is not { } last)
            {
                return CloudTrailFaults.InvalidNextToken("The token is not valid: use the NextToken of the page before, with the same parameters.");
            }

            before = long.Parse(last, CultureInfo.InvariantCulture);
        }

        if (question is null || request.EventCategory is not null)
        {
            return new LookupEventsResponse { Events = [] };
        }

        var found = await lookup.FindAsync(question with { Before = before }, ct);
        return new LookupEventsResponse
        {
            Events = [.. found.Events.Select(Shown)],
            NextToken = found.Next is { } next ? markers.Make(asked, next.ToString(CultureInfo.InvariantCulture)) : null,
        };
    }

    /// <summary>"The parameters must be the same as for the page before": of another question a token is none.</summary>
    private static string IdentityOf(Call call, LookupEventsRequest request)
    {
        string?[] parts =
        [
            call.Account, LookupEventsRequest.Operation.Name, request.EventCategory, request.StartTime?.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
            request.EndTime?.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
            .. (request.LookupAttributes ?? []).SelectMany(a => new[] { a.AttributeKey, a.AttributeValue }),
        ];
        return string.Join('\n', parts);
    }

    private static Event Shown(FoundEvent found) => new()
    {
        EventId = found.EventId.ToString(),
        EventName = found.EventName,
        ReadOnly = found.ReadOnly ? "true" : "false",
        AccessKeyId = found.AccessKeyId,
        EventTime = DateTimeOffset.FromUnixTimeSeconds(found.EventTime.ToUnixTimeSeconds()),
        EventSource = found.EventSource,
        Username = found.UserName,
        Resources = [.. found.Resources.Select(r => new Resource { ResourceType = r.Type, ResourceName = r.Name })],
        CloudTrailEvent = Encoding.UTF8.GetString(found.Record),
    };
}
