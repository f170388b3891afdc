using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.SageMaker;
using IamSim.SageMaker.Resources;

namespace IamSim.SageMaker.TuningJobs;

/// <summary>Lists tuning jobs.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ListHyperParameterTuningJobs.html">SageMaker: ListHyperParameterTuningJobs</see>:
/// "SortBy … The default is Name", "SortOrder … The default is Ascending".
/// </remarks>
internal sealed class ListHyperParameterTuningJobs(SageMakerLists lists) : IOperation<ListHyperParameterTuningJobsRequest, ListHyperParameterTuningJobsResponse>
{
    public async ValueTask<Outcome<ListHyperParameterTuningJobsResponse>> RunAsync(Call call, ListHyperParameterTuningJobsRequest request, CancellationToken ct)
    {
        var page = await lists.PageAsync(
            call,
            ListHyperParameterTuningJobsRequest.Operation,
            request,
            new ListQuestion(SageMakerKind.TuningJob)
            {
                NameContains = request.NameContains,
                Status = request.StatusEquals,
                CreatedAfter = request.CreationTimeAfter,
                CreatedBefore = request.CreationTimeBefore,
                ModifiedAfter = request.LastModifiedTimeAfter,
                ModifiedBefore = request.LastModifiedTimeBefore,
                SortBy = request.SortBy ?? HyperParameterTuningJobSortByOptions.Name,
                IsDescending = request.SortOrder == SortOrder.Descending,
            },
            ct);
        return page.IsFault
            ? page.Fault
            : new ListHyperParameterTuningJobsResponse { HyperParameterTuningJobSummaries = page.Value.Select(TuningShapes.Summary), NextToken = page.Value.Marker };
    }
}
