using IamSim.Contracts;
using IamSim.Contracts.CloudTrail;

namespace IamSim.CloudTrail.Trails;

/// <summary>What CloudTrail says of trails.</summary>
internal static class TrailErrors
{
    // https://github.com/mitre/aws-foundations-cis-baseline/issues/136
    public static Fault Unknown(CloudTrailArn arn, string account) =>
        CloudTrailFaults.TrailNotFound($"Unknown trail: {arn} for the user: {account}");

    // https://github.com/linz/geostore/issues/1450
    public static Fault TooMany(string account, int quota, string region) =>
        CloudTrailFaults.MaximumNumberOfTrailsExceeded($"User: {account} already has {quota} trails in {region}.");

    /// <remarks>No report at hand: worded as its kin.</remarks>
    public static Fault AlreadyExists(string name, string account) =>
        CloudTrailFaults.TrailAlreadyExists($"Trail {name} already exists for customer: {account}");

    // https://github.com/hashicorp/terraform/issues/4723
    public static Fault MultiRegionWithoutGlobal() =>
        CloudTrailFaults.InvalidParameterCombination("Multi-Region trail must include global service events.");

    /// <remarks>The reference's rule in words of its own: no report at hand.</remarks>
    public static Fault NotAtHome(CloudTrailArn arn) =>
        CloudTrailFaults.InvalidHomeRegion($"The trail {arn} can be changed only in its home region, {arn.Region}.");

    /// <remarks>The reference's words.</remarks>
    public static Fault ArnInvalid() => CloudTrailFaults.CloudTrailARNInvalid(
        "The ARN is not valid. A trail ARN must have the format: arn:aws:cloudtrail:us-east-2:123456789012:trail/MyTrail.");

    /// <summary>Two servers of one database did it at once.</summary>
    public static Fault Conflict() => CloudTrailFaults.Conflict("The operation conflicts with another operation that is in progress on the resource. Try again later.");
}
