using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.SageMaker;
using IamSim.SageMaker.Resources;

namespace IamSim.SageMaker.Models;

/// <summary>Lists models.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ListModels.html">SageMaker: ListModels</see>: "SortBy … The default is
/// CreationTime", "SortOrder … The default is Descending".
/// </remarks>
internal sealed class ListModels(SageMakerLists lists) : IOperation<ListModelsInput, ListModelsOutput>
{
    public async ValueTask<Outcome<ListModelsOutput>> RunAsync(Call call, ListModelsInput request, CancellationToken ct)
    {
        var page = await lists.PageAsync(
            call,
            ListModelsInput.Operation,
            request,
            new ListQuestion(SageMakerKind.Model)
            {
                NameContains = request.NameContains,
                CreatedAfter = request.CreationTimeAfter,
                CreatedBefore = request.CreationTimeBefore,
                SortBy = request.SortBy ?? ModelSortKey.CreationTime,
                IsDescending = request.SortOrder != OrderKey.Ascending,
            },
            ct);
        return page.IsFault ? page.Fault : new ListModelsOutput
        {
            Models = page.Value.Select(model => new ModelSummary { ModelName = model.Name, ModelArn = model.Arn, CreationTime = model.CreatedAt }),
            NextToken = page.Value.Marker,
        };
    }
}
