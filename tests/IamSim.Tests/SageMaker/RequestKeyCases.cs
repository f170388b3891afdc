using System.Text.Json.Nodes;
using IamSim.Tests.Support;

namespace IamSim.Tests.SageMaker;

/// <summary>A condition key in the request of an operation.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Key">The key, without its service.</param>
/// <param name="Test">The operator that fits its type.</param>
/// <param name="Value">What the request has.</param>
/// <param name="Other">What it has not.</param>
/// <param name="Members">The members of the request that say so.</param>
internal sealed record RequestKeyCase(string Operation, string Key, string Test, string Value, string Other, string Members);

/// <summary>Which member of which request each condition key is.</summary>
internal static class RequestKeyCases
{
    private const string Text = "StringEquals";
    private const string Each = "ForAllValues:StringEquals";
    private const string Number = "NumericEquals";

    private const string Vpc = """{"VpcConfig":{"Subnets":["subnet-1"],"SecurityGroupIds":["sg-1"]}}""";
    private const string Network = """{"NetworkConfig":{"EnableNetworkIsolation":true,"EnableInterContainerTrafficEncryption":true,"VpcConfig":{"Subnets":["subnet-1"],"SecurityGroupIds":["sg-1"]}}}""";
    private const string Cluster = """{"ProcessingResources":{"ClusterConfig":{"InstanceType":"ml.m5.large","InstanceCount":1,"VolumeSizeInGB":1,"VolumeKmsKeyId":"key-1"}}}""";
    private const string Volume = """{"ResourceConfig":{"InstanceType":"ml.m5.large","InstanceCount":1,"VolumeSizeInGB":1,"VolumeKmsKeyId":"key-1","KeepAlivePeriodInSeconds":60}}""";
    private const string Output = """{"OutputDataConfig":{"S3OutputPath":"s3://models/out","KmsKeyId":"key-1"}}""";
    private const string Outputs = """{"ProcessingOutputConfig":{"Outputs":[],"KmsKeyId":"key-1"}}""";
    private const string Runtime = """{"StoppingCondition":{"MaxRuntimeInSeconds":7200}}""";
    private const string Files = """
        {"InputDataConfig":[{"ChannelName":"train","DataSource":{"FileSystemDataSource":
        {"FileSystemId":"fs-12345678901","FileSystemAccessMode":"ro","FileSystemType":"EFS","DirectoryPath":"/sales"}}}]}
        """;

    private const string Isolated = """{"EnableNetworkIsolation":true}""";
    private const string Encrypted = """{"EnableInterContainerTrafficEncryption":true}""";

    public static IReadOnlyList<RequestKeyCase> All { get; } =
    [
        .. Jobs("CreateTrainingJob", Volume, Output, Runtime, Vpc, Vpc, Isolated, Encrypted),
        .. FileSystems("CreateTrainingJob"),
        new("CreateTrainingJob", "KeepAlivePeriod", Number, "60", "61", Volume),
        new("CreateTrainingJob", "EnableRemoteDebug", "Bool", "true", "false", """{"RemoteDebugConfig":{"EnableRemoteDebug":true}}"""),
        .. Jobs("CreateProcessingJob", Cluster, Outputs, Runtime, Network, Network, Network, Network),
        .. Jobs("CreateHyperParameterTuningJob", Volume, Output, Runtime, Vpc, Vpc, Isolated, Encrypted),
        .. FileSystems("CreateHyperParameterTuningJob"),
        new("CreateModel", "NetworkIsolation", "Bool", "true", "false", Isolated),
        new("CreateModel", "VpcSubnets", Each, "subnet-1", "subnet-2", Vpc),
        new("CreateModel", "VpcSecurityGroupIds", Each, "sg-1", "sg-2", Vpc),
        new("CreateEndpointConfig", "NetworkIsolation", "Bool", "true", "false", Isolated),
        new("CreateEndpointConfig", "VpcSubnets", Each, "subnet-1", "subnet-2", Vpc),
        new("CreateEndpointConfig", "VpcSecurityGroupIds", Each, "sg-1", "sg-2", Vpc),
        new("CreateEndpointConfig", "InstanceTypes", Each, "ml.m5.large", "ml.p3.2xlarge", Variant("\"InstanceType\":\"ml.m5.large\"")),
        new("CreateEndpointConfig", "AcceleratorTypes", Each, "ml.eia1.medium", "ml.eia2.medium", Variant("\"InstanceType\":\"ml.m5.large\",\"AcceleratorType\":\"ml.eia1.medium\"")),
        new("CreateEndpointConfig", "ModelArn", "ArnLike", "arn:aws:sagemaker:*:*:model/churn", "arn:aws:sagemaker:*:*:model/other", Variant("\"InstanceType\":\"ml.m5.large\"")),
        new("CreateEndpointConfig", "ServerlessMaxConcurrency", Number, "5", "6", Variant("\"ServerlessConfig\":{\"MaxConcurrency\":5,\"MemorySizeInMB\":2048}")),
        new("CreateEndpointConfig", "ServerlessMemorySize", Number, "2048", "1024", Variant("\"ServerlessConfig\":{\"MaxConcurrency\":5,\"MemorySizeInMB\":2048}")),
        new("CreateEndpointConfig", "VolumeKmsKey", Text, "key-1", "key-2", """{"KmsKeyId":"key-1"}"""),
        new("CreateEndpointConfig", "VolumeKmsKeyArn", Text, "key-1", "key-2", """{"KmsKeyId":"key-1"}"""),
        new("CreateNotebookInstance", "AcceleratorTypes", Each, "ml.eia1.medium", "ml.eia2.medium", """{"AcceleratorTypes":["ml.eia1.medium"]}"""),
        new("CreateNotebookInstance", "DirectInternetAccess", Text, "Disabled", "Enabled", """{"DirectInternetAccess":"Disabled","SubnetId":"subnet-1"}"""),
        new("CreateNotebookInstance", "RootAccess", Text, "Disabled", "Enabled", """{"RootAccess":"Disabled"}"""),
        new("CreateNotebookInstance", "InstanceTypes", Each, "ml.t3.medium", "ml.p3.2xlarge", """{"InstanceType":"ml.t3.medium"}"""),
        new("CreateNotebookInstance", "MinimumInstanceMetadataServiceVersion", Text, "2", "1", """{"InstanceMetadataServiceConfiguration":{"MinimumInstanceMetadataServiceVersion":"2"}}"""),
        new("CreateNotebookInstance", "NotebookInstanceLifecycleConfigArns", "ForAllValues:ArnLike", "arn:aws:sagemaker:*:*:notebook-instance-lifecycle-config/safe", "arn:aws:sagemaker:*:*:notebook-instance-lifecycle-config/other", """{"LifecycleConfigName":"safe"}"""),
        new("CreateNotebookInstance", "VolumeKmsKey", Text, "key-1", "key-2", """{"KmsKeyId":"key-1"}"""),
        new("CreateNotebookInstance", "VolumeKmsKeyArn", Text, "key-1", "key-2", """{"KmsKeyId":"key-1"}"""),
        new("CreateNotebookInstance", "VpcSubnets", Each, "subnet-1", "subnet-2", """{"SubnetId":"subnet-1","SecurityGroupIds":["sg-1"]}"""),
        new("CreateNotebookInstance", "VpcSecurityGroupIds", Each, "sg-1", "sg-2", """{"SubnetId":"subnet-1","SecurityGroupIds":["sg-1"]}"""),
        .. Creations.Select(o => new RequestKeyCase(o, "aws:RequestTag/team", Text, "vision", "fraud", """{"Tags":[{"Key":"team","Value":"vision"}]}""")),
        .. Creations.Select(o => new RequestKeyCase(o, "aws:TagKeys", Each, "team", "stage", """{"Tags":[{"Key":"team","Value":"vision"}]}""")),
        new("AddTags", "aws:RequestTag/team", Text, "vision", "fraud", """{"Tags":[{"Key":"team","Value":"vision"}]}"""),
        new("AddTags", "aws:TagKeys", Each, "team", "stage", """{"Tags":[{"Key":"team","Value":"vision"}]}"""),
        new("DeleteTags", "aws:TagKeys", Each, "team", "stage", """{"TagKeys":["team"]}"""),
    ];

    public static IReadOnlyList<string> Creations =>
    [
        "CreateTrainingJob", "CreateProcessingJob", "CreateHyperParameterTuningJob", "CreateModel", "CreateEndpointConfig", "CreateEndpoint", "CreateNotebookInstance",
    ];

    /// <summary>The request of an operation with, or without, members; those of a tuning job stand in its definition.</summary>
    public static JsonObject Request(TestAccount account, string operation, string? members)
    {
        var more = members is null ? null : JsonNode.Parse(members)!.AsObject();
        var isTop = more is null || more.ContainsKey("Tags");
        return operation switch
        {
            "CreateTrainingJob" => account.Training("churn", more),
            "CreateProcessingJob" => account.Processing("churn", more),
            "CreateHyperParameterTuningJob" => account.Tuning("churn", isTop ? null : more, isTop ? more : null),
            "CreateModel" => account.Model("churn", more),
            "CreateEndpointConfig" => SageMakerCalls.Config("churn", more: more),
            "CreateEndpoint" => new JsonObject { ["EndpointName"] = "churn", ["EndpointConfigName"] = "churn" }.And(more),
            "CreateNotebookInstance" => account.Notebook("churn", more),
            _ => new JsonObject { ["ResourceArn"] = account.SageArn("model/churn") }.And(more),
        };
    }

    private static IEnumerable<RequestKeyCase> Jobs(
        string operation, string volume, string output, string runtime, string subnets, string groups, string isolated, string encrypted) =>
    [
        new(operation, "InstanceTypes", Each, "ml.m5.large", "ml.p3.2xlarge", volume),
        new(operation, "VolumeKmsKey", Text, "key-1", "key-2", volume),
        new(operation, "VolumeKmsKeyArn", Text, "key-1", "key-2", volume),
        new(operation, "OutputKmsKey", Text, "key-1", "key-2", output),
        new(operation, "OutputKmsKeyArn", Text, "key-1", "key-2", output),
        new(operation, "MaxRuntimeInSeconds", Number, "7200", "7201", runtime),
        new(operation, "VpcSubnets", Each, "subnet-1", "subnet-2", subnets),
        new(operation, "VpcSecurityGroupIds", Each, "sg-1", "sg-2", groups),
        new(operation, "NetworkIsolation", "Bool", "true", "false", isolated),
        new(operation, "InterContainerTrafficEncryption", "Bool", "true", "false", encrypted),
    ];

    private static IEnumerable<RequestKeyCase> FileSystems(string operation) =>
    [
        new(operation, "FileSystemId", Text, "fs-12345678901", "fs-98765432109", Files),
        new(operation, "FileSystemDirectoryPath", Text, "/sales", "/hr", Files),
        new(operation, "FileSystemAccessMode", Text, "ro", "rw", Files),
        new(operation, "FileSystemType", Text, "EFS", "FSxLustre", Files),
    ];

    private static string Variant(string members) =>
        $$"""{"ProductionVariants":[{"VariantName":"v","ModelName":"churn",{{members}}}]}""";
}
