using System.Globalization;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.SageMaker;
using IamSim.SageMaker.Resources;

namespace IamSim.Workloads.Specs;

/// <summary>Tells from a request of SageMaker what the job will reach for.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html">SageMaker AI: How to use execution roles</see></remarks>
internal static class WorkloadSpecs
{
    /// <summary>The simulator's own name in a request's environment: how many seconds the work takes.</summary>
    public const string RunSecondsVariable = "IAMSIM_RUN_SECONDS";

    private const string TrainingLogs = "/aws/sagemaker/TrainingJobs";
    private const string ProcessingLogs = "/aws/sagemaker/ProcessingJobs";
    private const string NotebookLogs = "/aws/sagemaker/NotebookInstances";

    /// <summary>The kind of resource that a request makes; null for one that makes nothing that runs or reads by a role.</summary>
    public static SageMakerKind? KindOf(OperationModel operation) => operation.Name switch
    {
        "CreateTrainingJob" => SageMakerKind.TrainingJob,
        "CreateProcessingJob" => SageMakerKind.ProcessingJob,
        "CreateHyperParameterTuningJob" => SageMakerKind.TuningJob,
        "CreateModel" => SageMakerKind.Model,
        "CreateNotebookInstance" => SageMakerKind.NotebookInstance,
        _ => null,
    };

    /// <summary>What a request's job will reach for: one for each role that it names, so several for a tuning job of several definitions.</summary>
    public static IReadOnlyList<WorkloadSpec> Of(IRequest request, string region, string account) => request switch
    {
        CreateTrainingJobRequest job => [OfTraining(job, region, account)],
        CreateProcessingJobRequest job => [OfProcessing(job, region, account)],
        CreateHyperParameterTuningJobRequest job =>
        [
            .. Definitions(job).Select((definition, at) => OfTraining(Training(job, definition, at + 1), region, account) with
            {
                Kind = SageMakerKind.TuningJob,
                Name = job.HyperParameterTuningJobName,
                Arn = ArnOf(SageMakerKind.TuningJob, region, account, job.HyperParameterTuningJobName),
            }),
        ],
        CreateModelInput model => [OfModel(model, region, account)],
        CreateNotebookInstanceInput notebook => [OfNotebook(notebook, region, account)],
        _ => [],
    };

    /// <summary>The definitions of a tuning job's training jobs.</summary>
    public static IReadOnlyList<HyperParameterTrainingJobDefinition> Definitions(CreateHyperParameterTuningJobRequest job) =>
        job.TrainingJobDefinition is { } one ? [one] : job.TrainingJobDefinitions ?? [];

    /// <summary>The training job that a tuning job starts as its n-th.</summary>
    public static CreateTrainingJobRequest Training(CreateHyperParameterTuningJobRequest job, HyperParameterTrainingJobDefinition definition, int number) => new()
    {
        TrainingJobName = $"{job.HyperParameterTuningJobName}-{number.ToString("000", CultureInfo.InvariantCulture)}",
        AlgorithmSpecification = new AlgorithmSpecification
        {
            TrainingImage = definition.AlgorithmSpecification?.TrainingImage,
            AlgorithmName = definition.AlgorithmSpecification?.AlgorithmName,
            TrainingInputMode = definition.AlgorithmSpecification?.TrainingInputMode!,
        },
        HyperParameters = definition.StaticHyperParameters,
        RoleArn = definition.RoleArn,
        InputDataConfig = definition.InputDataConfig,
        OutputDataConfig = definition.OutputDataConfig,
        ResourceConfig = definition.ResourceConfig ?? ResourcesOf(definition.HyperParameterTuningResourceConfig),
        VpcConfig = definition.VpcConfig,
        StoppingCondition = definition.StoppingCondition,
        EnableNetworkIsolation = definition.EnableNetworkIsolation,
        EnableInterContainerTrafficEncryption = definition.EnableInterContainerTrafficEncryption,
        EnableManagedSpotTraining = definition.EnableManagedSpotTraining,
        CheckpointConfig = definition.CheckpointConfig,
        Environment = definition.Environment,
        Tags = job.Tags,
    };

    private static ResourceConfig? ResourcesOf(HyperParameterTuningResourceConfig? config) => config is null ? null : new ResourceConfig
    {
        InstanceType = config.InstanceType ?? config.InstanceConfigs?[0].InstanceType,
        InstanceCount = config.InstanceCount ?? config.InstanceConfigs?[0].InstanceCount,
        VolumeSizeInGB = config.VolumeSizeInGB ?? config.InstanceConfigs?[0].VolumeSizeInGB,
        VolumeKmsKeyId = config.VolumeKmsKeyId,
    };

    private static WorkloadSpec OfTraining(CreateTrainingJobRequest job, string region, string account)
    {
        var resources = job.ResourceConfig;
        return new WorkloadSpec(SageMakerKind.TrainingJob, job.TrainingJobName, ArnOf(SageMakerKind.TrainingJob, region, account, job.TrainingJobName), account, region)
        {
            RoleArn = job.RoleArn,
            Images = job.AlgorithmSpecification?.TrainingImage is { } image
                ? [new ImageSpec(image, job.AlgorithmSpecification.TrainingImageConfig?.TrainingRepositoryAccessMode == "Vpc")]
                : [],
            Inputs =
            [
                .. (job.InputDataConfig ?? []).Where(channel => channel.DataSource?.S3DataSource is not null)
                    .Select(channel => new InputSpec(channel.ChannelName, channel.DataSource.S3DataSource!.S3Uri, IsObject: channel.DataSource.S3DataSource.S3DataType != "S3Prefix")),
            ],
            Outputs = job.OutputDataConfig is { } output
                ? [new OutputSpec("model artifacts", Under(output.S3OutputPath, $"{job.TrainingJobName}/output/model.tar.gz"), NullIfEmpty(output.KmsKeyId))]
                : [],
            CheckpointS3Uri = job.CheckpointConfig?.S3Uri,
            VolumeKmsKeyId = NullIfEmpty(resources?.VolumeKmsKeyId),
            Subnets = job.VpcConfig?.Subnets ?? [],
            SecurityGroups = job.VpcConfig?.SecurityGroupIds ?? [],
            InstanceType = resources?.InstanceType ?? (resources?.InstanceGroups is [var first, ..] ? first.InstanceType : null),
            InstanceCount = resources?.InstanceCount ?? resources?.InstanceGroups?.Sum(group => group.InstanceCount ?? 0) ?? 1,
            MaxRuntimeSeconds = job.StoppingCondition?.MaxRuntimeInSeconds,
            RunSeconds = SecondsIn(job.Environment),
            LogGroup = TrainingLogs,
        };
    }

    private static WorkloadSpec OfProcessing(CreateProcessingJobRequest job, string region, string account)
    {
        var cluster = job.ProcessingResources?.ClusterConfig;
        var vpc = job.NetworkConfig?.VpcConfig;
        return new WorkloadSpec(
            SageMakerKind.ProcessingJob, job.ProcessingJobName, ArnOf(SageMakerKind.ProcessingJob, region, account, job.ProcessingJobName), account, region)
        {
            RoleArn = job.RoleArn,
            Images = job.AppSpecification?.ImageUri is { } image ? [new ImageSpec(image, FromVpc: false)] : [],
            Inputs =
            [
                .. (job.ProcessingInputs ?? []).Where(input => input.S3Input?.S3Uri is not null)
                    .Select(input => new InputSpec(input.InputName, input.S3Input!.S3Uri, IsObject: input.S3Input.S3DataType != "S3Prefix")),
            ],
            Outputs =
            [
                .. (job.ProcessingOutputConfig?.Outputs ?? []).Where(output => output.S3Output?.S3Uri is not null)
                    .Select(output => new OutputSpec(output.OutputName, Under(output.S3Output!.S3Uri!, "output.csv"), NullIfEmpty(job.ProcessingOutputConfig!.KmsKeyId))),
            ],
            VolumeKmsKeyId = NullIfEmpty(cluster?.VolumeKmsKeyId),
            Subnets = vpc?.Subnets ?? [],
            SecurityGroups = vpc?.SecurityGroupIds ?? [],
            InstanceType = cluster?.InstanceType,
            InstanceCount = cluster?.InstanceCount ?? 1,
            MaxRuntimeSeconds = job.StoppingCondition?.MaxRuntimeInSeconds,
            RunSeconds = SecondsIn(job.Environment),
            LogGroup = ProcessingLogs,
        };
    }

    private static WorkloadSpec OfModel(CreateModelInput model, string region, string account)
    {
        IReadOnlyList<ContainerDefinition> containers = model.PrimaryContainer is { } primary ? [primary] : model.Containers ?? [];
        return new WorkloadSpec(SageMakerKind.Model, model.ModelName, ArnOf(SageMakerKind.Model, region, account, model.ModelName), account, region)
        {
            RoleArn = model.ExecutionRoleArn ?? string.Empty,
            Images = [.. containers.Where(c => c.Image is not null).Select(c => new ImageSpec(c.Image!, c.ImageConfig?.RepositoryAccessMode == "Vpc"))],
            Inputs =
            [
                .. containers.Select(c => (Container: c, Uri: c.ModelDataUrl ?? c.ModelDataSource?.S3DataSource?.S3Uri))
                    .Where(c => S3Location.TryParse(c.Uri) is not null)
                    .Select(c => new InputSpec("model data", c.Uri!, IsObject: c.Container.ModelDataSource?.S3DataSource?.S3DataType != "S3Prefix" && c.Container.Mode != "MultiModel")),
            ],
            Subnets = model.VpcConfig?.Subnets ?? [],
            SecurityGroups = model.VpcConfig?.SecurityGroupIds ?? [],
            LogGroup = string.Empty,
        };
    }

    /// <summary>What a model reaches for when an endpoint serves it.</summary>
    /// <param name="model">The model.</param>
    /// <param name="endpoint">The endpoint's name.</param>
    /// <param name="config">The endpoint's configuration.</param>
    /// <param name="region">The region of both.</param>
    /// <param name="account">The account of both.</param>
    public static WorkloadSpec OfEndpoint(CreateModelInput model, string endpoint, CreateEndpointConfigInput config, string region, string account)
    {
        var variant = config.ProductionVariants?.FirstOrDefault(v => v.ModelName == model.ModelName);
        return OfModel(model, region, account) with
        {
            Kind = SageMakerKind.Endpoint,
            Name = endpoint,
            Arn = ArnOf(SageMakerKind.Endpoint, region, account, endpoint),
            VolumeKmsKeyId = NullIfEmpty(config.KmsKeyId),
            InstanceType = variant?.InstanceType,
            InstanceCount = variant?.InitialInstanceCount ?? 1,
            LogGroup = $"/aws/sagemaker/Endpoints/{endpoint}",
        };
    }

    private static WorkloadSpec OfNotebook(CreateNotebookInstanceInput notebook, string region, string account) => new(
        SageMakerKind.NotebookInstance, notebook.NotebookInstanceName, ArnOf(SageMakerKind.NotebookInstance, region, account, notebook.NotebookInstanceName), account, region)
    {
        RoleArn = notebook.RoleArn,
        VolumeKmsKeyId = NullIfEmpty(notebook.KmsKeyId),
        Subnets = notebook.SubnetId is { } subnet ? [subnet] : [],
        SecurityGroups = notebook.SecurityGroupIds ?? [],
        InstanceType = notebook.InstanceType,
        LogGroup = NotebookLogs,
    };

    private static string ArnOf(SageMakerKind kind, string region, string account, string name) =>
        SageMakerArns.Of(Arns.PartitionOf(region), region, account, kind, name);

    private static string Under(string prefix, string name) => prefix.EndsWith('/') ? prefix + name : $"{prefix}/{name}";

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static int? SecondsIn(IReadOnlyDictionary<string, string>? environment) =>
        environment is not null && environment.TryGetValue(RunSecondsVariable, out var text)
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? seconds
            : null;
}
