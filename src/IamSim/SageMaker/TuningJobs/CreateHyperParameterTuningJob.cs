using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.SageMaker;
using IamSim.SageMaker.Authorization;
using IamSim.SageMaker.Resources;

namespace IamSim.SageMaker.TuningJobs;

/// <summary>Starts a tuning job, which starts training jobs as SageMaker itself.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateHyperParameterTuningJob.html">SageMaker: CreateHyperParameterTuningJob</see></remarks>
internal sealed class CreateHyperParameterTuningJob(SageMakerMaker maker)
    : IOperation<CreateHyperParameterTuningJobRequest, CreateHyperParameterTuningJobResponse>
{
    public async ValueTask<Outcome<CreateHyperParameterTuningJobResponse>> RunAsync(Call call, CreateHyperParameterTuningJobRequest request, CancellationToken ct)
    {
        if (TuningRules.Refuse(request) is { } refusal)
        {
            return refusal;
        }

        var definitions = CreationKeys.DefinitionsOf(request);
        var made = await maker.MakeAsync(
            call,
            new NewResource(SageMakerKind.TuningJob, request.HyperParameterTuningJobName, HyperParameterTuningJobStatus.InProgress, request)
            {
                Tags = request.Tags,

                // One of another account is the one that is refused.
                RoleArn = definitions.Select(d => d.RoleArn).FirstOrDefault(role => role.Split(':') is not [_, _, _, _, var owner, ..] || owner != call.Account)
                    ?? definitions[0].RoleArn,
                Details = new SageMakerDetails { Tuning = new TuningProgress() },
                Instances = TuningRules.InstancesOf(request),
            },
            ct);
        return made.IsFault ? made.Fault : new CreateHyperParameterTuningJobResponse { HyperParameterTuningJobArn = made.Value.Arn };
    }
}
