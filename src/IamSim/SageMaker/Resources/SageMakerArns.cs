using IamSim.Calls;

namespace IamSim.SageMaker.Resources;

/// <summary>ARNs of SageMaker: <c>arn:aws:sagemaker:us-east-1:123456789012:training-job/churn</c>.</summary>
internal static class SageMakerArns
{
    private static readonly SageMakerKind[] Kinds = Enum.GetValues<SageMakerKind>();

    /// <summary>How ARNs name a kind.</summary>
    public static string TypeOf(SageMakerKind kind) => kind switch
    {
        SageMakerKind.TrainingJob => "training-job",
        SageMakerKind.ProcessingJob => "processing-job",
        SageMakerKind.TuningJob => "hyper-parameter-tuning-job",
        SageMakerKind.Model => "model",
        SageMakerKind.EndpointConfig => "endpoint-config",
        SageMakerKind.Endpoint => "endpoint",
        SageMakerKind.NotebookInstance => "notebook-instance",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind without an ARN."),
    };

    /// <summary>The ARN of a resource of the caller's account and region.</summary>
    public static string Of(Call call, SageMakerKind kind, string name) => Of(call.Partition, call.Region, call.Account, kind, name);

    public static string Of(string partition, string region, string account, SageMakerKind kind, string name) =>
        $"arn:{partition}:sagemaker:{region}:{account}:{TypeOf(kind)}/{name}";

    /// <summary>Reads an ARN; false for one that is not of SageMaker, or of a kind that there is not.</summary>
    public static bool TryParse(string text, out SageMakerArn arn)
    {
        arn = default;
        if (text.Split(':', 6) is not ["arn", _, "sagemaker", var region, var account, var resource] || resource.Split('/', 2) is not [var type, { Length: > 0 } name])
        {
            return false;
        }

        foreach (var kind in Kinds)
        {
            if (TypeOf(kind) == type)
            {
                arn = new SageMakerArn(region, account, kind, name);
                return true;
            }
        }

        return false;
    }
}

/// <summary>What an ARN of SageMaker names.</summary>
internal readonly record struct SageMakerArn(string Region, string Account, SageMakerKind Kind, string Name);
