using IamSim.Contracts.SageMaker;
using IamSim.Rest;
using IamSim.Rest.OpenApi;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.SageMaker.EndpointConfigs;

/// <summary>Endpoint configurations of SageMaker.</summary>
[Route("api/v1/sagemaker/endpoint-configs")]
[Tags("SageMaker: endpoint configurations")]
public sealed class EndpointConfigsController : ApiController
{
    /// <summary>Lists the endpoint configurations of the account in the region.</summary>
    /// <param name="nextToken">The token of the page before.</param>
    /// <param name="maxResults">The most items of a page; 10 where nothing is said.</param>
    /// <param name="nameContains">Only those with this in their names.</param>
    /// <param name="creationTimeAfter">Only those made after this time.</param>
    /// <param name="creationTimeBefore">Only those made before this time.</param>
    /// <param name="sortBy">What they are sorted by.</param>
    /// <param name="sortOrder">Ascending or Descending.</param>
    [HttpGet]
    [ProducesResponseType<ListEndpointConfigsOutput>(StatusCodes.Status200OK)]
    public Task<IActionResult> ListEndpointConfigs(
        string? nextToken,
        int? maxResults,
        string? nameContains,
        DateTimeOffset? creationTimeAfter,
        DateTimeOffset? creationTimeBefore,
        string? sortBy,
        string? sortOrder) => RunAsync(
        new ListEndpointConfigsInput
        {
            NextToken = nextToken,
            MaxResults = maxResults,
            NameContains = nameContains,
            CreationTimeAfter = creationTimeAfter,
            CreationTimeBefore = creationTimeBefore,
            SortBy = sortBy,
            SortOrder = sortOrder,
        },
        r => Shown(r));

    /// <summary>Creates an endpoint configuration.</summary>
    /// <param name="body">What it is made from.</param>
    [HttpPost]
    [BodyExample("""{ "endpointConfigName": "churn", "productionVariants": [ { "variantName": "AllTraffic", "modelName": "churn", "initialInstanceCount": 1, "instanceType": "ml.m5.large" } ] }""")]
    [ProducesResponseType<CreateEndpointConfigOutput>(StatusCodes.Status201Created)]
    public Task<IActionResult> CreateEndpointConfig(CreateEndpointConfigInput body) => RunAsync(body, r => Made($"/sagemaker/endpoint-configs/{Segment(body.EndpointConfigName)}", r));

    /// <summary>Describes an endpoint configuration.</summary>
    /// <param name="name">Its name.</param>
    [HttpGet("{name}")]
    [ProducesResponseType<DescribeEndpointConfigOutput>(StatusCodes.Status200OK)]
    public Task<IActionResult> DescribeEndpointConfig(string name) => RunAsync(State(name), r => Shown(r));

    /// <summary>Deletes an endpoint configuration. Endpoints that were made from it go on running.</summary>
    /// <param name="name">Its name.</param>
    [HttpDelete("{name}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> DeleteEndpointConfig(string name) => RunAsync(new DeleteEndpointConfigInput { EndpointConfigName = name }, Done, State(name));

    private static DescribeEndpointConfigInput State(string name) => new() { EndpointConfigName = name };
}
