using IamSim.Calls;
using IamSim.CloudTrail.Trails;
using IamSim.Contracts;
using IamSim.Contracts.CloudTrail;

namespace IamSim.CloudTrail.Selectors;

/// <summary>Says which events a trail delivers: by basic event selectors or by advanced ones, which replace what it had.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_PutEventSelectors.html">CloudTrail: PutEventSelectors</see></remarks>
internal sealed class PutEventSelectors(TrailFinder trails, CloudTrailOptions options) : IOperation<PutEventSelectorsRequest, PutEventSelectorsResponse>
{
    public async ValueTask<Outcome<PutEventSelectorsResponse>> RunAsync(Call call, PutEventSelectorsRequest request, CancellationToken ct)
    {
        var found = await trails.FindToChangeAsync(call, request.TrailName, ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        var (basic, advanced) = (request.EventSelectors ?? [], request.AdvancedEventSelectors ?? []);
        if (basic.Count > 0 == advanced.Count > 0)
        {
            return SelectorErrors.Invalid("You can use either EventSelectors or AdvancedEventSelectors, but not both.");
        }

        var refusal = basic.Count > 0 ? BasicSelectorRules.Refuse(basic, options) : AdvancedSelectorRules.Refuse(advanced, ofTrail: true, options);
        if (refusal is not null)
        {
            return refusal;
        }

        var selectors = basic.Count > 0 ? new StoredSelectors(BasicSelectorRules.Complete(basic), null) : new StoredSelectors(null, advanced);
        var text = selectors.Write();
        found.Value.Selectors = text == StoredSelectors.Default.Write() ? null : text;
        return new PutEventSelectorsResponse
        {
            TrailARN = found.Value.Arn.ToString(),
            EventSelectors = selectors.Basic,
            AdvancedEventSelectors = selectors.Advanced,
        };
    }
}
