using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.SageMaker;
using IamSim.SageMaker.Resources;

namespace IamSim.SageMaker.TrainingJobs;

/// <summary>Describes a training job.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribeTrainingJob.html">SageMaker: DescribeTrainingJob</see></remarks>
internal sealed class DescribeTrainingJob(SageMakerFinder finder) : IOperation<DescribeTrainingJobRequest, DescribeTrainingJobResponse>
{
    public async ValueTask<Outcome<DescribeTrainingJobResponse>> RunAsync(Call call, DescribeTrainingJobRequest request, CancellationToken ct)
    {
        var found = await finder.FindAsync(call, SageMakerKind.TrainingJob, request.TrainingJobName, ct);
        return found.IsFault ? found.Fault : TrainingShapes.Described(found.Value);
    }
}
