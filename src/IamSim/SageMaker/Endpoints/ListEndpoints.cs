using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.SageMaker;
using IamSim.SageMaker.Resources;

namespace IamSim.SageMaker.Endpoints;

/// <summary>Lists endpoints.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ListEndpoints.html">SageMaker: ListEndpoints</see>: "SortBy … The default is
/// CreationTime", "SortOrder … The default is Descending".
/// </remarks>
internal sealed class ListEndpoints(SageMakerLists lists) : IOperation<ListEndpointsInput, ListEndpointsOutput>
{
    public async ValueTask<Outcome<ListEndpointsOutput>> RunAsync(Call call, ListEndpointsInput request, CancellationToken ct)
    {
        var page = await lists.PageAsync(
            call,
            ListEndpointsInput.Operation,
            request,
            new ListQuestion(SageMakerKind.Endpoint)
            {
                NameContains = request.NameContains,
                Status = request.StatusEquals,
                CreatedAfter = request.CreationTimeAfter,
                CreatedBefore = request.CreationTimeBefore,
                ModifiedAfter = request.LastModifiedTimeAfter,
                ModifiedBefore = request.LastModifiedTimeBefore,
                SortBy = request.SortBy ?? EndpointSortKey.CreationTime,
                IsDescending = request.SortOrder != OrderKey.Ascending,
            },
            ct);
        return page.IsFault ? page.Fault : new ListEndpointsOutput { Endpoints = page.Value.Select(EndpointShapes.Summary), NextToken = page.Value.Marker };
    }
}
