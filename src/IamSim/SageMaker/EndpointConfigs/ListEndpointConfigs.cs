using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.SageMaker;
using IamSim.SageMaker.Resources;

namespace IamSim.SageMaker.EndpointConfigs;

/// <summary>Lists endpoint configurations.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ListEndpointConfigs.html">SageMaker: ListEndpointConfigs</see>: "SortBy … The default
/// is CreationTime", "SortOrder … The default is Descending".
/// </remarks>
internal sealed class ListEndpointConfigs(SageMakerLists lists) : IOperation<ListEndpointConfigsInput, ListEndpointConfigsOutput>
{
    public async ValueTask<Outcome<ListEndpointConfigsOutput>> RunAsync(Call call, ListEndpointConfigsInput request, CancellationToken ct)
    {
        var page = await lists.PageAsync(
            call,
            ListEndpointConfigsInput.Operation,
            request,
            new ListQuestion(SageMakerKind.EndpointConfig)
            {
                NameContains = request.NameContains,
                CreatedAfter = request.CreationTimeAfter,
                CreatedBefore = request.CreationTimeBefore,
                SortBy = request.SortBy ?? EndpointConfigSortKey.CreationTime,
                IsDescending = request.SortOrder != OrderKey.Ascending,
            },
            ct);
        return page.IsFault ? page.Fault : new ListEndpointConfigsOutput
        {
            EndpointConfigs = page.Value.Select(config => new EndpointConfigSummary
            {
                EndpointConfigName = config.Name,
                EndpointConfigArn = config.Arn,
                CreationTime = config.CreatedAt,
            }),
            NextToken = page.Value.Marker,
        };
    }
}
