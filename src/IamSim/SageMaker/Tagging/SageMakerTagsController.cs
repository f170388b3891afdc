using IamSim.Contracts.SageMaker;
using IamSim.Rest;
using IamSim.Rest.OpenApi;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.SageMaker.Tagging;

/// <summary>Tags of all that SageMaker has, by ARN.</summary>
[Route("api/v1/sagemaker/tags")]
[Tags("SageMaker: tags")]
public sealed class SageMakerTagsController : ApiController
{
    /// <summary>Lists the tags of a resource.</summary>
    /// <param name="resourceArn">Its ARN.</param>
    /// <param name="nextToken">The token of the page before.</param>
    /// <param name="maxResults">The most tags of a page.</param>
    [HttpGet]
    [ProducesResponseType<ListTagsOutput>(StatusCodes.Status200OK)]
    public Task<IActionResult> ListTags(string resourceArn, string? nextToken, int? maxResults) =>
        RunAsync(new ListTagsInput { ResourceArn = resourceArn, NextToken = nextToken, MaxResults = maxResults }, r => Shown(r));

    /// <summary>Adds tags to a resource; one that is there already gets the new value.</summary>
    /// <param name="body">The resource and the tags.</param>
    [HttpPost]
    [BodyExample("""{ "resourceArn": "arn:aws:sagemaker:us-east-1:123456789012:model/churn", "tags": [ { "key": "team", "value": "vision" } ] }""")]
    [ProducesResponseType<AddTagsOutput>(StatusCodes.Status200OK)]
    public Task<IActionResult> AddTags(AddTagsInput body) => RunAsync(body, r => Shown(r));

    /// <summary>Takes tags from a resource.</summary>
    /// <param name="body">The resource and the keys.</param>
    [HttpPost("delete")]
    [BodyExample("""{ "resourceArn": "arn:aws:sagemaker:us-east-1:123456789012:model/churn", "tagKeys": [ "team" ] }""")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> DeleteTags(DeleteTagsInput body) => RunAsync(body, Done);
}
