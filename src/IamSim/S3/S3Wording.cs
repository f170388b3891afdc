using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.S3;
using IamSim.Contracts.Validation;

namespace IamSim.S3;

/// <summary>What is wrong with a request, as S3 says it: what stands in a body is no good XML, everything else an invalid argument.</summary>
internal sealed class S3Wording : IServiceWording
{
    private static readonly HashSet<string> Bodies = new(StringComparer.OrdinalIgnoreCase)
    {
        "CreateBucketConfiguration", "Delete", "Tagging", "MultipartUpload", "ServerSideEncryptionConfiguration", "PublicAccessBlockConfiguration", "OwnershipControls",
    };

    public ServiceContract Service => S3Service.Contract;

    public Fault? Describe(OperationModel operation, IReadOnlyList<ConstraintViolation> violations)
    {
        var parts = violations[0].Path.Split('.', '[');
        return parts[0].ToUpperInvariant() switch
        {
            _ when Bodies.Contains(parts[0]) => S3Errors.MalformedXml(),
            "SERVERSIDEENCRYPTION" => S3Errors.InvalidEncryption(),
            "STORAGECLASS" => S3Errors.InvalidStorageClass(),
            _ => S3Errors.InvalidArgument(ValidationWording.Describe(violations)),
        };
    }
}
