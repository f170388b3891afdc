using IamSim.Calls;
using IamSim.Calls.Paging;
using IamSim.Contracts;
using IamSim.Contracts.CloudTrail;

namespace IamSim.CloudTrail.Trails;

/// <summary>Lists the trails of the account, whatever region they are of.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_ListTrails.html">CloudTrail: ListTrails</see></remarks>
internal sealed class ListTrails(TrailFinder trails, Pages pages) : IOperation<ListTrailsRequest, ListTrailsResponse>
{
    public async ValueTask<Outcome<ListTrailsResponse>> RunAsync(Call call, ListTrailsRequest request, CancellationToken ct)
    {
        var start = pages.OfCloudTrail(call, ListTrailsRequest.Operation, request.NextToken);
        if (start.IsFault)
        {
            return start.Fault;
        }

        var page = start.Value.CutAll(await trails.SeenAsync(call, inEveryRegion: true, ct), trail => trail.Arn.ToString());
        return new ListTrailsResponse
        {
            Trails = page.Select(trail => new TrailInfo { TrailARN = trail.Arn.ToString(), Name = trail.Name, HomeRegion = trail.HomeRegion }),
            NextToken = page.Marker,
        };
    }
}
