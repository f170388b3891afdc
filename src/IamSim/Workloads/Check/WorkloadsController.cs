using System.Text.Json;
using IamSim.Access;
using IamSim.Contracts.SageMaker;
using IamSim.Rest;
using IamSim.Rest.OpenApi;
using IamSim.SageMaker.Resources;
using IamSim.Storage;
using IamSim.Workloads.Steps;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Workloads.Check;

/// <summary>What jobs, endpoints and notebooks of SageMaker reach for, and which permission stops them.</summary>
[Route("api/v1/workloads")]
[Tags("Workloads")]
public sealed class WorkloadsController : QuestionController
{
    private const string DescribeTrainingJob = "sagemaker:DescribeTrainingJob";

    private const string Example = """
        {
          "operation": "CreateTrainingJob",
          "request": {
            "TrainingJobName": "cats",
            "AlgorithmSpecification": { "TrainingImage": "123456789012.dkr.ecr.us-east-1.amazonaws.com/cats:1", "TrainingInputMode": "File" },
            "RoleArn": "arn:aws:iam::123456789012:role/Training",
            "InputDataConfig": [
              { "ChannelName": "train", "DataSource": { "S3DataSource": { "S3DataType": "S3Prefix", "S3Uri": "s3://ml-training-data/cats/" } } }
            ],
            "OutputDataConfig": { "S3OutputPath": "s3://ml-training-data/models/" },
            "ResourceConfig": { "InstanceType": "ml.m5.xlarge", "InstanceCount": 1, "VolumeSizeInGB": 10 },
            "StoppingCondition": { "MaxRuntimeInSeconds": 3600 }
          },
          "suppose": {
            "roles": [
              {
                "arn": "arn:aws:iam::123456789012:role/Training",
                "trustPolicy": {
                  "Version": "2012-10-17",
                  "Statement": [ { "Effect": "Allow", "Principal": { "Service": "sagemaker.amazonaws.com" }, "Action": "sts:AssumeRole" } ]
                },
                "policies": [
                  {
                    "Version": "2012-10-17",
                    "Statement": [ { "Effect": "Allow", "Action": [ "s3:ListBucket", "s3:GetObject" ], "Resource": "*" } ]
                  }
                ]
              }
            ],
            "buckets": [ { "name": "ml-training-data", "objects": [ { "key": "cats/1.tfrecord" } ] } ]
          }
        }
        """;

    /// <summary>Walks the way of a job that has not been made: each step, what would stop it, what would mend that, and the least that it needs.</summary>
    /// <remarks>
    /// <c>request</c> is that of <c>operation</c>, as SageMaker takes it. <c>principal</c> is who would make it, the caller where it is left out.
    /// <c>suppose</c> has roles, buckets with objects, keys and networks that count in the place of what is stored. All steps are decided, those behind a
    /// failure too. Nothing happens, and nothing of it is stored.
    /// </remarks>
    /// <param name="body">The request, and what is supposed.</param>
    /// <response code="200">The story of every step.</response>
    /// <response code="400">The question is malformed: <c>errors</c> tells where.</response>
    [HttpPost("check")]
    [BodyExample(Example)]
    [ProducesResponseType<WorkloadCheck>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    public Task<IActionResult> CheckWorkload([FromBody] JsonElement body) => AskAsync(
        nameof(CheckWorkload),
        QuestionActions.SimulatePrincipalPolicy,
        new AskedShape(("operation", body.ValueKind == JsonValueKind.Object ? QuestionBody.Member(body, "operation")?.ToString() : null)),
        async (call, ct) => new Answer(await HttpContext.RequestServices.GetRequiredService<WorkloadChecks>().CheckAsync(call, CheckQuestion.Read(body), ct)));

    /// <summary>Lists jobs, endpoints and notebooks, the newest first.</summary>
    /// <param name="status">Only those of this status, such as <c>Failed</c>.</param>
    /// <param name="limit">At most so many, 100 where it is left out.</param>
    /// <response code="200">Each with its status and whether its way was open.</response>
    [HttpGet]
    [ProducesResponseType<IReadOnlyList<WorkloadSummary>>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    public Task<IActionResult> ListWorkloads([FromQuery] string? status, [FromQuery] int limit = 100) => AskAsync(
        nameof(ListWorkloads),
        "sagemaker:ListTrainingJobs",
        new AskedShape(("status", status)),
        async (call, ct) =>
        {
            var db = HttpContext.RequestServices.GetRequiredService<IamDb>();
            var found = await db.SageMakerResources
                .Where(r => r.AccountId == call.Account && r.Region == call.Region && (status == null || r.Status == status)
                    && r.Kind != SageMakerKind.EndpointConfig)
                .ToListAsync(ct);
            return new Answer(found.OrderByDescending(r => r.CreatedAt).Take(Math.Clamp(limit, 1, 1000)).Select(WorkloadSummary.Of).ToList());
        });

    /// <summary>Tells the whole story of a job, endpoint or notebook: each step, the way it took, who was asked, and what stopped it.</summary>
    /// <param name="arn">Its ARN, percent-encoded or as it is.</param>
    /// <response code="200">The story so far.</response>
    /// <response code="404">There is no such workload.</response>
    [HttpGet("{arn}/access-path")]
    [ProducesResponseType<AccessPath>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
    public Task<IActionResult> GetAccessPath(string arn) => AskAsync(
        nameof(GetAccessPath), DescribeTrainingJob, new AskedShape(("arn", arn)), async (call, ct) =>
        {
            var wanted = Uri.UnescapeDataString(arn);
            var found = await HttpContext.RequestServices.GetRequiredService<IamDb>().SageMakerResources
                .Where(r => r.AccountId == call.Account && r.Arn == wanted)
                .Select(r => new { r.AccessPath })
                .SingleOrDefaultAsync(ct);
            return found?.AccessPath is { } path
                ? new Answer(JsonSerializer.Deserialize<AccessPath>(path, AccessPath.Json)!)
                : new Answer(SageMakerFaults.ResourceNotFound($"There is no workload {wanted}, or it has taken no step."));
        });

    /// <inheritdoc cref="GetAccessPath(string)"/>
    /// <param name="arn">The ARN up to its last slash.</param>
    /// <param name="name">What stands behind it.</param>
    [HttpGet("{arn}/{name}/access-path")]
    [ApiExplorerSettings(IgnoreApi = true)]
    public Task<IActionResult> GetAccessPathByParts(string arn, string name) => GetAccessPath($"{arn}/{name}");
}

/// <summary>A workload in a list.</summary>
/// <param name="Arn">Its ARN.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="FailureReason">Why it failed.</param>
/// <param name="CreationTime">When it was made.</param>
public sealed record WorkloadSummary(string Arn, string Kind, string Status, string? FailureReason, DateTimeOffset CreationTime)
{
    internal static WorkloadSummary Of(SageMakerResource resource) =>
        new(resource.Arn, resource.Kind.ToString(), resource.Status, resource.FailureReason, resource.CreatedAt);
}
