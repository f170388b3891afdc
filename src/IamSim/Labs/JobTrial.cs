using IamSim.Contracts.SageMaker;
using IamSim.Workloads.Check;
using IamSim.Workloads.Steps;

namespace IamSim.Labs;

/// <summary>Tries a training job in a learner's account without making it: each step is decided as the job's own would be.</summary>
internal static class JobTrial
{
    /// <summary>The way of a job that reads one prefix and writes its model to another.</summary>
    /// <param name="check">The account.</param>
    /// <param name="role">The ARN of the execution role.</param>
    /// <param name="data">The URI of the prefix.</param>
    /// <param name="output">The URI of the other.</param>
    /// <param name="vpc">The network that it is in; null for SageMaker's own.</param>
    /// <param name="ct">Stops the reading.</param>
    public static async ValueTask<AccessPath> RunAsync(LabCheck check, string role, string data, string output, VpcConfig? vpc, CancellationToken ct)
    {
        var request = new CreateTrainingJobRequest
        {
            TrainingJobName = "lab",
            RoleArn = role,
            AlgorithmSpecification = new AlgorithmSpecification
            {
                TrainingImage = $"{check.Account.Id}.dkr.ecr.{check.Account.Region}.amazonaws.com/lab:1",
                TrainingInputMode = TrainingInputMode.File,
            },
            InputDataConfig =
            [
                new Channel
                {
                    ChannelName = "train",
                    DataSource = new DataSource { S3DataSource = new S3DataSource { S3DataType = S3DataType.S3Prefix, S3Uri = data } },
                },
            ],
            OutputDataConfig = new OutputDataConfig { S3OutputPath = output },
            ResourceConfig = new ResourceConfig { InstanceType = "ml.m5.xlarge", InstanceCount = 1, VolumeSizeInGB = 10 },
            StoppingCondition = new StoppingCondition { MaxRuntimeInSeconds = 3600 },
            VpcConfig = vpc,
        };
        var found = await check.Services.GetRequiredService<WorkloadChecks>()
            .CheckAsync(check.Call, new CheckQuestion(CreateTrainingJobRequest.Operation, request, null, check.Account.Region, null), ct);
        return found.Paths[0];
    }

    /// <summary>Why a job fails: the step, and what would mend it.</summary>
    public static string Why(AccessPath path) => path.Steps.FirstOrDefault(step => step is { IsNeeded: true, Succeeds: false }) is { } failing
        ? $"{failing.Sentence} {failing.Mend?.Sentence}".TrimEnd()
        : path.Sentence;
}
