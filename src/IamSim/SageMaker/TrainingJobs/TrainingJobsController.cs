using IamSim.Contracts.SageMaker;
using IamSim.Rest;
using IamSim.Rest.OpenApi;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.SageMaker.TrainingJobs;

/// <summary>Training jobs of SageMaker.</summary>
[Route("api/v1/sagemaker/training-jobs")]
[Tags("SageMaker: training jobs")]
public sealed class TrainingJobsController : ApiController
{
    /// <summary>Lists the training jobs of the account in the region.</summary>
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
    /// <param name="warmPoolStatusEquals">Only those whose warm pool has this status.</param>
    /// <param name="trainingPlanArnEquals">Only those of this training plan.</param>
    [HttpGet]
    [ProducesResponseType<ListTrainingJobsResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> ListTrainingJobs(
        string? nextToken,
        int? maxResults,
        string? nameContains,
        string? statusEquals,
        DateTimeOffset? creationTimeAfter,
        DateTimeOffset? creationTimeBefore,
        DateTimeOffset? lastModifiedTimeAfter,
        DateTimeOffset? lastModifiedTimeBefore,
        string? sortBy,
        string? sortOrder,
        string? warmPoolStatusEquals,
        string? trainingPlanArnEquals) => RunAsync(
        new ListTrainingJobsRequest
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
            WarmPoolStatusEquals = warmPoolStatusEquals,
            TrainingPlanArnEquals = trainingPlanArnEquals,
        },
        r => Shown(r));

    /// <summary>Starts a training job.</summary>
    /// <param name="body">What it is made from.</param>
    [HttpPost]
    [BodyExample("""{ "trainingJobName": "churn-1", "roleArn": "arn:aws:iam::123456789012:role/Training", "algorithmSpecification": { "trainingImage": "123456789012.dkr.ecr.us-east-1.amazonaws.com/xgboost:1", "trainingInputMode": "File" }, "inputDataConfig": [ { "channelName": "train", "dataSource": { "s3DataSource": { "s3DataType": "S3Prefix", "s3Uri": "s3://amzn-s3-demo-bucket/train/" } } } ], "outputDataConfig": { "s3OutputPath": "s3://amzn-s3-demo-bucket/models" }, "resourceConfig": { "instanceType": "ml.m5.large", "instanceCount": 1, "volumeSizeInGB": 10 }, "stoppingCondition": { "maxRuntimeInSeconds": 3600 } }""")]
    [ProducesResponseType<CreateTrainingJobResponse>(StatusCodes.Status201Created)]
    public Task<IActionResult> CreateTrainingJob(CreateTrainingJobRequest body) => RunAsync(body, r => Made($"/sagemaker/training-jobs/{Segment(body.TrainingJobName)}", r));

    /// <summary>Describes a training job.</summary>
    /// <param name="name">Its name.</param>
    [HttpGet("{name}")]
    [ProducesResponseType<DescribeTrainingJobResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> DescribeTrainingJob(string name) => RunAsync(State(name), r => Shown(r));

    /// <summary>Has a training job stop; it has stopped some time later.</summary>
    /// <param name="name">Its name.</param>
    [HttpPost("{name}/stop")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> StopTrainingJob(string name) => RunAsync(new StopTrainingJobRequest { TrainingJobName = name }, Done, State(name));

    private static DescribeTrainingJobRequest State(string name) => new() { TrainingJobName = name };
}
