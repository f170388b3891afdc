using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.SageMaker;
using IamSim.SageMaker.Resources;

namespace IamSim.SageMaker.ProcessingJobs;

/// <summary>Describes a processing job.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribeProcessingJob.html">SageMaker: DescribeProcessingJob</see></remarks>
internal sealed class DescribeProcessingJob(SageMakerFinder finder) : IOperation<DescribeProcessingJobRequest, DescribeProcessingJobResponse>
{
    public async ValueTask<Outcome<DescribeProcessingJobResponse>> RunAsync(Call call, DescribeProcessingJobRequest request, CancellationToken ct)
    {
        var found = await finder.FindAsync(call, SageMakerKind.ProcessingJob, request.ProcessingJobName, ct);
        return found.IsFault ? found.Fault : ProcessingShapes.Described(found.Value);
    }
}
