using IamSim.Contracts.SageMaker;
using IamSim.Rest;
using IamSim.Rest.OpenApi;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.SageMaker.TuningJobs;

/// <summary>Tuning jobs of SageMaker.</summary>
[Route("api/v1/sagemaker/hyper-parameter-tuning-jobs")]
[Tags("SageMaker: tuning jobs")]
public sealed class HyperParameterTuningJobsController : ApiController
{
    /// <summary>Lists the tuning jobs of the account in the region.</summary>
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
    [ProducesResponseType<ListHyperParameterTuningJobsResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> ListHyperParameterTuningJobs(
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
        new ListHyperParameterTuningJobsRequest
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

    /// <summary>Starts a tuning job.</summary>
    /// <param name="body">What it is made from.</param>
    [HttpPost]
    [BodyExample("""{ "hyperParameterTuningJobName": "tune-1", "hyperParameterTuningJobConfig": { "strategy": "Bayesian", "resourceLimits": { "maxNumberOfTrainingJobs": 4, "maxParallelTrainingJobs": 2 } }, "trainingJobDefinition": { "roleArn": "arn:aws:iam::123456789012:role/Training", "algorithmSpecification": { "trainingImage": "123456789012.dkr.ecr.us-east-1.amazonaws.com/xgboost:1", "trainingInputMode": "File" }, "outputDataConfig": { "s3OutputPath": "s3://amzn-s3-demo-bucket/models" }, "resourceConfig": { "instanceType": "ml.m5.large", "instanceCount": 1, "volumeSizeInGB": 10 }, "stoppingCondition": { "maxRuntimeInSeconds": 3600 } } }""")]
    [ProducesResponseType<CreateHyperParameterTuningJobResponse>(StatusCodes.Status201Created)]
    public Task<IActionResult> CreateHyperParameterTuningJob(CreateHyperParameterTuningJobRequest body) => RunAsync(body, r => Made($"/sagemaker/hyper-parameter-tuning-jobs/{Segment(body.HyperParameterTuningJobName)}", r));

    /// <summary>Describes a tuning job.</summary>
    /// <param name="name">Its name.</param>
    [HttpGet("{name}")]
    [ProducesResponseType<DescribeHyperParameterTuningJobResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> DescribeHyperParameterTuningJob(string name) => RunAsync(State(name), r => Shown(r));

    /// <summary>Has a tuning job stop; it has stopped some time later.</summary>
    /// <param name="name">Its name.</param>
    [HttpPost("{name}/stop")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> StopHyperParameterTuningJob(string name) => RunAsync(new StopHyperParameterTuningJobRequest { HyperParameterTuningJobName = name }, Done, State(name));

    private static DescribeHyperParameterTuningJobRequest State(string name) => new() { HyperParameterTuningJobName = name };
}
