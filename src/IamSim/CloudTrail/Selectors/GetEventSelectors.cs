using IamSim.Calls;
using IamSim.CloudTrail.Trails;
using IamSim.Contracts;
using IamSim.Contracts.CloudTrail;

namespace IamSim.CloudTrail.Selectors;

/// <summary>Shows which events a trail delivers.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetEventSelectors.html">CloudTrail: GetEventSelectors</see></remarks>
internal sealed class GetEventSelectors(TrailFinder trails) : IOperation<GetEventSelectorsRequest, GetEventSelectorsResponse>
{
    public async ValueTask<Outcome<GetEventSelectorsResponse>> RunAsync(Call call, GetEventSelectorsRequest request, CancellationToken ct)
    {
        var found = await trails.FindAsync(call, request.TrailName, ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        var selectors = TrailShapes.SelectorsOf(found.Value);
        return new GetEventSelectorsResponse
        {
            TrailARN = found.Value.Arn.ToString(),
            EventSelectors = selectors.Basic,
            AdvancedEventSelectors = selectors.Advanced,
        };
    }
}
