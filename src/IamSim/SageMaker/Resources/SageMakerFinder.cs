using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.SageMaker.Resources;

/// <summary>Finds the resources of SageMaker of the caller's account and region.</summary>
internal sealed class SageMakerFinder(IamDb db)
{
    /// <summary>The resource, or AWS's words for one that is not there.</summary>
    public async ValueTask<Outcome<SageMakerResource>> FindAsync(Call call, SageMakerKind kind, string name, CancellationToken ct) =>
        await TryFindAsync(call, kind, name, ct) is { } resource ? resource : SageMakerErrors.NotFound(kind, name, SageMakerArns.Of(call, kind, name));

    /// <summary>The resource; null where there is none of that name. Names are unique without case, and found by the case that they were given in.</summary>
    /// <remarks>
    /// <see href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateEndpoint.html">SageMaker: CreateEndpoint</see>: "The name is
    /// case-insensitive in CreateEndpoint, but the case is preserved and must be matched in InvokeEndpoint."
    /// </remarks>
    public async ValueTask<SageMakerResource?> TryFindAsync(Call call, SageMakerKind kind, string name, CancellationToken ct) =>
        await TakenByAsync(call, kind, name, ct) is { } found && found.Name == name ? found : null;

    /// <summary>What has a name, whatever its case.</summary>
    public Task<SageMakerResource?> TakenByAsync(Call call, SageMakerKind kind, string name, CancellationToken ct)
    {
        var key = NameKeys.Of(name);
        return db.SageMakerResources.FirstOrDefaultAsync(
            r => r.AccountId == call.Account && r.Region == call.Region && r.Kind == kind && r.NameKey == key, ct);
    }

    /// <summary>What an ARN names; null where that is not there, or is not the caller's.</summary>
    public async ValueTask<SageMakerResource?> TryFindAsync(Call call, string text, CancellationToken ct) =>
        SageMakerArns.TryParse(text, out var arn) && arn.Account == call.Account && arn.Region == call.Region
            ? await TryFindAsync(call, arn.Kind, arn.Name, ct)
            : null;
}
