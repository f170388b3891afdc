using IamSim.SageMaker.Resources;
using IamSim.Tests.Support;

namespace IamSim.Tests.SageMaker;

/// <summary>Processing and tuning jobs.</summary>
public sealed class OtherJobTests(Sim sim)
{
    [Fact]
    public async Task ProcessingJob_FromItsCreationToItsStop()
    {
        var account = await sim.NewSageAccountAsync();
        var arn = account.SageArn("processing-job/clean");

        var made = await account.MustSageAsync("CreateProcessingJob", account.Processing("clean", new
        {
            ProcessingOutputConfig = new { Outputs = new[] { new { OutputName = "out", S3Output = new { S3Uri = "s3://models/clean", LocalPath = "/opt/ml/out", S3UploadMode = "EndOfJob" } } } },
        }));

        Assert.Equal($"{{\"ProcessingJobArn\":\"{arn}\"}}", made.Text);
        var shown = await account.MustSageAsync("DescribeProcessingJob", new { ProcessingJobName = "clean" });
        Assert.Equal(("clean", arn, "InProgress", "86400"), (shown.At("ProcessingJobName"), shown.At("ProcessingJobArn"), shown.At("ProcessingJobStatus"), shown.At("StoppingCondition", "MaxRuntimeInSeconds")));
        Assert.Equal("False", shown.Json.GetProperty("ProcessingOutputConfig").GetProperty("Outputs")[0].GetProperty("AppManaged").ToString());
        Assert.Equal(["clean"], (await account.MustSageAsync("ListProcessingJobs", new { StatusEquals = "InProgress" })).Each("ProcessingJobSummaries", "ProcessingJobName"));

        (await account.SageAsync("CreateProcessingJob", account.Processing("clean"))).Refused(
            "ResourceInUse", $"Job name must be unique within an AWS account and region, and a job with this name already exists ({arn})");
        await sim.RestAsync(account, SageMakerKind.ProcessingJob, "clean", "InProgress");
        await account.MustSageAsync("StopProcessingJob", new { ProcessingJobName = "clean" });
        Assert.StartsWith("Stop", (await account.MustSageAsync("DescribeProcessingJob", new { ProcessingJobName = "clean" })).At("ProcessingJobStatus"), StringComparison.Ordinal);
        (await account.SageAsync("StopProcessingJob", new { ProcessingJobName = "clean" })).Refused(
            "ValidationException", "The request was rejected because the processing job is in status Stopping.");
        (await account.SageAsync("DescribeProcessingJob", new { ProcessingJobName = "other" })).Refused("ValidationException", "Could not find requested job with name: other");
    }

    [Fact]
    public async Task TuningJob_FromItsCreationToItsStop()
    {
        var account = await sim.NewSageAccountAsync();
        var arn = account.SageArn("hyper-parameter-tuning-job/tune");

        Assert.Equal($"{{\"HyperParameterTuningJobArn\":\"{arn}\"}}", (await account.MustSageAsync("CreateHyperParameterTuningJob", account.Tuning("tune"))).Text);

        var shown = await account.MustSageAsync("DescribeHyperParameterTuningJob", new { HyperParameterTuningJobName = "tune" });
        Assert.Equal(("tune", arn, "InProgress"), (shown.At("HyperParameterTuningJobName"), shown.At("HyperParameterTuningJobArn"), shown.At("HyperParameterTuningJobStatus")));
        Assert.Equal(5, shown.Json.GetProperty("TrainingJobStatusCounters").EnumerateObject().Count());
        Assert.Equal(3, shown.Json.GetProperty("ObjectiveStatusCounters").EnumerateObject().Count());
        Assert.False(shown.Json.TryGetProperty("BestTrainingJob", out _));
        var summary = (await account.MustSageAsync("ListHyperParameterTuningJobs")).Json.GetProperty("HyperParameterTuningJobSummaries")[0];
        Assert.Equal(("Random", 1), (summary.GetProperty("Strategy").GetString(), summary.GetProperty("ResourceLimits").GetProperty("MaxParallelTrainingJobs").GetInt32()));

        Assert.Equal("ResourceInUse", (await account.SageAsync("CreateHyperParameterTuningJob", account.Tuning("tune"))).Code);
        await sim.RestAsync(account, SageMakerKind.TuningJob, "tune", "InProgress");
        await account.MustSageAsync("StopHyperParameterTuningJob", new { HyperParameterTuningJobName = "tune" });
        Assert.StartsWith("Stop", (await account.MustSageAsync("DescribeHyperParameterTuningJob", new { HyperParameterTuningJobName = "tune" })).At("HyperParameterTuningJobStatus"), StringComparison.Ordinal);
        (await account.SageAsync("DescribeHyperParameterTuningJob", new { HyperParameterTuningJobName = "other" })).Refused(
            "ResourceNotFound", "Amazon SageMaker can't find a tuning job with the name other.");
    }

    [Fact]
    public async Task CreateTuningJob_WithBothOrNeitherDefinition_ValidationException()
    {
        var account = await sim.NewSageAccountAsync();
        const string Message = "Exactly one of TrainingJobDefinition and TrainingJobDefinitions must be specified.";

        (await account.SageAsync("CreateHyperParameterTuningJob", account.Tuning("tune", more: new { TrainingJobDefinition = (object?)null }))).Refused("ValidationException", Message);
        (await account.SageAsync("CreateHyperParameterTuningJob", account.Tuning("tune", more: new { TrainingJobDefinitions = new[] { account.Definition() } })))
            .Refused("ValidationException", Message);
        (await account.SageAsync("CreateHyperParameterTuningJob", account.Tuning(
            "tune", more: new { TrainingJobDefinition = (object?)null, TrainingJobDefinitions = new[] { account.Definition() } })))
            .Refused("ValidationException", "Each of TrainingJobDefinitions must have a DefinitionName.");
        (await account.SageAsync("CreateHyperParameterTuningJob", account.Tuning("tune", new { RoleArn = "arn:aws:iam::210987654321:role/Theirs" })))
            .Refused("ValidationException", "RoleArn: Cross-account pass role is not allowed.");
    }
}
