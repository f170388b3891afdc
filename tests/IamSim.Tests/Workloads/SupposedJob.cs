using System.Text.Json;
using System.Text.Json.Nodes;
using IamSim.Tests.Support;

namespace IamSim.Tests.Workloads;

/// <summary>
/// A training job as a question: in a VPC without a way to the internet, its data encrypted, its volume too, its checkpoints kept. Everything that it needs is
/// there; a test takes something away.
/// </summary>
internal sealed class SupposedJob(TestAccount account)
{
    public const string Endpoint = "vpce-0123456789abcdef0";

    public string Role { get; } = account.Arn("role/Training");

    public string Key { get; } = $"arn:aws:kms:us-east-1:{account.Id}:key/11111111-2222-3333-4444-555555555555";

    public string DataAccount { get; set; } = account.Id;

    public List<JsonNode> Statements { get; set; } = [];

    public JsonNode? Boundary { get; set; }

    public JsonNode Trust { get; set; } = Document("""{"Effect":"Allow","Principal":{"Service":"sagemaker.amazonaws.com"},"Action":"sts:AssumeRole"}""");

    public JsonNode? BucketPolicy { get; set; }

    public JsonNode KeyPolicy { get; set; } = Document($$"""{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::{{account.Id}}:root"},"Action":"kms:*","Resource":"*"}""");

    public string KeyState { get; set; } = "Enabled";

    public JsonNode? EndpointPolicy { get; set; }

    public bool HasEndpoint { get; set; } = true;

    public List<string> Objects { get; set; } = ["cats/1.tfrecord", "cats/2.tfrecord"];

    public static JsonNode Document(params string[] statements) =>
        JsonNode.Parse($$"""{"Version":"2012-10-17","Statement":[{{string.Join(',', statements)}}]}""")!;

    /// <summary>Gives the role the least that it needs, as a check tells it.</summary>
    public async Task<SupposedJob> WithLeastAsync()
    {
        Statements = [JsonNode.Parse("""{"Effect":"Allow","Action":"*","Resource":"*"}""")!];
        var check = await CheckAsync();
        Assert.True(check.GetProperty("succeeds").GetBoolean(), check.GetProperty("sentence").GetString());
        var policy = JsonNode.Parse(check.GetProperty("leastPrivilege")[0].GetProperty("rolePolicy").GetRawText())!;
        Statements = [.. policy["Statement"]!.AsArray().Select(statement => statement!.DeepClone())];
        return this;
    }

    public async Task<JsonElement> CheckAsync()
    {
        var answer = await account.RestAsync("POST", "/workloads/check", Body().ToJsonString());
        Assert.True(answer.Status == 200, answer.Text);
        return answer.Json;
    }

    public JsonObject Body() => new()
    {
        ["request"] = new JsonObject
        {
            ["TrainingJobName"] = "cats",
            ["AlgorithmSpecification"] = new JsonObject { ["TrainingImage"] = $"{account.Id}.dkr.ecr.us-east-1.amazonaws.com/cats:1", ["TrainingInputMode"] = "File" },
            ["RoleArn"] = Role,
            ["InputDataConfig"] = JsonNode.Parse(
                """[{"ChannelName":"train","DataSource":{"S3DataSource":{"S3DataType":"S3Prefix","S3Uri":"s3://ml-training-data/cats/"}}}]"""),
            ["OutputDataConfig"] = new JsonObject { ["S3OutputPath"] = "s3://ml-training-data/models/", ["KmsKeyId"] = Key },
            ["ResourceConfig"] = new JsonObject { ["InstanceType"] = "ml.m5.xlarge", ["InstanceCount"] = 1, ["VolumeSizeInGB"] = 10, ["VolumeKmsKeyId"] = Key },
            ["StoppingCondition"] = new JsonObject { ["MaxRuntimeInSeconds"] = 3600 },
            ["CheckpointConfig"] = new JsonObject { ["S3Uri"] = "s3://ml-training-data/checkpoints/" },
            ["VpcConfig"] = new JsonObject { ["Subnets"] = new JsonArray("subnet-0123456789abcdef0"), ["SecurityGroupIds"] = new JsonArray("sg-0123456789abcdef0") },
        },
        ["suppose"] = new JsonObject
        {
            ["roles"] = new JsonArray(WithoutNulls(new JsonObject
            {
                ["arn"] = Role,
                ["trustPolicy"] = Trust.DeepClone(),
                ["policies"] = new JsonArray(Policy()),
                ["permissionsBoundary"] = Boundary?.DeepClone(),
            })),
            ["buckets"] = new JsonArray(WithoutNulls(new JsonObject
            {
                ["name"] = "ml-training-data",
                ["account"] = DataAccount,
                ["policy"] = BucketPolicy?.DeepClone(),
                ["encryption"] = new JsonObject { ["algorithm"] = "aws:kms", ["kmsKeyId"] = Key },
                ["objects"] = new JsonArray([.. Objects.Select(key => new JsonObject { ["key"] = key })]),
            })),
            ["keys"] = new JsonArray(new JsonObject { ["arn"] = Key, ["policy"] = KeyPolicy.DeepClone(), ["state"] = KeyState }),
            ["networks"] = new JsonArray(new JsonObject
            {
                ["vpcId"] = "vpc-0123456789abcdef0",
                ["subnets"] = new JsonArray(new JsonObject { ["id"] = "subnet-0123456789abcdef0" }),
                ["securityGroups"] = new JsonArray(new JsonObject { ["id"] = "sg-0123456789abcdef0" }),
                ["routeTables"] = new JsonArray(JsonNode.Parse(
                    """{"id":"rtb-0123456789abcdef0","isMain":true,"routes":[{"destination":"10.0.0.0/16","target":"local"}]}""")),
                ["endpoints"] = HasEndpoint
                    ? new JsonArray(WithoutNulls(new JsonObject
                    {
                        ["id"] = Endpoint,
                        ["service"] = "s3",
                        ["type"] = "gateway",
                        ["routeTableIds"] = new JsonArray("rtb-0123456789abcdef0"),
                        ["policy"] = EndpointPolicy?.DeepClone(),
                    }))
                    : [],
            }),
        },
    };

    private JsonObject Policy() => new() { ["Version"] = "2012-10-17", ["Statement"] = new JsonArray([.. Statements.Select(statement => statement.DeepClone())]) };

    private static JsonObject WithoutNulls(JsonObject given)
    {
        foreach (var name in given.Where(member => member.Value is null).Select(member => member.Key).ToList())
        {
            given.Remove(name);
        }

        return given;
    }
}
