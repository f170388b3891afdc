using IamSim.CloudTrail.Selectors;
using IamSim.Contracts.CloudTrail;

namespace IamSim.CloudTrail.Trails;

/// <summary>Trails as answers show them.</summary>
internal static class TrailShapes
{
    public static Contracts.CloudTrail.Trail Whole(Trail trail) => new()
    {
        Name = trail.Name,
        S3BucketName = trail.Bucket,
        S3KeyPrefix = trail.Prefix,
        SnsTopicName = trail.SnsTopicArn,
        SnsTopicARN = trail.SnsTopicArn,
        IncludeGlobalServiceEvents = trail.IncludesGlobalServices,
        IsMultiRegionTrail = trail.IsMultiRegion,
        HomeRegion = trail.HomeRegion,
        TrailARN = trail.Arn.ToString(),
        LogFileValidationEnabled = trail.ValidatedSince is not null,
        CloudWatchLogsLogGroupArn = trail.LogGroupArn,
        CloudWatchLogsRoleArn = trail.LogRoleArn,
        KmsKeyId = trail.KmsKeyArn,
        HasCustomEventSelectors = trail.Selectors is not null,
        HasInsightSelectors = trail.InsightSelectors is not null,
        IsOrganizationTrail = trail.IsOrganizationTrail,
    };

    public static CreateTrailResponse Created(Trail trail) => new()
    {
        Name = trail.Name,
        S3BucketName = trail.Bucket,
        S3KeyPrefix = trail.Prefix,
        SnsTopicName = trail.SnsTopicArn,
        SnsTopicARN = trail.SnsTopicArn,
        IncludeGlobalServiceEvents = trail.IncludesGlobalServices,
        IsMultiRegionTrail = trail.IsMultiRegion,
        TrailARN = trail.Arn.ToString(),
        LogFileValidationEnabled = trail.ValidatedSince is not null,
        CloudWatchLogsLogGroupArn = trail.LogGroupArn,
        CloudWatchLogsRoleArn = trail.LogRoleArn,
        KmsKeyId = trail.KmsKeyArn,
        IsOrganizationTrail = trail.IsOrganizationTrail,
    };

    public static UpdateTrailResponse Updated(Trail trail) => new()
    {
        Name = trail.Name,
        S3BucketName = trail.Bucket,
        S3KeyPrefix = trail.Prefix,
        SnsTopicName = trail.SnsTopicArn,
        SnsTopicARN = trail.SnsTopicArn,
        IncludeGlobalServiceEvents = trail.IncludesGlobalServices,
        IsMultiRegionTrail = trail.IsMultiRegion,
        TrailARN = trail.Arn.ToString(),
        LogFileValidationEnabled = trail.ValidatedSince is not null,
        CloudWatchLogsLogGroupArn = trail.LogGroupArn,
        CloudWatchLogsRoleArn = trail.LogRoleArn,
        KmsKeyId = trail.KmsKeyArn,
        IsOrganizationTrail = trail.IsOrganizationTrail,
    };

    public static StoredSelectors SelectorsOf(Trail trail) => trail.Selectors is { } stored ? StoredSelectors.Read(stored) : StoredSelectors.Default;
}
