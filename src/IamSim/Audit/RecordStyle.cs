using System.Collections.Frozen;
using IamSim.Contracts;
using IamSim.Contracts.Json;

namespace IamSim.Audit;

/// <summary>How the records of a service print what differs from service to service.</summary>
/// <param name="Dates">The form of dates among parameters and answers.</param>
/// <param name="Mask">What stands in the place of a sensitive value; null where its member is left out.</param>
internal sealed record RecordStyle(string Dates, string? Mask)
{
    /// <summary>
    /// IAM leaves out what is sensitive: a <c>CreateLoginProfile</c> has no password, a <c>CreateAccessKey</c> no secret. Organizations has four
    /// stars (https://docs.aws.amazon.com/organizations/latest/userguide/orgs_cloudtrail-integration.html). STS's and CloudTrail's own dates have a comma
    /// behind the year, as KMS's (https://docs.aws.amazon.com/kms/latest/developerguide/ct-createkey.html), which leaves plaintexts and ciphertexts out; of
    /// CloudTrail's that is a guess, as newer services have it.
    /// </summary>
    private static readonly FrozenDictionary<string, RecordStyle> OfServices = new Dictionary<string, RecordStyle>
    {
        ["iam.amazonaws.com"] = new(Timestamps.CloudTrail, Mask: null),
        ["organizations.amazonaws.com"] = new(Timestamps.CloudTrail, "****"),
        ["sts.amazonaws.com"] = new(Timestamps.CloudTrailSts, JsonShapeWriter.Hidden),
        ["kms.amazonaws.com"] = new(Timestamps.CloudTrailSts, Mask: null),
        ["cloudtrail.amazonaws.com"] = new(Timestamps.CloudTrailSts, JsonShapeWriter.Hidden),
    }.ToFrozenDictionary();

    private static readonly RecordStyle Own = new(Timestamps.CloudTrail, JsonShapeWriter.Hidden);

    public static RecordStyle Of(string eventSource) => OfServices.GetValueOrDefault(eventSource, Own);
}
