using IamSim.Calls;
using IamSim.CloudTrail.Admins;
using IamSim.Contracts;
using IamSim.Organizations;
using IamSim.Storage;

namespace IamSim.CloudTrail.Trails;

/// <summary>What <c>CreateTrail</c> and <c>UpdateTrail</c> set of a trail; null leaves it as it is, an empty text takes it away.</summary>
internal sealed record TrailChange(
    string? Bucket,
    string? Prefix,
    string? Topic,
    string? LogGroup,
    string? LogRole,
    string? Key,
    bool? IncludesGlobalServices,
    bool? IsMultiRegion,
    bool? IsOrganizationTrail,
    bool? IsValidated);

/// <summary>Checks a change of a trail and makes it.</summary>
internal sealed class TrailSettings(IamDb db, OrganizationOptions organizations)
{
    /// <summary>Why the change is refused; null where it is made.</summary>
    public async ValueTask<Fault?> ApplyAsync(Call call, Trail trail, TrailChange change, CancellationToken ct)
    {
        if (change.Bucket is not null && TrailTargets.RefuseBucket(change.Bucket) is { } noBucket)
        {
            return noBucket;
        }

        if (TrailTargets.RefusePrefix(change.Prefix) is { } noPrefix)
        {
            return noPrefix;
        }

        var topic = change.Topic is { Length: > 0 } ? TrailTargets.Topic(call, change.Topic) : string.Empty;
        var key = change.Key is { Length: > 0 } ? TrailTargets.Key(call, change.Key) : string.Empty;
        if ((topic.Fault ?? key.Fault) is { } noTarget)
        {
            return noTarget;
        }

        var (logGroup, logRole) = (Changed(trail.LogGroupArn, change.LogGroup), Changed(trail.LogRoleArn, change.LogRole));
        if (TrailTargets.RefuseLogGroup(logGroup, logRole) is { } noLogGroup)
        {
            return noLogGroup;
        }

        var isMultiRegion = change.IsMultiRegion ?? trail.IsMultiRegion;
        var includesGlobal = change.IncludesGlobalServices ?? trail.IncludesGlobalServices;
        if (isMultiRegion && !includesGlobal)
        {
            return TrailErrors.MultiRegionWithoutGlobal();
        }

        if (change.IsOrganizationTrail == true && !trail.IsOrganizationTrail)
        {
            if (await db.RefuseOrganizationAsync(call, ct) is { } noOrganization)
            {
                return noOrganization;
            }

            if (!organizations.TrustedAccessForCloudTrail)
            {
                return OrganizationAccess.AccessNotEnabled();
            }
        }

        trail.Bucket = change.Bucket ?? trail.Bucket;
        trail.Prefix = Changed(trail.Prefix, change.Prefix);
        trail.SnsTopicArn = Changed(trail.SnsTopicArn, change.Topic is null ? null : topic.Value);
        trail.KmsKeyArn = Changed(trail.KmsKeyArn, change.Key is null ? null : key.Value);
        (trail.LogGroupArn, trail.LogRoleArn) = (logGroup, logRole);
        (trail.IsMultiRegion, trail.IncludesGlobalServices) = (isMultiRegion, includesGlobal);
        trail.IsOrganizationTrail = change.IsOrganizationTrail ?? trail.IsOrganizationTrail;
        trail.ValidatedSince = (change.IsValidated ?? trail.ValidatedSince is not null) ? trail.ValidatedSince ?? call.Time : null;
        return null;
    }

    private static string? Changed(string? present, string? given) => given switch
    {
        null => present,
        "" => null,
        _ => given,
    };
}
