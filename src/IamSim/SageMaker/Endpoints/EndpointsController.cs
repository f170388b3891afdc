using IamSim.Contracts.SageMaker;
using IamSim.Rest;
using IamSim.Rest.OpenApi;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.SageMaker.Endpoints;

/// <summary>Endpoints of SageMaker.</summary>
[Route("api/v1/sagemaker/endpoints")]
[Tags("SageMaker: endpoints")]
public sealed class EndpointsController : ApiController
{
    /// <summary>Lists the endpoints of the account in the region.</summary>
    /// <param name="nextToken">The token of the page before.</param>
    /// <param name="maxResults">The most items of a page; 10 where nothing is said.</param>
    /// <param name="nameContains">Only those with this in their names.</param>
    /// <param name="statusEquals">Only those in this status.</param>
    /// <param name="creationTimeAfter">Only those made after this time.</param>
    /// <param name="creationTimeBefore">Only those made before this time.</param>
    /// <param name="lastModifiedTimeAfter">Only those changed after this time.</param>
    /// <param name="lastModifiedTimeBefore">Only those changed before this time.</param>
    /// <param name="sortBy">What they are sorted by.</param>
    /// <param name="sortOrder">Ascending or Descending.</param>
    [HttpGet]
    [ProducesResponseType<ListEndpointsOutput>(StatusCodes.Status200OK)]
    public Task<IActionResult> ListEndpoints(
        string? nextToken,
        int? maxResults,
        string? nameContains,
        string? statusEquals,
        DateTimeOffset? creationTimeAfter,
        DateTimeOffset? creationTimeBefore,
        DateTimeOffset? lastModifiedTimeAfter,
        DateTimeOffset? lastModifiedTimeBefore,
        string? sortBy,
        string? sortOrder) => RunAsync(
        new ListEndpointsInput
        {
            NextToken = nextToken,
            MaxResults = maxResults,
            NameContains = nameContains,
            StatusEquals = statusEquals,
            CreationTimeAfter = creationTimeAfter,
            CreationTimeBefore = creationTimeBefore,
            LastModifiedTimeAfter = lastModifiedTimeAfter,
            LastModifiedTimeBefore = lastModifiedTimeBefore,
            SortBy = sortBy,
            SortOrder = sortOrder,
        },
        r => Shown(r));

    /// <summary>Creates an endpoint.</summary>
    /// <param name="body">What it is made from.</param>
    [HttpPost]
    [BodyExample("""{ "endpointName": "churn", "endpointConfigName": "churn" }""")]
    [ProducesResponseType<CreateEndpointOutput>(StatusCodes.Status201Created)]
    public Task<IActionResult> CreateEndpoint(CreateEndpointInput body) => RunAsync(body, r => Made($"/sagemaker/endpoints/{Segment(body.EndpointName)}", r));

    /// <summary>Describes an endpoint.</summary>
    /// <param name="name">Its name.</param>
    [HttpGet("{name}")]
    [ProducesResponseType<DescribeEndpointOutput>(StatusCodes.Status200OK)]
    public Task<IActionResult> DescribeEndpoint(string name) => RunAsync(State(name), r => Shown(r));

    /// <summary>Gives an endpoint another configuration; what ran before runs until the new one does.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="body">The configuration.</param>
    [HttpPatch("{name}")]
    [BodyExample("""{ "endpointConfigName": "churn-2" }""")]
    [ProducesResponseType<UpdateEndpointOutput>(StatusCodes.Status200OK)]
    public Task<IActionResult> UpdateEndpoint(string name, UpdateEndpointInput body) => RunAsync(body with { EndpointName = name }, r => Shown(r), State(name));

    /// <summary>Deletes an endpoint, which is gone some time later.</summary>
    /// <param name="name">Its name.</param>
    [HttpDelete("{name}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> DeleteEndpoint(string name) => RunAsync(new DeleteEndpointInput { EndpointName = name }, Done, State(name));

    private static DescribeEndpointInput State(string name) => new() { EndpointName = name };
}
