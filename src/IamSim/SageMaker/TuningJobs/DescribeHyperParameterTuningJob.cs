using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.SageMaker;
using IamSim.SageMaker.Resources;

namespace IamSim.SageMaker.TuningJobs;

/// <summary>Describes a tuning job, with the best of its training jobs.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribeHyperParameterTuningJob.html">SageMaker: DescribeHyperParameterTuningJob</see></remarks>
internal sealed class DescribeHyperParameterTuningJob(SageMakerFinder finder)
    : IOperation<DescribeHyperParameterTuningJobRequest, DescribeHyperParameterTuningJobResponse>
{
    public async ValueTask<Outcome<DescribeHyperParameterTuningJobResponse>> RunAsync(
        Call call, DescribeHyperParameterTuningJobRequest request, CancellationToken ct)
    {
        var found = await finder.FindAsync(call, SageMakerKind.TuningJob, request.HyperParameterTuningJobName, ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        var best = TuningShapes.ProgressOf(found.Value).BestJob is { } name ? await finder.TryFindAsync(call, SageMakerKind.TrainingJob, name, ct) : null;
        return TuningShapes.Described(found.Value, best);
    }
}
