using IamSim.Calls;
using IamSim.CloudTrail.Resources;
using IamSim.Contracts;

namespace IamSim.CloudTrail.Trails;

/// <summary>Trails, as tagging and authorization find them.</summary>
internal sealed class TrailResources(TrailFinder trails) : ICloudTrailResources
{
    public string Type => CloudTrailArn.TrailType;

    public bool HavePolicies => false;

    public async ValueTask<Outcome<ICloudTrailResource>> FindAsync(Call call, CloudTrailArn arn, CancellationToken ct)
    {
        if (TrailNames.Refuse(arn.Name) is { } refusal)
        {
            return refusal;
        }

        return await trails.FindAsync(call, arn, ct) is { } trail ? Outcome<ICloudTrailResource>.Success(trail) : TrailErrors.Unknown(arn, call.Account);
    }
}
