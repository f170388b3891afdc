using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.CloudTrail;

namespace IamSim.CloudTrail.Trails;

/// <summary>Shows the trails of the region, or those that are named. What is named and is not there is left out.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_DescribeTrails.html">CloudTrail: DescribeTrails</see></remarks>
internal sealed class DescribeTrails(TrailFinder trails) : IOperation<DescribeTrailsRequest, DescribeTrailsResponse>
{
    public async ValueTask<Outcome<DescribeTrailsResponse>> RunAsync(Call call, DescribeTrailsRequest request, CancellationToken ct)
    {
        // "If an empty list is specified, information for the trail in the current Region is returned."
        var named = request.TrailNameList is { Count: > 0 } ? await NamedAsync(call, request.TrailNameList, ct) : await trails.SeenAsync(call, inEveryRegion: false, ct);
        if (named.IsFault)
        {
            return named.Fault;
        }

        // "A shadow trail is the replication in a Region of a trail that was created in a different Region, or in the case of an organization trail, the
        // replication of an organization trail in member accounts. … The default is true."
        var withShadows = request.IncludeShadowTrails ?? true;
        return new DescribeTrailsResponse
        {
            TrailList = [.. named.Value.Where(trail => withShadows || trail.HomeRegion == call.Region && trail.AccountId == call.Account).Select(TrailShapes.Whole)],
        };
    }

    private async ValueTask<Outcome<List<Trail>>> NamedAsync(Call call, IReadOnlyList<string> names, CancellationToken ct)
    {
        var found = new List<Trail>();
        foreach (var name in names)
        {
            var trail = await trails.FindAsync(call, name, ct);
            if (!trail.IsFault)
            {
                found.Add(trail.Value);
            }
            else if (trail.Fault.ShapeName != "TrailNotFoundException")
            {
                return trail.Fault;
            }
        }

        return found;
    }
}
