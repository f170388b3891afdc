using IamSim.Calls;
using IamSim.Calls.Paging;
using IamSim.Contracts;
using IamSim.Contracts.CloudTrail;

namespace IamSim.CloudTrail;

/// <summary>Pages of CloudTrail's lists, most of which let nobody choose a size.</summary>
internal static class CloudTrailPages
{
    public static Outcome<PageStart> OfCloudTrail(this Pages pages, Call call, OperationModel operation, string? token, params ReadOnlySpan<string?> filters)
    {
        var start = pages.Start(call, operation, new Asked(token), filters);
        return start.IsFault ? CloudTrailFaults.InvalidToken("The token is not valid: use the NextToken of the page before, with the same parameters.") : start;
    }

    private sealed record Asked(string? Marker) : IPagedRequest
    {
        public int? MaxItems => null;
    }
}
