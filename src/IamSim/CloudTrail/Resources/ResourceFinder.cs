using IamSim.Calls;
using IamSim.CloudTrail.Admins;
using IamSim.Contracts;
using IamSim.Contracts.CloudTrail;
using IamSim.Storage;

namespace IamSim.CloudTrail.Resources;

/// <summary>Finds what of CloudTrail an ARN names, whatever it is.</summary>
internal sealed class ResourceFinder(IamDb db, IEnumerable<ICloudTrailResources> types)
{
    /// <summary>For tagging: trails and event data stores.</summary>
    /// <param name="call">Who asks.</param>
    /// <param name="text">The ARN.</param>
    /// <param name="toChange">Whether tags are given or taken: of an organization's that is not for every member to do.</param>
    /// <param name="ct">Stops the reading.</param>
    public async ValueTask<Outcome<ICloudTrailResource>> FindTaggedAsync(Call call, string text, bool toChange, CancellationToken ct)
    {
        if (!CloudTrailArn.TryParse(text, out var arn))
        {
            return CloudTrailFaults.CloudTrailARNInvalid($"The ARN {CallText.Shown(text)} is not valid.");
        }

        if (types.FirstOrDefault(t => t.Type == arn.Type) is not { } type)
        {
            return NotSupported(arn.Type);
        }

        // https://github.com/aws/aws-sdk-java/issues/1309
        if (arn.Region != call.Region)
        {
            return CloudTrailFaults.CloudTrailARNInvalid($"Region in ARN is wrong, you can only access resources in region {call.Region}.");
        }

        var found = await type.FindAsync(call, arn, ct);
        return !found.IsFault && toChange && arn.Account != call.Account && await db.RefuseOrganizationAsync(call, ct) is { } refusal ? refusal : found;
    }

    /// <summary>For policies of resources: whoever is not their owner is told nothing.</summary>
    public async ValueTask<Outcome<ICloudTrailResource>> FindWithPolicyAsync(Call call, string text, CancellationToken ct)
    {
        if (!CloudTrailArn.TryParse(text, out var arn))
        {
            return CloudTrailFaults.ResourceARNNotValid($"The ARN {CallText.Shown(text)} is not valid.");
        }

        if (types.FirstOrDefault(t => t.Type == arn.Type) is not { HavePolicies: true } type)
        {
            return NotSupported(arn.Type);
        }

        // The operations on policies say of anything that is not there the same.
        return arn.Account == call.Account && (await type.FindAsync(call, arn, ct)).Value is { } found
            ? Outcome<ICloudTrailResource>.Success(found)
            : CloudTrailFaults.ResourceNotFound($"The resource {arn} was not found.");
    }

    /// <summary>For authorization: null for what is not there, of which policies see nothing but the ARN.</summary>
    public async ValueTask<ICloudTrailResource?> TryFindAsync(Call call, CloudTrailArn arn, CancellationToken ct) =>
        types.FirstOrDefault(t => t.Type == arn.Type) is { } type ? (await type.FindAsync(call, arn, ct)).Value : null;

    private static Fault NotSupported(string type) =>
        CloudTrailFaults.ResourceTypeNotSupported($"The resource type {CallText.Shown(type)} is not supported by this operation.");
}
