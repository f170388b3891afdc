using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.SageMaker;
using IamSim.SageMaker.Resources;

namespace IamSim.SageMaker.TrainingJobs;

/// <summary>Lists training jobs.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ListTrainingJobs.html">SageMaker: ListTrainingJobs</see></remarks>
internal sealed class ListTrainingJobs(SageMakerLists lists) : IOperation<ListTrainingJobsRequest, ListTrainingJobsResponse>
{
    public async ValueTask<Outcome<ListTrainingJobsResponse>> RunAsync(Call call, ListTrainingJobsRequest request, CancellationToken ct)
    {
        var page = await lists.PageAsync(
            call,
            ListTrainingJobsRequest.Operation,
            request,
            new ListQuestion(SageMakerKind.TrainingJob)
            {
                NameContains = request.NameContains,
                Status = request.StatusEquals,
                CreatedAfter = request.CreationTimeAfter,
                CreatedBefore = request.CreationTimeBefore,
                ModifiedAfter = request.LastModifiedTimeAfter,
                ModifiedBefore = request.LastModifiedTimeBefore,
                SortBy = request.SortBy ?? SortBy.CreationTime,
                IsDescending = request.SortOrder == SortOrder.Descending,
                Also = request is { WarmPoolStatusEquals: null, TrainingPlanArnEquals: null } ? null : (
                    $"{request.WarmPoolStatusEquals}\n{request.TrainingPlanArnEquals}",
                    job => (request.WarmPoolStatusEquals is not { } pool || SageMakerDetails.Read(job.Details).WarmPool == pool)
                        && (request.TrainingPlanArnEquals is not { } plan || TrainingShapes.RequestOf(job).ResourceConfig?.TrainingPlanArn == plan)),
            },
            ct);
        return page.IsFault
            ? page.Fault
            : new ListTrainingJobsResponse { TrainingJobSummaries = page.Value.Select(TrainingShapes.Summary), NextToken = page.Value.Marker };
    }
}
