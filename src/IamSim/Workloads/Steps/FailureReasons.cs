using IamSim.Contracts;
using IamSim.SageMaker.Resources;
using IamSim.Workloads.Specs;

namespace IamSim.Workloads.Steps;

/// <summary>What SageMaker says where a step fails: at once to whoever makes the job, later as <c>FailureReason</c>.</summary>
internal static class FailureReasons
{
    private const string Code = "ValidationException";

    /// <summary>Why the job is not made. The texts are those of AWS's public reports.</summary>
    public static Fault AtOnce(WorkloadSpec spec, AccessStep step, InputSpec? empty)
    {
        if (spec.Kind == SageMakerKind.Model)
        {
            return Validation(
                $"Could not access model data at {(spec.Inputs is [var data, ..] ? data.S3Uri : string.Empty)}. Please ensure that the role \"{spec.RoleArn}\" exists and that its trust relationship policy "
                + $"allows the action \"sts:AssumeRole\" for the service principal \"{RoleSession.Service}\". Also ensure that the role has \"s3:GetObject\" permissions and "
                + $"that the object is located in {spec.Region}. If your Model uses multiple models or uncompressed models, please ensure that the role has \"s3:ListBucket\" permission.");
        }

        if (step.Call == "sts:AssumeRole" || empty is null)
        {
            return Validation($"Could not assume role {spec.RoleArn}. Please ensure that the role exists and allows principal '{RoleSession.Service}' to assume the role.");
        }

        var bucket = S3Location.TryParse(empty.S3Uri)?.Bucket;
        var told = step.Succeeds || step.Explanation is null ? string.Empty : " Error message from S3: Access Denied";
        return Validation(
            $"No S3 objects found under S3 URL \"{empty.S3Uri}\" given in input data source. Please ensure that the bucket exists in the selected region ({spec.Region}), "
            + $"that objects exist under that S3 prefix, and that the role \"{spec.RoleArn}\" has \"s3:ListBucket\" permissions on bucket \"{bucket}\".{told}");
    }

    /// <summary>
    /// A job's <c>FailureReason</c>. "ClientError: Data download failed" and "ClientError: Artifact upload failed" are AWS's beginnings; what follows differs
    /// from algorithm to algorithm, and here it is the refusal itself.
    /// </summary>
    public static string Later(AccessStep step)
    {
        var beginning = step.Phase switch
        {
            WorkloadPhases.Download => "ClientError: Data download failed",
            WorkloadPhases.Upload => "ClientError: Artifact upload failed",
            WorkloadPhases.Run => "ClientError: Checkpoint upload failed",
            _ => step.Call.Split(':')[0] switch
            {
                "ec2" => "ClientError: Network interface creation failed",
                "kms" => "ClientError: Storage volume encryption failed",
                "ecr" => "ClientError: Image pull failed",
                "sts" => "ClientError: Role assumption failed",
                _ => "ClientError: Preparation failed",
            },
        };
        return Cut($"{beginning}: {step.Reason}");
    }

    private static Fault Validation(string message) => new(Code, 400, message, Code);

    /// <summary>"FailureReason … Maximum length of 1024".</summary>
    private static string Cut(string text) => text.Length <= 1024 ? text : text[..1024];
}
