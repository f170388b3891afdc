using System.Collections.Frozen;
using IamSim.Contracts;
using IamSim.Contracts.S3;
using IamSim.Contracts.SageMakerRuntime;

namespace IamSim.Calls;

/// <summary>The operations that CloudTrail calls data events: what is done with what a resource holds, and not with the resource.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/cloudtrail-logging-s3-info.html">S3: CloudTrail object-level events</see>,
/// <see href="https://docs.aws.amazon.com/sagemaker/latest/dg/logging-using-cloudtrail.html">SageMaker AI: data events</see>
/// </remarks>
internal static class DataPlane
{
    private static readonly FrozenSet<OperationModel> Operations = new[]
    {
        S3Operations.PutObject, S3Operations.GetObject, S3Operations.HeadObject, S3Operations.DeleteObject, S3Operations.DeleteObjects, S3Operations.CopyObject,
        S3Operations.ListObjectsV2, S3Operations.PutObjectTagging, S3Operations.GetObjectTagging, S3Operations.CreateMultipartUpload, S3Operations.UploadPart,
        S3Operations.CompleteMultipartUpload, S3Operations.AbortMultipartUpload, S3Operations.HeadBucket, SageMakerRuntimeOperations.InvokeEndpoint,
    }.ToFrozenSet();

    public static bool Contains(OperationModel operation) => Operations.Contains(operation);
}
