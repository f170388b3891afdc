using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.CloudTrail;

namespace IamSim.CloudTrail.Trails;

/// <summary>Shows a trail.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetTrail.html">CloudTrail: GetTrail</see></remarks>
internal sealed class GetTrail(TrailFinder trails) : IOperation<GetTrailRequest, GetTrailResponse>
{
    public async ValueTask<Outcome<GetTrailResponse>> RunAsync(Call call, GetTrailRequest request, CancellationToken ct)
    {
        var found = await trails.FindAsync(call, request.Name, ct);
        return found.IsFault ? found.Fault : new GetTrailResponse { Trail = TrailShapes.Whole(found.Value) };
    }
}
