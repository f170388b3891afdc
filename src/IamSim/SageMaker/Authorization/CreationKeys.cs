using IamSim.Calls;
using IamSim.Contracts.SageMaker;
using IamSim.SageMaker.Resources;

namespace IamSim.SageMaker.Authorization;

/// <summary>The condition keys of the requests that make something: instance types, network, keys, run time.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsagemaker.html">Actions, resources, and condition keys for
/// Amazon SageMaker</see>. A request may be malformed when it is asked about, so that whatever it has may be missing.
/// </remarks>
internal static class CreationKeys
{
    private const string InstanceTypes = "sagemaker:InstanceTypes";
    private const string NetworkIsolation = "sagemaker:NetworkIsolation";
    private const string TrafficEncryption = "sagemaker:InterContainerTrafficEncryption";
    private const string MaxRuntime = "sagemaker:MaxRuntimeInSeconds";
    private const string VolumeKey = "sagemaker:VolumeKmsKey";
    private const string OutputKey = "sagemaker:OutputKmsKey";
    private const string AcceleratorTypes = "sagemaker:AcceleratorTypes";

    public static RequestKeyList Of(CreateTrainingJobRequest request)
    {
        var resources = request.ResourceConfig;
        var keys = new RequestKeyList()
            .Add(InstanceTypes, TypesOf(resources))
            .Add("sagemaker:KeepAlivePeriod", resources?.KeepAlivePeriodInSeconds)
            .Add("sagemaker:EnableRemoteDebug", request.RemoteDebugConfig?.EnableRemoteDebug)
            .Add(NetworkIsolation, request.EnableNetworkIsolation)
            .Add(TrafficEncryption, request.EnableInterContainerTrafficEncryption)
            .Add(MaxRuntime, request.StoppingCondition?.MaxRuntimeInSeconds)
            .AddKmsKey(VolumeKey, [resources?.VolumeKmsKeyId])
            .AddKmsKey(OutputKey, [request.OutputDataConfig?.KmsKeyId])
            .AddVpc(request.VpcConfig);
        return AddFileSystems(keys, request.InputDataConfig);
    }

    public static RequestKeyList Of(CreateProcessingJobRequest request)
    {
        var cluster = request.ProcessingResources?.ClusterConfig;
        return new RequestKeyList()
            .Add(InstanceTypes, cluster?.InstanceType)
            .Add(NetworkIsolation, request.NetworkConfig?.EnableNetworkIsolation)
            .Add(TrafficEncryption, request.NetworkConfig?.EnableInterContainerTrafficEncryption)
            .Add(MaxRuntime, request.StoppingCondition?.MaxRuntimeInSeconds)
            .AddKmsKey(VolumeKey, [cluster?.VolumeKmsKeyId])
            .AddKmsKey(OutputKey, [request.ProcessingOutputConfig?.KmsKeyId])
            .AddVpc(request.NetworkConfig?.VpcConfig);
    }

    /// <summary>
    /// A tuning job's keys are those of the training jobs that it will start. Where it has several definitions, AWS's pages do not say what becomes of them; here
    /// what not all of them have is not there, and of the run times the longest counts: so no condition is met by one definition for another.
    /// </summary>
    public static RequestKeyList Of(CreateHyperParameterTuningJobRequest request)
    {
        var definitions = DefinitionsOf(request);
        var keys = new RequestKeyList()
            .Add(InstanceTypes, All(definitions, d => [.. TypesOf(d.ResourceConfig), .. TypesOf(d.HyperParameterTuningResourceConfig)]))
            .Add(NetworkIsolation, All(definitions, d => d.EnableNetworkIsolation))
            .Add(TrafficEncryption, All(definitions, d => d.EnableInterContainerTrafficEncryption))
            .Add(MaxRuntime, definitions.Count == 0 || definitions.Any(d => d.StoppingCondition?.MaxRuntimeInSeconds is null) ? null : definitions.Max(d => d.StoppingCondition.MaxRuntimeInSeconds))
            .AddKmsKey(VolumeKey, All(definitions, d => [d.ResourceConfig?.VolumeKmsKeyId ?? d.HyperParameterTuningResourceConfig?.VolumeKmsKeyId]))
            .AddKmsKey(OutputKey, All(definitions, d => [d.OutputDataConfig?.KmsKeyId]))
            .AddVpc(All(definitions, d => d.VpcConfig?.Subnets ?? []), All(definitions, d => d.VpcConfig?.SecurityGroupIds ?? []));
        return AddFileSystems(keys, definitions.SelectMany(d => d.InputDataConfig ?? []));
    }

    public static RequestKeyList Of(CreateModelInput request) => new RequestKeyList().Add(NetworkIsolation, request.EnableNetworkIsolation).AddVpc(request.VpcConfig);

    public static RequestKeyList Of(Call call, CreateEndpointConfigInput request)
    {
        var variants = (request.ProductionVariants ?? []).Concat(request.ShadowProductionVariants ?? []).Where(v => v is not null).ToList();
        return new RequestKeyList()
            .Add(AcceleratorTypes, variants.Select(v => v.AcceleratorType))
            .Add(InstanceTypes, variants.SelectMany(v => (v.InstancePools ?? []).Select(pool => pool?.InstanceType).Append(v.InstanceType)))
            .Add("sagemaker:ModelArn", variants.Select(v => v.ModelName is { } name ? SageMakerArns.Of(call, SageMakerKind.Model, name) : null))
            .Add("sagemaker:ServerlessMaxConcurrency", variants.Max(v => v.ServerlessConfig?.MaxConcurrency))
            .Add("sagemaker:ServerlessMemorySize", variants.Max(v => v.ServerlessConfig?.MemorySizeInMB))
            .Add(NetworkIsolation, request.EnableNetworkIsolation)
            .AddKmsKey(VolumeKey, [request.KmsKeyId])
            .AddVpc(request.VpcConfig);
    }

    public static RequestKeyList Of(Call call, CreateNotebookInstanceInput request) => new RequestKeyList()
        .Add(AcceleratorTypes, request.AcceleratorTypes)
        .Add("sagemaker:DirectInternetAccess", request.DirectInternetAccess)
        .Add(InstanceTypes, request.InstanceType)
        .Add("sagemaker:MinimumInstanceMetadataServiceVersion", request.InstanceMetadataServiceConfiguration?.MinimumInstanceMetadataServiceVersion)
        .Add(
            "sagemaker:NotebookInstanceLifecycleConfigArns",
            request.LifecycleConfigName is { } name ? $"arn:{call.Partition}:sagemaker:{call.Region}:{call.Account}:notebook-instance-lifecycle-config/{name}" : null)
        .Add("sagemaker:RootAccess", request.RootAccess)
        .AddKmsKey(VolumeKey, [request.KmsKeyId])
        .AddVpc([request.SubnetId], request.SecurityGroupIds);

    /// <summary>The definitions of the training jobs that a tuning job starts: one, or a list of them.</summary>
    public static IReadOnlyList<HyperParameterTrainingJobDefinition> DefinitionsOf(CreateHyperParameterTuningJobRequest request) =>
        [.. (request.TrainingJobDefinitions ?? []).Append(request.TrainingJobDefinition).Where(d => d is not null).Select(d => d!)];

    private static IEnumerable<string?> TypesOf(ResourceConfig? resources) => (resources?.InstanceGroups ?? []).Select(group => group?.InstanceType).Append(resources?.InstanceType);

    private static IEnumerable<string?> TypesOf(HyperParameterTuningResourceConfig? resources) =>
        (resources?.InstanceConfigs ?? []).Select(config => config?.InstanceType).Append(resources?.InstanceType);

    /// <summary>All values of all definitions; none where a definition has none.</summary>
    private static List<string?> All(IReadOnlyList<HyperParameterTrainingJobDefinition> definitions, Func<HyperParameterTrainingJobDefinition, IEnumerable<string?>> values)
    {
        var given = definitions.Select(d => values(d).Where(value => !string.IsNullOrEmpty(value)).ToList()).ToList();
        return given.Any(of => of.Count == 0) ? [] : [.. given.SelectMany(of => of)];
    }

    /// <summary>True where all say so; absent where none says anything.</summary>
    private static bool? All(IReadOnlyList<HyperParameterTrainingJobDefinition> definitions, Func<HyperParameterTrainingJobDefinition, bool?> value) =>
        definitions.All(d => value(d) is null) ? null : definitions.All(d => value(d) == true);

    private static RequestKeyList AddFileSystems(RequestKeyList keys, IEnumerable<Channel>? channels)
    {
        var systems = (channels ?? []).Select(channel => channel?.DataSource?.FileSystemDataSource).Where(system => system is not null).Select(system => system!).ToList();
        return keys
            .Add("sagemaker:FileSystemId", systems.Select(s => s.FileSystemId))
            .Add("sagemaker:FileSystemDirectoryPath", systems.Select(s => s.DirectoryPath))
            .Add("sagemaker:FileSystemAccessMode", systems.Select(s => s.FileSystemAccessMode))
            .Add("sagemaker:FileSystemType", systems.Select(s => s.FileSystemType));
    }
}
