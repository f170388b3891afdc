using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.SageMaker;
using IamSim.SageMaker.Resources;

namespace IamSim.SageMaker.ProcessingJobs;

/// <summary>Lists processing jobs.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ListProcessingJobs.html">SageMaker: ListProcessingJobs</see></remarks>
internal sealed class ListProcessingJobs(SageMakerLists lists) : IOperation<ListProcessingJobsRequest, ListProcessingJobsResponse>
{
    public async ValueTask<Outcome<ListProcessingJobsResponse>> RunAsync(Call call, ListProcessingJobsRequest request, CancellationToken ct)
    {
        var page = await lists.PageAsync(
            call,
            ListProcessingJobsRequest.Operation,
            request,
            new ListQuestion(SageMakerKind.ProcessingJob)
            {
                NameContains = request.NameContains,
                Status = request.StatusEquals,
                CreatedAfter = request.CreationTimeAfter,
                CreatedBefore = request.CreationTimeBefore,
                ModifiedAfter = request.LastModifiedTimeAfter,
                ModifiedBefore = request.LastModifiedTimeBefore,
                SortBy = request.SortBy ?? SortBy.CreationTime,
                IsDescending = request.SortOrder == SortOrder.Descending,
            },
            ct);
        return page.IsFault
            ? page.Fault
            : new ListProcessingJobsResponse { ProcessingJobSummaries = page.Value.Select(ProcessingShapes.Summary), NextToken = page.Value.Marker };
    }
}
