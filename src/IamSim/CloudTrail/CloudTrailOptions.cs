namespace IamSim.CloudTrail;

/// <summary><c>IamSim:CloudTrail</c>: where trails deliver to, and quotas, as AWS has them by default.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/WhatIsCloudTrail-Limits.html">CloudTrail: Quotas</see>
/// </remarks>
internal sealed class CloudTrailOptions
{
    /// <summary>
    /// The folder that log files are delivered into, with a folder in it for each bucket. Null for <c>cloudtrail</c> beside the SQLite file (with
    /// PostgreSQL: for none); an empty text for none at all.
    /// </summary>
    public string? DeliveryFolder { get; init; }

    /// <summary>Trails in a region, those included that are of other regions and log in every one.</summary>
    public int TrailsPerRegion { get; init; } = 5;

    /// <summary>Basic event selectors of a trail.</summary>
    public int EventSelectorsPerTrail { get; init; } = 5;

    /// <summary>Conditions of all advanced event selectors of a trail together.</summary>
    public int ConditionsPerTrail { get; init; } = 500;

    /// <summary>Values of all data resources of a trail's basic event selectors together.</summary>
    public int DataResourcesPerTrail { get; init; } = 250;

    public int TagsPerResource { get; init; } = 50;

    public int DelegatedAdminsPerOrganization { get; init; } = 3;
}
