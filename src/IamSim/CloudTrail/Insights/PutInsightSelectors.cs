using IamSim.Calls;
using IamSim.CloudTrail.Trails;
using IamSim.Contracts;
using IamSim.Contracts.CloudTrail;

namespace IamSim.CloudTrail.Insights;

/// <summary>Switches Insights of a trail on and off. IamSim keeps what is asked for, and makes no Insights events: nothing here is unusual activity.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_PutInsightSelectors.html">CloudTrail: PutInsightSelectors</see></remarks>
internal sealed class PutInsightSelectors(TrailFinder trails) : IOperation<PutInsightSelectorsRequest, PutInsightSelectorsResponse>
{
    public async ValueTask<Outcome<PutInsightSelectorsResponse>> RunAsync(Call call, PutInsightSelectorsRequest request, CancellationToken ct)
    {
        if (InsightErrors.RefuseTarget(request.TrailName, request.EventDataStore ?? request.InsightsDestination) is { } badTarget)
        {
            return badTarget;
        }

        var found = await trails.FindToChangeAsync(call, request.TrailName, ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        var selectors = request.InsightSelectors;
        if (selectors.Any(s => s.InsightType is null) || selectors.DistinctBy(s => s.InsightType).Count() < selectors.Count)
        {
            return CloudTrailFaults.InvalidInsightSelectors("Insight selectors must have an InsightType each, and no two the same.");
        }

        // "You can disable Insights … by passing an empty list."
        found.Value.InsightSelectors = selectors.Count == 0 ? null : StoredInsights.Write(selectors);
        return new PutInsightSelectorsResponse { TrailARN = found.Value.Arn.ToString(), InsightSelectors = selectors };
    }
}
