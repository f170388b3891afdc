using IamSim.Calls;
using IamSim.Contracts;
using IamSim.SageMaker.Resources;

namespace IamSim.SageMaker.Tagging;

/// <summary>Finds what is tagged by its ARN.</summary>
internal sealed class TaggedResources(SageMakerFinder finder)
{
    /// <summary>The resource, or that kind's words for one that is not there.</summary>
    public async ValueTask<Outcome<SageMakerResource>> FindAsync(Call call, string text, CancellationToken ct)
    {
        if (await finder.TryFindAsync(call, text, ct) is { } resource)
        {
            return resource;
        }

        return SageMakerArns.TryParse(text, out var arn) && arn.Account == call.Account && arn.Region == call.Region
            ? SageMakerErrors.NotFound(arn.Kind, arn.Name, text)

            // Of a kind that IamSim has not, or of somebody else: no report of AWS's words is at hand.
            : SageMakerErrors.Invalid($"Could not find resource \"{text}\".");
    }
}
