using IamSim.Calls;
using IamSim.CloudTrail.Trails;
using IamSim.Contracts;
using IamSim.Contracts.CloudTrail;

namespace IamSim.CloudTrail.Insights;

/// <summary>Shows which Insights of a trail are switched on.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetInsightSelectors.html">CloudTrail: GetInsightSelectors</see></remarks>
internal sealed class GetInsightSelectors(TrailFinder trails) : IOperation<GetInsightSelectorsRequest, GetInsightSelectorsResponse>
{
    public async ValueTask<Outcome<GetInsightSelectorsResponse>> RunAsync(Call call, GetInsightSelectorsRequest request, CancellationToken ct)
    {
        if (InsightErrors.RefuseTarget(request.TrailName, request.EventDataStore) is { } badTarget)
        {
            return badTarget;
        }

        var found = await trails.FindAsync(call, request.TrailName, ct);
        return found.IsFault ? found.Fault
            : found.Value.InsightSelectors is not { } stored ? InsightErrors.NotEnabled(found.Value.Arn)
            : new GetInsightSelectorsResponse { TrailARN = found.Value.Arn.ToString(), InsightSelectors = StoredInsights.Read(stored) };
    }
}
