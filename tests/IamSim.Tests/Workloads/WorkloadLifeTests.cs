using System.Text.Json;
using IamSim.Tests.Support;

namespace IamSim.Tests.Workloads;

/// <summary>A server whose clock stands still unless a test turns it on.</summary>
public sealed class StillSim : Sim
{
    /// <summary>Turns the clock on; what became due has happened when this ends.</summary>
    public async Task AdvanceAsync(int seconds)
    {
        var answer = await NewAccount().RestAsync("POST", "/simulator/clock/advance", new { seconds });
        Assert.True(answer.Status == 200, answer.Text);
    }
}

/// <summary>Jobs, endpoints and notebooks that run, on a clock that the tests turn.</summary>
public sealed class WorkloadLifeTests(StillSim sim) : IClassFixture<StillSim>
{
    [Fact]
    public async Task TrainingJob_ThatMayDoAllItNeeds_LivesToItsEndAndLeavesAModel()
    {
        var lab = await Laboratory.MakeAsync(sim.Host);
        await lab.GrantAsync("*");

        (await lab.TrainAsync("cats")).Must();
        Assert.Equal(("InProgress", "Starting"), await lab.StatusAsync("cats"));
        await sim.AdvanceAsync(60);

        Assert.Equal(("Completed", "Completed"), await lab.StatusAsync("cats"));
        var job = await lab.DescribeAsync("cats");
        Assert.Equal($"s3://{lab.Bucket}/models/cats/output/model.tar.gz", job.GetProperty("ModelArtifacts").GetProperty("S3ModelArtifacts").GetString());
        Assert.Equal(
            ["Starting", "Downloading", "Training", "Uploading", "Completed"],
            job.GetProperty("SecondaryStatusTransitions").EnumerateArray().Select(each => each.GetProperty("Status").GetString()!));
        Assert.Equal(200, (await lab.S3.HeadAsync($"/{lab.Bucket}/models/cats/output/model.tar.gz")).Status);

        var path = await lab.PathAsync("cats");
        Assert.True(path.GetProperty("succeeds").GetBoolean(), path.GetProperty("sentence").GetString());
        Assert.Contains(path.GetProperty("steps").EnumerateArray(), step => step.GetProperty("call").GetString() == "kms:Decrypt");
        var events = await lab.Account.EventsAsync();
        var read = Assert.Single(events, each => each.GetProperty("eventName").GetString() == "GetObject");
        Assert.Equal("sagemaker.amazonaws.com", read.GetProperty("userIdentity").GetProperty("invokedBy").GetString());
        Assert.Equal(lab.Endpoint, read.GetProperty("vpcEndpointId").GetString());
        Assert.EndsWith("assumed-role/Training/SageMaker", read.GetProperty("userIdentity").GetProperty("arn").GetString(), StringComparison.Ordinal);
        var decrypted = Assert.Single(events, each => each.GetProperty("eventName").GetString() == "Decrypt" && each.GetProperty("userIdentity").GetProperty("type").GetString() == "AssumedRole");
        Assert.Equal("s3.amazonaws.com", decrypted.GetProperty("userIdentity").GetProperty("invokedBy").GetString());
        Assert.All(path.GetProperty("steps").EnumerateArray(), step => Assert.Contains(
            events, each => each.GetProperty("eventID").GetString() == step.GetProperty("eventId").GetString()));
    }

    [Fact]
    public async Task TrainingJob_WithoutTheKey_FailsAtTheDownloadAndSucceedsOnceMended()
    {
        var lab = await Laboratory.MakeAsync(sim.Host);
        await lab.GrantAsync("s3:*", "ec2:*", "ecr:*", "kms:CreateGrant", "kms:GenerateDataKey");

        (await lab.TrainAsync("first")).Must();
        await sim.AdvanceAsync(60);

        Assert.Equal(("Failed", "Failed"), await lab.StatusAsync("first"));
        var job = await lab.DescribeAsync("first");
        Assert.StartsWith("ClientError: Data download failed: ", job.GetProperty("FailureReason").GetString(), StringComparison.Ordinal);
        Assert.Contains("is not authorized to perform: kms:Decrypt on resource: " + lab.Key, job.GetProperty("FailureReason").GetString(), StringComparison.Ordinal);
        var path = await lab.PathAsync("first");
        var failing = path.GetProperty("steps").EnumerateArray().Single(step => step.GetProperty("number").GetInt32() == path.GetProperty("failsAt").GetInt32());
        Assert.Equal("kms:Decrypt", failing.GetProperty("call").GetString());
        var mend = failing.GetProperty("mend").GetProperty("changes")[0];
        Assert.Equal("identity", mend.GetProperty("policy").GetString());

        await lab.Account.MustAsync(
            "PutRolePolicy",
            ("RoleName", "Training"),
            ("PolicyName", "mend"),
            ("PolicyDocument", $$"""{"Version":"2012-10-17","Statement":[{{mend.GetProperty("statement").GetRawText()}}]}"""));
        (await lab.TrainAsync("second")).Must();
        await sim.AdvanceAsync(60);

        Assert.Equal(("Completed", "Completed"), await lab.StatusAsync("second"));
    }

    [Fact]
    public async Task TrainingJob_WhoseRoleCannotBeAssumed_IsNotMade()
    {
        var lab = await Laboratory.MakeAsync(sim.Host);
        await lab.GrantAsync("*");
        await lab.Account.MustAsync("UpdateAssumeRolePolicy", ("RoleName", "Training"), ("PolicyDocument", Laboratory.Trust.Replace("sagemaker", "lambda", StringComparison.Ordinal)));

        var answer = await lab.TrainAsync("cats");

        answer.Refused(
            "ValidationException",
            $"Could not assume role {lab.Account.Arn("role/Training")}. Please ensure that the role exists and allows principal 'sagemaker.amazonaws.com' to assume the role.");
        Assert.Equal("ValidationException", (await lab.Account.JsonAsync("SageMaker.DescribeTrainingJob", new { TrainingJobName = "cats" })).Code);
        var refused = Assert.Single(await lab.Account.EventsAsync(), each => each.GetProperty("eventName").GetString() == "AssumeRole");
        Assert.Equal("AccessDenied", refused.GetProperty("errorCode").GetString());
    }

    [Fact]
    public async Task TrainingJob_OfAnEmptyPrefix_IsNotMade()
    {
        var lab = await Laboratory.MakeAsync(sim.Host);
        await lab.GrantAsync("*");
        (await lab.S3.DeleteAsync($"/{lab.Bucket}/cats/1.tfrecord")).Must(204);

        var answer = await lab.TrainAsync("cats");

        Assert.Equal("ValidationException", answer.Code);
        Assert.StartsWith($"No S3 objects found under S3 URL \"s3://{lab.Bucket}/cats/\" given in input data source.", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TrainingJob_ThatTakesLongerThanItMay_IsStoppedWithItsModel()
    {
        var lab = await Laboratory.MakeAsync(sim.Host);
        await lab.GrantAsync("*");

        (await lab.TrainAsync("slow", runSeconds: 7200, maxRuntime: 3600)).Must();
        await sim.AdvanceAsync(3000);
        Assert.Equal(("InProgress", "Training"), await lab.StatusAsync("slow"));
        await sim.AdvanceAsync(3000);

        Assert.Equal(("Stopped", "MaxRuntimeExceeded"), await lab.StatusAsync("slow"));
        Assert.Equal(200, (await lab.S3.HeadAsync($"/{lab.Bucket}/models/slow/output/model.tar.gz")).Status);
    }

    [Fact]
    public async Task TrainingJob_ThatIsStopped_Stops()
    {
        var lab = await Laboratory.MakeAsync(sim.Host);
        await lab.GrantAsync("*");
        (await lab.TrainAsync("stopped", runSeconds: 3000)).Must();
        await sim.AdvanceAsync(100);

        (await lab.Account.JsonAsync("SageMaker.StopTrainingJob", new { TrainingJobName = "stopped" })).Must();
        Assert.Equal("Stopping", (await lab.StatusAsync("stopped")).Status);
        await sim.AdvanceAsync(10);

        Assert.Equal(("Stopped", "Stopped"), await lab.StatusAsync("stopped"));
    }

    [Fact]
    public async Task TuningJob_StartsItsTrainingJobsAsTheService()
    {
        var lab = await Laboratory.MakeAsync(sim.Host);
        await lab.GrantAsync("*");

        (await lab.Account.JsonAsync("SageMaker.CreateHyperParameterTuningJob", lab.Tuning("tune"))).Must();
        await sim.AdvanceAsync(600);

        var tuning = (await lab.Account.JsonAsync("SageMaker.DescribeHyperParameterTuningJob", new { HyperParameterTuningJobName = "tune" })).Json;
        Assert.Equal("Completed", tuning.GetProperty("HyperParameterTuningJobStatus").GetString());
        Assert.Equal(3, tuning.GetProperty("TrainingJobStatusCounters").GetProperty("Completed").GetInt32());
        var started = await lab.Account.EventsAsync("?eventName=CreateTrainingJob");
        Assert.Equal(3, started.Count);
        Assert.All(started, each => Assert.Equal("sagemaker.amazonaws.com", each.GetProperty("userIdentity").GetProperty("invokedBy").GetString()));
    }

    [Fact]
    public async Task Endpoint_ComesIntoServiceByItsModelsRole()
    {
        var lab = await Laboratory.MakeAsync(sim.Host);
        await lab.GrantAsync("*");
        (await lab.S3.PutAsync($"/{lab.Bucket}/models/m.tar.gz", "model")).Must();
        (await lab.Account.JsonAsync("SageMaker.CreateModel", new
        {
            ModelName = "m",
            ExecutionRoleArn = lab.Account.Arn("role/Training"),
            PrimaryContainer = new { Image = lab.Image, ModelDataUrl = $"s3://{lab.Bucket}/models/m.tar.gz" },
        })).Must();
        (await lab.Account.JsonAsync("SageMaker.CreateEndpointConfig", new
        {
            EndpointConfigName = "c",
            ProductionVariants = new[] { new { VariantName = "v", ModelName = "m", InitialInstanceCount = 1, InstanceType = "ml.m5.xlarge", InitialVariantWeight = 1 } },
        })).Must();

        (await lab.Account.JsonAsync("SageMaker.CreateEndpoint", new { EndpointName = "e", EndpointConfigName = "c" })).Must();
        await sim.AdvanceAsync(60);
        Assert.Equal("InService", (await lab.Account.JsonAsync("SageMaker.DescribeEndpoint", new { EndpointName = "e" })).At("EndpointStatus"));

        await InvokedAsync(lab.Account);

        await lab.GrantAsync("ecr:*");
        (await lab.Account.JsonAsync("SageMaker.CreateEndpoint", new { EndpointName = "f", EndpointConfigName = "c" })).Must();
        await sim.AdvanceAsync(60);
        var failed = (await lab.Account.JsonAsync("SageMaker.DescribeEndpoint", new { EndpointName = "f" })).Json;
        Assert.Equal("Failed", failed.GetProperty("EndpointStatus").GetString());
        Assert.Contains("s3:GetObject", failed.GetProperty("FailureReason").GetString(), StringComparison.Ordinal);

        (await lab.Account.JsonAsync("SageMaker.DeleteEndpoint", new { EndpointName = "e" })).Must();
        await sim.AdvanceAsync(60);
        Assert.Equal("ValidationException", (await lab.Account.JsonAsync("SageMaker.DescribeEndpoint", new { EndpointName = "e" })).Code);
    }

    [Fact]
    public async Task Notebook_ComesIntoServiceAndStops()
    {
        var lab = await Laboratory.MakeAsync(sim.Host);
        await lab.GrantAsync("*");

        (await lab.Account.JsonAsync("SageMaker.CreateNotebookInstance", new
        {
            NotebookInstanceName = "n",
            InstanceType = "ml.t3.medium",
            RoleArn = lab.Account.Arn("role/Training"),
            SubnetId = lab.Subnet,
            SecurityGroupIds = new[] { lab.Group },
            DirectInternetAccess = "Disabled",
        })).Must();
        await sim.AdvanceAsync(60);
        Assert.Equal("InService", (await lab.Account.JsonAsync("SageMaker.DescribeNotebookInstance", new { NotebookInstanceName = "n" })).At("NotebookInstanceStatus"));

        (await lab.Account.JsonAsync("SageMaker.StopNotebookInstance", new { NotebookInstanceName = "n" })).Must();
        await sim.AdvanceAsync(60);
        Assert.Equal("Stopped", (await lab.Account.JsonAsync("SageMaker.DescribeNotebookInstance", new { NotebookInstanceName = "n" })).At("NotebookInstanceStatus"));
    }

    [Fact]
    public async Task ProcessingJob_LeavesItsResult()
    {
        var lab = await Laboratory.MakeAsync(sim.Host);
        await lab.GrantAsync("*");

        (await lab.Account.JsonAsync("SageMaker.CreateProcessingJob", new
        {
            ProcessingJobName = "p",
            RoleArn = lab.Account.Arn("role/Training"),
            AppSpecification = new { ImageUri = lab.Image },
            ProcessingResources = new { ClusterConfig = new { InstanceCount = 1, InstanceType = "ml.m5.xlarge", VolumeSizeInGB = 10 } },
            ProcessingOutputConfig = new
            {
                Outputs = new[] { new { OutputName = "o", S3Output = new { S3Uri = $"s3://{lab.Bucket}/out", LocalPath = "/opt/ml/processing/output", S3UploadMode = "EndOfJob" } } },
            },
        })).Must();
        await sim.AdvanceAsync(60);

        Assert.Equal("Completed", (await lab.Account.JsonAsync("SageMaker.DescribeProcessingJob", new { ProcessingJobName = "p" })).At("ProcessingJobStatus"));
        Assert.Equal(200, (await lab.S3.HeadAsync($"/{lab.Bucket}/out/output.csv")).Status);
    }

    /// <summary>An endpoint in service answers over HTTP, and the call is a data event.</summary>
    private async Task InvokedAsync(TestAccount account)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/endpoints/e/invocations") { Content = new StringContent("1,2,3") };
        request.Headers.TryAddWithoutValidation(
            "Authorization", $"AWS4-HMAC-SHA256 Credential={account.Id}/20260101/us-east-1/sagemaker/aws4_request, SignedHeaders=host, Signature=0");
        using var response = await sim.Host.Client.SendAsync(request);

        Assert.Equal(System.Net.HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("e", JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("endpointName").GetString());
        var invoked = Assert.Single(await account.EventsAsync("?eventName=InvokeEndpoint"));
        Assert.Equal(("Data", "sagemaker.amazonaws.com"), (invoked.GetProperty("eventCategory").GetString(), invoked.GetProperty("eventSource").GetString()));
    }
}
