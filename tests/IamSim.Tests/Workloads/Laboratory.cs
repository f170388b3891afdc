using System.Text.Json;
using IamSim.Testing;
using IamSim.Tests.Ec2;
using IamSim.Tests.S3;
using IamSim.Tests.Support;

namespace IamSim.Tests.Workloads;

/// <summary>An account with a key, a bucket with encrypted data, a private network with an endpoint for S3, and a role that may do nothing yet.</summary>
internal sealed class Laboratory(TestAccount account, S3Client s3)
{
    public const string Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"sagemaker.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";

    public TestAccount Account => account;

    public S3Client S3 => s3;

    public string Bucket { get; } = $"training-{account.Id}";

    public string Image { get; } = $"{account.Id}.dkr.ecr.us-east-1.amazonaws.com/cats:1";

    public required string Key { get; init; }

    public required string Subnet { get; init; }

    public required string Group { get; init; }

    public required string Endpoint { get; init; }

    public static async Task<Laboratory> MakeAsync(IamSimHost host)
    {
        var account = new TestAccount(host.Client, Sim.NewAccountId());
        await account.RestAsync("PUT", "/simulator/clock", new { frozen = true });
        var key = (await account.JsonAsync("TrentService.CreateKey")).Must().At("KeyMetadata", "Arn");
        var vpc = await account.NewVpcAsync();
        var subnet = await account.NewSubnetAsync(vpc);
        var group = await account.NewGroupAsync(vpc);
        var tables = await account.MustEc2Async("DescribeRouteTables", ("Filter.1.Name", "vpc-id"), ("Filter.1.Value.1", vpc));
        var endpoint = await account.MustEc2Async(
            "CreateVpcEndpoint",
            ("VpcId", vpc),
            ("ServiceName", "com.amazonaws.us-east-1.s3"),
            ("RouteTableId.1", tables.Text("routeTableSet/item/routeTableId")!));
        var lab = new Laboratory(account, new S3Client(host.Client, account.Id))
        {
            Key = key,
            Subnet = subnet,
            Group = group,
            Endpoint = endpoint.Text("vpcEndpoint/vpcEndpointId")!,
        };
        (await lab.S3.PutAsync($"/{lab.Bucket}", string.Empty)).Must();
        (await lab.S3.PutAsync(
            $"/{lab.Bucket}/cats/1.tfrecord", "data", ("x-amz-server-side-encryption", "aws:kms"), ("x-amz-server-side-encryption-aws-kms-key-id", key))).Must();
        await account.MustAsync("CreateRole", ("RoleName", "Training"), ("AssumeRolePolicyDocument", Trust));
        return lab;
    }

    /// <summary>Lets the role do these actions, and no others.</summary>
    public Task GrantAsync(params string[] actions) => account.MustAsync(
        "PutRolePolicy",
        ("RoleName", "Training"),
        ("PolicyName", "training"),
        ("PolicyDocument", $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":{{JsonSerializer.Serialize(actions)}},"Resource":"*"}]}"""));

    public Task<JsonAnswer> TrainAsync(string name, int? runSeconds = null, int maxRuntime = 3600) => account.JsonAsync("SageMaker.CreateTrainingJob", new
    {
        TrainingJobName = name,
        AlgorithmSpecification = new { TrainingImage = Image, TrainingInputMode = "File" },
        RoleArn = account.Arn("role/Training"),
        InputDataConfig = Inputs,
        OutputDataConfig = new { S3OutputPath = $"s3://{Bucket}/models/", KmsKeyId = Key },
        ResourceConfig = new { InstanceType = "ml.m5.xlarge", InstanceCount = 1, VolumeSizeInGB = 10, VolumeKmsKeyId = Key },
        StoppingCondition = new { MaxRuntimeInSeconds = maxRuntime },
        VpcConfig = new { Subnets = new[] { Subnet }, SecurityGroupIds = new[] { Group } },
        Environment = runSeconds is { } seconds ? new Dictionary<string, string> { ["IAMSIM_RUN_SECONDS"] = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture) } : [],
    });

    public object Tuning(string name) => new
    {
        HyperParameterTuningJobName = name,
        HyperParameterTuningJobConfig = new
        {
            Strategy = "Random",
            HyperParameterTuningJobObjective = new { Type = "Maximize", MetricName = "accuracy" },
            ResourceLimits = new { MaxNumberOfTrainingJobs = 3, MaxParallelTrainingJobs = 2 },
            ParameterRanges = new { ContinuousParameterRanges = new[] { new { Name = "rate", MinValue = "0.1", MaxValue = "0.9" } } },
        },
        TrainingJobDefinition = new
        {
            AlgorithmSpecification = new { TrainingImage = Image, TrainingInputMode = "File" },
            RoleArn = account.Arn("role/Training"),
            InputDataConfig = Inputs,
            OutputDataConfig = new { S3OutputPath = $"s3://{Bucket}/models/" },
            ResourceConfig = new { InstanceType = "ml.m5.xlarge", InstanceCount = 1, VolumeSizeInGB = 10 },
            StoppingCondition = new { MaxRuntimeInSeconds = 3600 },
        },
    };

    public async Task<JsonElement> DescribeAsync(string name) => (await account.JsonAsync("SageMaker.DescribeTrainingJob", new { TrainingJobName = name })).Must().Json;

    public async Task<(string? Status, string? Secondary)> StatusAsync(string name)
    {
        var job = await DescribeAsync(name);
        return (job.GetProperty("TrainingJobStatus").GetString(), job.GetProperty("SecondaryStatus").GetString());
    }

    public async Task<JsonElement> PathAsync(string name)
    {
        var answer = await account.RestAsync("GET", $"/workloads/arn:aws:sagemaker:us-east-1:{account.Id}:training-job/{name}/access-path");
        Assert.True(answer.Status == 200, answer.Text);
        return answer.Json;
    }

    private object Inputs => new[]
    {
        new { ChannelName = "train", DataSource = new { S3DataSource = new { S3DataType = "S3Prefix", S3Uri = $"s3://{Bucket}/cats/" } } },
    };
}
