using System.Text.Json;
using IamSim.CloudTrail.Selectors;
using IamSim.CloudTrail.Trails;

namespace IamSim.CloudTrail.Delivery;

/// <summary>Which of an account's events a trail delivers: by region, by global services, by selectors.</summary>
/// <remarks>
/// Events of global services are those of the region that the services are in, us-east-1: "single-Region trails with global service events enabled outside"
/// of it have not had them since November 2021 (
/// <see href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-concepts.html#cloudtrail-concepts-global-service-events">global
/// service events</see>).
/// </remarks>
internal sealed class TrailScope(Trail trail)
{
    private static readonly HashSet<string> GlobalServices = new(StringComparer.Ordinal)
    {
        "iam.amazonaws.com", "sts.amazonaws.com", "cloudfront.amazonaws.com", "route53.amazonaws.com", "organizations.amazonaws.com", "signin.amazonaws.com",
    };

    private readonly EventSelection _selection = EventSelection.Of(TrailShapes.SelectorsOf(trail));

    /// <summary>The region and id of an event that is delivered; null for one that is not.</summary>
    public string? RegionOf(JsonElement record)
    {
        if (RecordFields.Text(record, "awsRegion") is not { } region || !trail.IsMultiRegion && region != trail.HomeRegion)
        {
            return null;
        }

        return !trail.IncludesGlobalServices && GlobalServices.Contains(RecordFields.Text(record, "eventSource") ?? string.Empty) ? null
            : _selection.Matches(record) ? region
            : null;
    }
}
