using System.Text.Json.Nodes;
using IamSim.Tests.Authorization;
using IamSim.Tests.Support;
using static IamSim.Tests.Authorization.LimitedUsers;

namespace IamSim.Tests.SageMaker;

/// <summary>The policies that AWS shows for SageMaker, each decided right both ways.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/sagemaker/latest/dg/security_iam_id-based-policy-examples.html">SageMaker AI: Identity-based policy examples</see>,
/// "Control creation of SageMaker AI resources with condition keys" and "Control access to SageMaker AI resources by using tags".
/// </remarks>
public sealed class PolicyExampleTests(GuardedSim sim)
{
    /// <summary>Which example; its statement's actions, effect and condition; the operation; the members that it lets through, and those that it does not.</summary>
    public static TheoryData<string, string, string, string, string, string?> Examples => new()
    {
        {
            "Restrict an IAM user to specific directories and access modes", "Allow",
            """{"StringEquals":{"sagemaker:FileSystemId":"fs-12345678901","sagemaker:FileSystemDirectoryPath":"/sales","sagemaker:FileSystemAccessMode":"rw","sagemaker:FileSystemType":"EFS"}}""",
            "CreateTrainingJob", Files("/sales", "rw"), Files("/sales", "ro")
        },
        {
            "Restrict an IAM user to a file system: another directory", "Allow",
            """{"StringEquals":{"sagemaker:FileSystemId":"fs-12345678901","sagemaker:FileSystemDirectoryPath":"/sales"}}""",
            "CreateHyperParameterTuningJob", Files("/sales", "ro"), Files("/hr", "ro")
        },
        {
            "Restrict a User to a Specific File System: its security group", "Allow",
            """{"StringEquals":{"sagemaker:FileSystemId":"fs-12345678901"},"ForAllValues:StringEquals":{"sagemaker:VpcSecurityGroupIds":["sg-12345678"]}}""",
            "CreateTrainingJob", Files("/sales", "ro", "," + Vpc("subnet-1", "sg-12345678")[1..^1]), Files("/sales", "ro", "," + Vpc("subnet-1", "sg-other")[1..^1])
        },
        {
            "Restrict training to a specific VPC: another subnet", "Allow",
            """{"ForAllValues:StringEquals":{"sagemaker:VpcSubnets":["subnet-a1234"],"sagemaker:VpcSecurityGroupIds":["sg12345","sg-67890"]},"Null":{"sagemaker:VpcSubnets":"false","sagemaker:VpcSecurityGroupIds":"false"}}""",
            "CreateTrainingJob", Vpc("subnet-a1234", "sg-67890"), Vpc("subnet-b1234", "sg-67890")
        },
        {
            "Restrict training to a specific VPC: none at all", "Allow",
            """{"ForAllValues:StringEquals":{"sagemaker:VpcSubnets":["subnet-a1234"]},"Null":{"sagemaker:VpcSubnets":"false"}}""",
            "CreateHyperParameterTuningJob", Vpc("subnet-a1234", "sg-67890"), null
        },
        {
            "Enforce encryption of input data, by the older names of the keys", "Allow",
            $$$"""{"ArnEquals":{"sagemaker:VolumeKmsKey":["{{{Key}}}"],"sagemaker:OutputKmsKey":["{{{Key}}}"]}}""",
            "CreateTrainingJob", Keys(Key), Keys("arn:aws:kms:us-east-1:123456789012:key/other")
        },
        {
            "Enforce encryption, by the newer names of the keys", "Allow",
            $$$"""{"ArnEquals":{"sagemaker:VolumeKmsKeyArn":["{{{Key}}}"],"sagemaker:OutputKmsKeyArn":["{{{Key}}}"]}}""",
            "CreateHyperParameterTuningJob", Keys(Key), null
        },
        {
            // The page's pattern is "*key/volume-kms-key-12345", without the colons of an ARN: by the operator's own page ("each of the six colon-delimited
            // components of the ARN is checked separately") it matches no key, so that it stands here with them.
            "Enforce encryption of notebook instance storage volume", "Allow", """{"ArnLike":{"sagemaker:VolumeKmsKey":"arn:*:kms:*:*:key/volume-kms-key-12345"}}""",
            "CreateNotebookInstance", """{"KmsKeyId":"arn:aws:kms:us-east-1:123456789012:key/volume-kms-key-12345"}""", """{"KmsKeyId":"arn:aws:kms:us-east-1:123456789012:key/other"}"""
        },
        {
            "Enforce network isolation for training jobs", "Allow", """{"Bool":{"sagemaker:NetworkIsolation":"true"}}""",
            "CreateTrainingJob", """{"EnableNetworkIsolation":true}""", """{"EnableNetworkIsolation":false}"""
        },
        {
            "Enforce network isolation: nothing said", "Allow", """{"Bool":{"sagemaker:NetworkIsolation":"true"}}""",
            "CreateTrainingJob", """{"EnableNetworkIsolation":true}""", null
        },
        {
            "Enforce a specific instance type for training jobs", "Allow", """{"ForAllValues:StringLike":{"sagemaker:InstanceTypes":["ml.c5.*"]}}""",
            "CreateTrainingJob", Type("ml.c5.xlarge"), Type("ml.p3.2xlarge")
        },
        {
            "Enforce a specific instance type: all of several groups", "Allow", """{"ForAllValues:StringLike":{"sagemaker:InstanceTypes":["ml.c5.*"]}}""",
            "CreateTrainingJob", Groups("ml.c5.xlarge", "ml.c5.large"), Groups("ml.c5.xlarge", "ml.p3.2xlarge")
        },
        {
            "Enforce a specific EI accelerator for training jobs", "Allow", """{"ForAllValues:StringEquals":{"sagemaker:AcceleratorTypes":["ml.eia1.medium"]}}""",
            "CreateNotebookInstance", """{"AcceleratorTypes":["ml.eia1.medium"]}""", """{"AcceleratorTypes":["ml.eia1.medium","ml.eia2.xlarge"]}"""
        },
        {
            "Enforce disabling internet access and root access", "Allow",
            """{"StringEquals":{"sagemaker:DirectInternetAccess":"Disabled","sagemaker:RootAccess":"Disabled"},"Null":{"sagemaker:VpcSubnets":"false","sagemaker:VpcSecurityGroupIds":"false"}}""",
            "CreateNotebookInstance",
            """{"DirectInternetAccess":"Disabled","RootAccess":"Disabled","SubnetId":"subnet-1","SecurityGroupIds":["sg-1"]}""",
            """{"DirectInternetAccess":"Disabled","SubnetId":"subnet-1","SecurityGroupIds":["sg-1"]}"""
        },
        {
            "Deny root access that is not disabled", "Deny", """{"StringNotEquals":{"sagemaker:RootAccess":"Disabled"}}""",
            "CreateNotebookInstance", """{"RootAccess":"Disabled"}""", null
        },
        {
            "At most two hours", "Allow", """{"NumericLessThanEquals":{"sagemaker:MaxRuntimeInSeconds":"7200"}}""",
            "CreateTrainingJob", """{"StoppingCondition":{"MaxRuntimeInSeconds":7200}}""", """{"StoppingCondition":{"MaxRuntimeInSeconds":7201}}"""
        },
        {
            "At most two hours: nothing said is a day", "Allow", """{"NumericLessThanEquals":{"sagemaker:MaxRuntimeInSeconds":"7200"}}""",
            "CreateProcessingJob", """{"StoppingCondition":{"MaxRuntimeInSeconds":60}}""", null
        },
        {
            "Encrypted traffic between containers", "Deny", """{"BoolIfExists":{"sagemaker:InterContainerTrafficEncryption":"false"}}""",
            "CreateProcessingJob", """{"NetworkConfig":{"EnableInterContainerTrafficEncryption":true}}""", """{"NetworkConfig":{"EnableInterContainerTrafficEncryption":false}}"""
        },
        {
            "Only with the project's tag", "Allow", """{"StringEquals":{"aws:RequestTag/Project":"A"},"ForAllValues:StringEquals":{"aws:TagKeys":["Project"]}}""",
            "CreateModel", """{"Tags":[{"Key":"Project","Value":"A"}]}""", """{"Tags":[{"Key":"Project","Value":"A"},{"Key":"Other","Value":"x"}]}"""
        },
    };

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task Example_LetsThrough_AndHoldsBack(string example, string effect, string condition, string operation, string through, string? back)
    {
        var account = sim.NewAccount();
        var statement = new JsonObject { ["Effect"] = effect, ["Action"] = $"sagemaker:{operation}", ["Resource"] = "*", ["Condition"] = JsonNode.Parse(condition) };
        var user = await account.NewLimitedUserAsync("engineer", effect == "Allow"
            ? Policy(statement, Allow(["iam:PassRole", "sagemaker:AddTags"], ["*"]))
            : Policy(statement, Allow(["iam:PassRole", "sagemaker:*"], ["*"])));

        var allowed = await user.SageAsync(operation, RequestKeyCases.Request(account, operation, through));
        var denied = await user.SageAsync(operation, RequestKeyCases.Request(account, operation, back));

        Assert.True(allowed.Code != "AccessDeniedException", $"{example}: {allowed.Text}");
        Assert.True(denied.Code == "AccessDeniedException", $"{example}: {denied.Text}");
    }

    [Theory]
    [InlineData("aws:ResourceTag/Project")]
    [InlineData("sagemaker:ResourceTag/Project")]
    public async Task Resource_WithAnothersTag_IsHeldBack(string key)
    {
        var account = await sim.NewSageAccountAsync();
        await account.MustSageAsync("CreateModel", account.Model("mine", new { Tags = new[] { new { Key = "Project", Value = "A" } } }));
        await account.MustSageAsync("CreateModel", account.Model("theirs", new { Tags = new[] { new { Key = "Project", Value = "B" } } }));
        var user = await account.NewLimitedUserAsync("engineer", Policy(When(Allow("sagemaker:*"), "StringEquals", key, "A")));

        Assert.Equal(200, (await user.SageAsync("DescribeModel", new { ModelName = "mine" })).Status);
        Assert.Equal("AccessDeniedException", (await user.SageAsync("DescribeModel", new { ModelName = "theirs" })).Code);
        Assert.Equal(200, (await user.SageAsync("ListTags", new { ResourceArn = account.SageArn("model/mine") })).Status);
        Assert.Equal("AccessDeniedException", (await user.SageAsync("DeleteModel", new { ModelName = "theirs" })).Code);
        Assert.Equal(200, (await user.SageAsync("DeleteModel", new { ModelName = "mine" })).Status);
    }

    private const string Key = "arn:aws:kms:us-east-1:123456789012:key/volume-kms-key-12345";

    private static string Files(string path, string mode, string more = "") => $$$$"""
        {"InputDataConfig":[{"ChannelName":"train","DataSource":{"FileSystemDataSource":
        {"FileSystemId":"fs-12345678901","FileSystemAccessMode":"{{{{mode}}}}","FileSystemType":"EFS","DirectoryPath":"{{{{path}}}}"}}}]{{{{more}}}}}
        """;

    private static string Vpc(string subnet, string group) => $$$$"""{"VpcConfig":{"Subnets":["{{{{subnet}}}}"],"SecurityGroupIds":["{{{{group}}}}"]}}""";

    private static string Keys(string key) => $$$$"""
        {"ResourceConfig":{"InstanceType":"ml.m5.large","InstanceCount":1,"VolumeSizeInGB":1,"VolumeKmsKeyId":"{{{{key}}}}"},
        "OutputDataConfig":{"S3OutputPath":"s3://models/out","KmsKeyId":"{{{{key}}}}"}}
        """;

    private static string Type(string type) => $$$$"""{"ResourceConfig":{"InstanceType":"{{{{type}}}}","InstanceCount":1,"VolumeSizeInGB":1}}""";

    private static string Groups(string first, string second) => $$$$"""
        {"ResourceConfig":{"VolumeSizeInGB":1,"InstanceGroups":[{"InstanceType":"{{{{first}}}}","InstanceCount":1,"InstanceGroupName":"a"},
        {"InstanceType":"{{{{second}}}}","InstanceCount":1,"InstanceGroupName":"b"}]}}
        """;
}
