using IamSim.Contracts.SageMaker;
using IamSim.Rest;
using IamSim.Rest.OpenApi;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.SageMaker.Models;

/// <summary>Models of SageMaker.</summary>
[Route("api/v1/sagemaker/models")]
[Tags("SageMaker: models")]
public sealed class ModelsController : ApiController
{
    /// <summary>Lists the models of the account in the region.</summary>
    /// <param name="nextToken">The token of the page before.</param>
    /// <param name="maxResults">The most items of a page; 10 where nothing is said.</param>
    /// <param name="nameContains">Only those with this in their names.</param>
    /// <param name="creationTimeAfter">Only those made after this time.</param>
    /// <param name="creationTimeBefore">Only those made before this time.</param>
    /// <param name="sortBy">What they are sorted by.</param>
    /// <param name="sortOrder">Ascending or Descending.</param>
    [HttpGet]
    [ProducesResponseType<ListModelsOutput>(StatusCodes.Status200OK)]
    public Task<IActionResult> ListModels(
        string? nextToken,
        int? maxResults,
        string? nameContains,
        DateTimeOffset? creationTimeAfter,
        DateTimeOffset? creationTimeBefore,
        string? sortBy,
        string? sortOrder) => RunAsync(
        new ListModelsInput
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

    /// <summary>Creates a model.</summary>
    /// <param name="body">What it is made from.</param>
    [HttpPost]
    [BodyExample("""{ "modelName": "churn", "executionRoleArn": "arn:aws:iam::123456789012:role/Serving", "primaryContainer": { "image": "123456789012.dkr.ecr.us-east-1.amazonaws.com/xgboost:1", "modelDataUrl": "s3://amzn-s3-demo-bucket/models/churn-1/output/model.tar.gz" } }""")]
    [ProducesResponseType<CreateModelOutput>(StatusCodes.Status201Created)]
    public Task<IActionResult> CreateModel(CreateModelInput body) => RunAsync(body, r => Made($"/sagemaker/models/{Segment(body.ModelName)}", r));

    /// <summary>Describes a model.</summary>
    /// <param name="name">Its name.</param>
    [HttpGet("{name}")]
    [ProducesResponseType<DescribeModelOutput>(StatusCodes.Status200OK)]
    public Task<IActionResult> DescribeModel(string name) => RunAsync(State(name), r => Shown(r));

    /// <summary>Deletes a model. Endpoints that run it go on running.</summary>
    /// <param name="name">Its name.</param>
    [HttpDelete("{name}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> DeleteModel(string name) => RunAsync(new DeleteModelInput { ModelName = name }, Done, State(name));

    private static DescribeModelInput State(string name) => new() { ModelName = name };
}
