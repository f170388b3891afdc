using IamSim.SageMaker.Resources;
using IamSim.Tests.Support;

namespace IamSim.Tests.SageMaker;

public sealed class TrainingJobTests(Sim sim)
{
    [Fact]
    public async Task CreateTrainingJob_Described_HasWhatItWasMadeFromAndTheDefaults()
    {
        var account = await sim.NewSageAccountAsync();

        var made = await account.MustSageAsync("CreateTrainingJob", account.Training("churn-1", new
        {
            HyperParameters = new { eta = "0.2" },
            VpcConfig = new { Subnets = new[] { "subnet-1" }, SecurityGroupIds = new[] { "sg-1" } },
            Environment = new { STAGE = "test" },
        }));

        var arn = account.SageArn("training-job/churn-1");
        Assert.Equal($"{{\"TrainingJobArn\":\"{arn}\"}}", made.Text);
        var shown = await account.MustSageAsync("DescribeTrainingJob", new { TrainingJobName = "churn-1" });
        Assert.Equal("application/x-amz-json-1.1", shown.ContentType);
        Assert.Equal(
            ("churn-1", arn, "InProgress", account.Arn("role/Sage"), "s3://models/out/churn-1/output/model.tar.gz"),
            (shown.At("TrainingJobName"), shown.At("TrainingJobArn"), shown.At("TrainingJobStatus"), shown.At("RoleArn"), shown.At("ModelArtifacts", "S3ModelArtifacts")));
        Assert.Equal(
            ("86400", "False", "False", "False", "GZIP", ""),
            (shown.At("StoppingCondition", "MaxRuntimeInSeconds"), shown.At("EnableNetworkIsolation"), shown.At("EnableInterContainerTrafficEncryption"),
            shown.At("EnableManagedSpotTraining"), shown.At("OutputDataConfig", "CompressionType"), shown.At("OutputDataConfig", "KmsKeyId")));
        Assert.Equal(("0.2", "test", "[\"subnet-1\"]"), (shown.At("HyperParameters", "eta"), shown.At("Environment", "STAGE"), shown.At("VpcConfig", "Subnets")));
        Assert.Equal("Starting", shown.Each("SecondaryStatusTransitions", "Status")[0]);
        Assert.False(shown.Json.TryGetProperty("FailureReason", out _));
        Assert.False(shown.Json.TryGetProperty("Tags", out _));
        Assert.Equal(System.Text.Json.JsonValueKind.Number, shown.Json.GetProperty("CreationTime").ValueKind);
    }

    [Theory]
    [InlineData("churn")]
    [InlineData("CHURN")]
    public async Task CreateTrainingJob_WithANameThatIsTaken_ResourceInUse(string name)
    {
        var account = await sim.NewSageAccountAsync();
        await account.MustSageAsync("CreateTrainingJob", account.Training("churn"));

        (await account.SageAsync("CreateTrainingJob", account.Training(name))).Refused(
            "ResourceInUse",
            "Training job names must be unique within an AWS account and region, and a training job with this name already exists "
            + $"({account.SageArn("training-job/churn")})");
        await account.In("eu-west-1").MustSageAsync("CreateTrainingJob", account.Training("churn"));
    }

    [Fact]
    public async Task CreateTrainingJob_ManyAtOnce_ExactlyOneWins()
    {
        var account = await sim.NewSageAccountAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => account.SageAsync("CreateTrainingJob", account.Training("race"))));

        Assert.Single(answers, a => a.Status == 200);
        Assert.All(answers.Where(a => a.Status != 200), a => Assert.Equal("ResourceInUse", a.Code));
    }

    [Theory]
    [InlineData("DescribeTrainingJob")]
    [InlineData("StopTrainingJob")]
    public async Task TrainingJob_ThatThereIsNot_RequestedResourceNotFound(string operation)
    {
        var account = await sim.NewSageAccountAsync();
        await account.MustSageAsync("CreateTrainingJob", account.Training("churn"));

        (await account.SageAsync(operation, new { TrainingJobName = "Churn" })).Refused("ValidationException", "Requested resource not found.");
    }

    [Fact]
    public async Task CreateTrainingJob_OfAnotherAccountsRole_IsNotAllowed()
    {
        var account = await sim.NewSageAccountAsync();

        (await account.SageAsync("CreateTrainingJob", account.Training("churn", new { RoleArn = "arn:aws:iam::210987654321:role/Theirs" })))
            .Refused("ValidationException", "RoleArn: Cross-account pass role is not allowed.");
    }

    public static TheoryData<string, string> Refused => new()
    {
        { """{"AlgorithmSpecification":null}""", "AlgorithmSpecification is required." },
        { """{"AlgorithmSpecification":{"TrainingInputMode":"File"}}""", "You must specify either a TrainingImage or an AlgorithmName in AlgorithmSpecification." },
        { """{"ResourceConfig":null}""", "ResourceConfig is required." },
        { """{"ResourceConfig":{"InstanceType":"ml.m5.large","VolumeSizeInGB":1}}""", "ResourceConfig must have both InstanceType and InstanceCount." },
        { """{"EnableManagedSpotTraining":true}""", "Invalid MaxWaitTimeInSeconds. It must be present when EnableManagedSpotTraining is set to true." },
        {
            """{"EnableManagedSpotTraining":true,"StoppingCondition":{"MaxRuntimeInSeconds":100,"MaxWaitTimeInSeconds":99}}""",
            "Invalid MaxWaitTimeInSeconds. It must be equal to or greater than MaxRuntimeInSeconds"
        },
        { """{"InputDataConfig":[{"ChannelName":"train","DataSource":{}}]}""", "Channel train must have exactly one data source." },
        { """{"Tags":[{"Key":"a","Value":"1"},{"Key":"a","Value":"2"}]}""", "Tag keys must be unique: duplicate tag keys found." },
        { """{"Tags":[{"Key":"aws:a","Value":"1"}]}""", "Tag keys that start with aws: are reserved for system use." },
        {
            """{"TrainingJobName":"a_b"}""",
            "1 validation error detected: Value at 'trainingJobName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}"
        },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task CreateTrainingJob_OfWhatDoesNotFit_ValidationException_AndNoJob(string members, string message)
    {
        var account = await sim.NewSageAccountAsync();

        var answer = await account.SageAsync("CreateTrainingJob", account.Training("churn", System.Text.Json.Nodes.JsonNode.Parse(members)));

        answer.Refused("ValidationException", message);
        Assert.Equal("[]", (await account.MustSageAsync("ListTrainingJobs")).At("TrainingJobSummaries"));
    }

    [Fact]
    public async Task StopTrainingJob_OfOneThatRuns_IsStopping_AndCannotBeStoppedAgain()
    {
        var account = await sim.NewSageAccountAsync();
        await account.MustSageAsync("CreateTrainingJob", account.Training("churn"));
        await sim.RestAsync(account, SageMakerKind.TrainingJob, "churn", "InProgress");

        Assert.Equal(string.Empty, (await account.MustSageAsync("StopTrainingJob", new { TrainingJobName = "churn" })).Text);

        var shown = await account.MustSageAsync("DescribeTrainingJob", new { TrainingJobName = "churn" });
        Assert.Contains(shown.At("TrainingJobStatus"), new[] { "Stopping", "Stopped" });
        await sim.RestAsync(account, SageMakerKind.TrainingJob, "churn", "Completed");
        (await account.SageAsync("StopTrainingJob", new { TrainingJobName = "churn" }))
            .Refused("ValidationException", "The request was rejected because the training job is in status Completed.");
    }

    [Fact]
    public async Task Events_OfAJob_NameItByItsType()
    {
        var account = await sim.NewSageAccountAsync();
        await account.MustSageAsync("CreateTrainingJob", account.Training("churn"));

        var record = Assert.Single(await account.EventsAsync("?eventName=CreateTrainingJob&resourceType=AWS::SageMaker::TrainingJob"));

        Assert.Equal(("sagemaker.amazonaws.com", false), (record.GetProperty("eventSource").GetString(), record.GetProperty("readOnly").GetBoolean()));
        Assert.Equal("churn", record.GetProperty("requestParameters").GetProperty("trainingJobName").GetString());
        Assert.Equal("ml.m5.large", record.GetProperty("requestParameters").GetProperty("resourceConfig").GetProperty("instanceType").GetString());
        Assert.Equal(account.SageArn("training-job/churn"), record.GetProperty("responseElements").GetProperty("trainingJobArn").GetString());
    }
}
