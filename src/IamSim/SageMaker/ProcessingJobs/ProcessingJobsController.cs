using IamSim.Contracts.SageMaker;
using IamSim.Rest;
using IamSim.Rest.OpenApi;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.SageMaker.ProcessingJobs;

/// <summary>Processing jobs of SageMaker.</summary>
[Route("api/v1/sagemaker/processing-jobs")]
[Tags("SageMaker: processing jobs")]
public sealed class ProcessingJobsController : ApiController
{
    /// <summary>Lists the processing jobs of the account in the region.</summary>
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
    [ProducesResponseType<ListProcessingJobsResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> ListProcessingJobs(
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
        new ListProcessingJobsRequest
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

    /// <summary>Starts a processing job.</summary>
    /// <param name="body">What it is made from.</param>
    [HttpPost]
    [BodyExample("""{ "processingJobName": "clean-1", "roleArn": "arn:aws:iam::123456789012:role/Training", "appSpecification": { "imageUri": "123456789012.dkr.ecr.us-east-1.amazonaws.com/sklearn:1" }, "processingResources": { "clusterConfig": { "instanceCount": 1, "instanceType": "ml.m5.large", "volumeSizeInGB": 10 } } }""")]
    [ProducesResponseType<CreateProcessingJobResponse>(StatusCodes.Status201Created)]
    public Task<IActionResult> CreateProcessingJob(CreateProcessingJobRequest body) => RunAsync(body, r => Made($"/sagemaker/processing-jobs/{Segment(body.ProcessingJobName)}", r));

    /// <summary>Describes a processing job.</summary>
    /// <param name="name">Its name.</param>
    [HttpGet("{name}")]
    [ProducesResponseType<DescribeProcessingJobResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> DescribeProcessingJob(string name) => RunAsync(State(name), r => Shown(r));

    /// <summary>Has a processing job stop; it has stopped some time later.</summary>
    /// <param name="name">Its name.</param>
    [HttpPost("{name}/stop")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> StopProcessingJob(string name) => RunAsync(new StopProcessingJobRequest { ProcessingJobName = name }, Done, State(name));

    private static DescribeProcessingJobRequest State(string name) => new() { ProcessingJobName = name };
}
