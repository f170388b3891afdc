using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using IamSim.Tests.Support;

namespace IamSim.Tests.Workloads;

/// <summary>Dry runs: everything that a job needs, each thing left out, and what would mend it.</summary>
public sealed class WorkloadCheckTests(Sim sim)
{
    [Fact]
    public async Task Job_WithTheLeastThatItNeeds_SucceedsAndUsesAllOfIt()
    {
        var job = await new SupposedJob(sim.NewAccount()).WithLeastAsync();

        var check = await job.CheckAsync();

        Assert.True(check.GetProperty("succeeds").GetBoolean(), check.GetProperty("sentence").GetString());
        Assert.Null(Failing(check));
        var used = Steps(check).Select(step => step.GetProperty("call").GetString()!).ToHashSet();
        Assert.Equal(Granted(job).Select(each => each.Action).ToHashSet(), used.Where(call => call != "sts:AssumeRole").ToHashSet());
        Assert.All(NineOfEc2, action => Assert.Contains(action, used));
        Assert.Contains(Steps(check), step => step.GetProperty("call").GetString() == "s3:GetObject"
            && step.GetProperty("way").GetProperty("vpcEndpointId").GetString() == SupposedJob.Endpoint);
    }

    [Fact]
    public async Task Job_WithoutAnyOneOfItsPermissions_FailsAtThatStepAndIsMendedByWhatIsSuggested()
    {
        var job = await new SupposedJob(sim.NewAccount()).WithLeastAsync();
        var whole = job.Statements;

        foreach (var (action, resource) in Granted(job))
        {
            job.Statements = [.. whole.SelectMany(statement => Without(statement, action, resource))];
            var check = await job.CheckAsync();
            var failing = Steps(check).First(step => !step.GetProperty("succeeds").GetBoolean());

            Assert.Equal(action, failing.GetProperty("call").GetString());
            Assert.Equal(failing.GetProperty("isNeeded").GetBoolean(), !check.GetProperty("succeeds").GetBoolean());
            Assert.Contains($"because no identity-based policy allows the {action} action", failing.GetProperty("reason").GetString(), StringComparison.Ordinal);

            await MendAsync(job, check);
        }
    }

    [Fact]
    public async Task Job_WithoutAnyOfItsPermissions_IsMendedByWhatIsSuggested()
    {
        var job = await new SupposedJob(sim.NewAccount()).WithLeastAsync();
        var whole = job.Statements;
        var granted = Granted(job);

        await Gen.Bool.Array[granted.Count].SampleAsync(
            async kept =>
            {
                job.Statements = [.. granted.Where((_, i) => kept[i]).Select(each => Statement(whole, each))];
                await MendAsync(job, await job.CheckAsync());
            },
            iter: 12,
            threads: 1);
    }

    [Fact]
    public async Task Trust_OfAnotherService_IsTheFirstStepThatFails()
    {
        var job = await new SupposedJob(sim.NewAccount()).WithLeastAsync();
        job.Trust = SupposedJob.Document("""{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}""");

        var check = await job.CheckAsync();

        var failing = Failing(check)!.Value;
        Assert.Equal(("sts:AssumeRole", 1), (failing.GetProperty("call").GetString(), failing.GetProperty("number").GetInt32()));
        Assert.Equal(
            $"Could not assume role {job.Role}. Please ensure that the role exists and allows principal 'sagemaker.amazonaws.com' to assume the role.",
            check.GetProperty("paths")[0].GetProperty("failureReason").GetString());
        Assert.Equal("trust", failing.GetProperty("mend").GetProperty("changes")[0].GetProperty("policy").GetString());
    }

    [Fact]
    public async Task Data_ThatIsNotThere_IsSaidAtOnce()
    {
        var job = await new SupposedJob(sim.NewAccount()).WithLeastAsync();
        job.Objects = ["dogs/1.tfrecord"];

        var check = await job.CheckAsync();

        Assert.StartsWith(
            "No S3 objects found under S3 URL \"s3://ml-training-data/cats/\" given in input data source.",
            check.GetProperty("paths")[0].GetProperty("failureReason").GetString(),
            StringComparison.Ordinal);
        Assert.Contains("there is no object under that prefix", Failing(check)!.Value.GetProperty("sentence").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Network_WithoutAWayToS3_StopsTheDownload()
    {
        var job = await new SupposedJob(sim.NewAccount()).WithLeastAsync();
        job.HasEndpoint = false;

        var failing = Failing(await job.CheckAsync())!.Value;

        Assert.Equal("download", failing.GetProperty("phase").GetString());
        Assert.Equal("none", failing.GetProperty("way").GetProperty("kind").GetString());
        Assert.Contains("endpoint", failing.GetProperty("mend").GetProperty("sentence").GetString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task EndpointPolicy_ThatIsTooNarrow_IsNamedWithItsMend()
    {
        var job = await new SupposedJob(sim.NewAccount()).WithLeastAsync();
        job.EndpointPolicy = SupposedJob.Document("""{"Effect":"Allow","Principal":"*","Action":"s3:ListBucket","Resource":"*"}""");

        var check = await job.CheckAsync();
        var failing = Failing(check)!.Value;

        Assert.Equal("s3:GetObject", failing.GetProperty("call").GetString());
        Assert.Equal("VpcEndpoint", failing.GetProperty("decidedBy").GetString(), ignoreCase: true);
        Assert.Equal(
            ("vpcEndpoint", SupposedJob.Endpoint),
            (failing.GetProperty("mend").GetProperty("changes")[0].GetProperty("policy").GetString(), failing.GetProperty("mend").GetProperty("changes")[0].GetProperty("of").GetString()));
        await MendAsync(job, check);
    }

    [Fact]
    public async Task KeyPolicy_WithoutTheRootStatement_MakesTheRolesOwnPolicyWorthNothing()
    {
        var account = sim.NewAccount();
        var job = await new SupposedJob(account).WithLeastAsync();
        job.KeyPolicy = SupposedJob.Document($$"""{"Effect":"Allow","Principal":{"AWS":"{{account.Arn("user/keeper")}}"},"Action":"kms:*","Resource":"*"}""");

        var check = await job.CheckAsync();
        var failing = Failing(check)!.Value;

        Assert.Equal("kms:CreateGrant", failing.GetProperty("call").GetString());
        Assert.Equal("key", failing.GetProperty("mend").GetProperty("changes")[0].GetProperty("policy").GetString());
        await MendAsync(job, check);
    }

    [Fact]
    public async Task BucketPolicy_ThatDeniesOtherEndpoints_IsToldWithTheConditionThatHolds()
    {
        var job = await new SupposedJob(sim.NewAccount()).WithLeastAsync();
        job.BucketPolicy = SupposedJob.Document(
            """{"Sid":"OnlyOurEndpoint","Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["arn:aws:s3:::ml-training-data","arn:aws:s3:::ml-training-data/*"],"Condition":{"StringNotEquals":{"aws:SourceVpce":"vpce-0aaaaaaaaaaaaaaaa"}}}""");

        var failing = Failing(await job.CheckAsync())!.Value;

        Assert.Contains("OnlyOurEndpoint", failing.GetProperty("mend").GetProperty("sentence").GetString(), StringComparison.Ordinal);
        Assert.Contains("aws:SourceVpce", failing.GetProperty("mend").GetProperty("sentence").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Boundary_ThatLeavesOutS3_IsWhatIsMended()
    {
        var job = await new SupposedJob(sim.NewAccount()).WithLeastAsync();
        job.Boundary = SupposedJob.Document("""{"Effect":"Allow","Action":["ec2:*","kms:*","ecr:*","logs:*","cloudwatch:*"],"Resource":"*"}""");

        var check = await job.CheckAsync();

        Assert.Equal("permissionsBoundary", Failing(check)!.Value.GetProperty("mend").GetProperty("changes")[0].GetProperty("policy").GetString());
        await MendAsync(job, check);
    }

    [Theory]
    [InlineData("Disabled", "DisabledException", "Enable ")]
    [InlineData("PendingDeletion", "KMSInvalidStateException", "Cancel the deletion of ")]
    public async Task Key_ThatCannotBeUsed_IsNamed(string state, string code, string mend)
    {
        var job = await new SupposedJob(sim.NewAccount()).WithLeastAsync();
        job.KeyState = state;

        var failing = Failing(await job.CheckAsync())!.Value;

        Assert.NotEmpty(code);
        Assert.StartsWith(mend, failing.GetProperty("mend").GetProperty("sentence").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bucket_OfAnotherAccount_NeedsBothSides()
    {
        var account = sim.NewAccount();
        var job = await new SupposedJob(account).WithLeastAsync();
        job.DataAccount = "999988887777";

        var check = await job.CheckAsync();

        Assert.Equal("bucket", Failing(check)!.Value.GetProperty("mend").GetProperty("changes")[0].GetProperty("policy").GetString());
        await MendAsync(job, check);
    }

    [Theory]
    [InlineData("{}", "request")]
    [InlineData("""{"operation":"DeleteModel","request":{}}""", "operation")]
    [InlineData("""{"request":{"TrainingJobName":"-bad-"}}""", "request")]
    [InlineData("""{"request":{"TrainingJobName":"cats","RoleArn":"x"},"suppose":{"what":1}}""", "request")]
    public async Task Question_ThatIsNone_IsRefusedWithItsPlace(string body, string place)
    {
        var answer = await sim.NewAccount().RestAsync("POST", "/workloads/check", body);

        Assert.Equal((400, "ValidationError"), (answer.Status, answer.Code));
        Assert.Contains(place, answer.Text, StringComparison.Ordinal);
    }

    private static readonly string[] NineOfEc2 =
    [
        "ec2:CreateNetworkInterface", "ec2:CreateNetworkInterfacePermission", "ec2:DeleteNetworkInterface", "ec2:DeleteNetworkInterfacePermission",
        "ec2:DescribeDhcpOptions", "ec2:DescribeNetworkInterfaces", "ec2:DescribeSecurityGroups", "ec2:DescribeSubnets", "ec2:DescribeVpcs",
    ];

    /// <summary>Makes every change that a check suggests; then the job succeeds, and nothing of what was added goes unused.</summary>
    private static async Task MendAsync(SupposedJob job, JsonElement check)
    {
        var changes = Steps(check).Where(step => step.TryGetProperty("mend", out _))
            .SelectMany(step => step.GetProperty("mend").GetProperty("changes").EnumerateArray()).ToList();
        foreach (var change in changes)
        {
            var statement = JsonNode.Parse(change.GetProperty("statement").GetRawText())!;
            switch (change.GetProperty("policy").GetString())
            {
                case "identity":
                    job.Statements = [.. job.Statements, statement];
                    break;
                case "permissionsBoundary":
                    job.Boundary!["Statement"]!.AsArray().Add(statement);
                    break;
                case "key":
                    job.KeyPolicy["Statement"]!.AsArray().Add(statement);
                    break;
                case "bucket":
                    job.BucketPolicy ??= new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = new JsonArray() };
                    job.BucketPolicy["Statement"]!.AsArray().Add(statement);
                    break;
                case "vpcEndpoint":
                    job.EndpointPolicy!["Statement"]!.AsArray().Add(statement);
                    break;
                case var other:
                    Assert.Fail($"A mend of {other}.");
                    break;
            }
        }

        var mended = await job.CheckAsync();
        Assert.True(mended.GetProperty("succeeds").GetBoolean(), mended.GetProperty("sentence").GetString());
        var needed = Steps(mended).Select(step => (step.GetProperty("call").GetString(), step.GetProperty("resource").GetString())).ToHashSet();
        Assert.All(changes, change => Assert.Contains(
            (change.GetProperty("statement").GetProperty("Action").GetString(), ResourceOf(change, needed)), needed));
    }

    /// <summary>A key policy's statement speaks of its own key.</summary>
    private static string? ResourceOf(JsonElement change, HashSet<(string? Call, string? Resource)> needed)
    {
        var statement = change.GetProperty("statement");
        return change.GetProperty("policy").GetString() == "key"
            ? needed.First(need => need.Call == statement.GetProperty("Action").GetString()).Resource
            : statement.GetProperty("Resource").GetString();
    }

    private static List<(string Action, string Resource)> Granted(SupposedJob job) =>
    [
        .. from statement in job.Statements
           from action in Texts(statement["Action"])
           from resource in Texts(statement["Resource"])
           select (action, resource),
    ];

    private static IEnumerable<string> Texts(JsonNode? node) => node is JsonArray array ? array.Select(each => each!.GetValue<string>()) : [node!.GetValue<string>()];

    /// <summary>A statement's grants one by one, without one of them.</summary>
    private static IEnumerable<JsonNode> Without(JsonNode statement, string action, string resource) =>
        from a in Texts(statement["Action"])
        from r in Texts(statement["Resource"])
        where (a, r) != (action, resource)
        select One(statement, a, r);

    private static JsonNode Statement(List<JsonNode> whole, (string Action, string Resource) granted) => One(
        whole.First(statement => Texts(statement["Action"]).Contains(granted.Action) && Texts(statement["Resource"]).Contains(granted.Resource)), granted.Action, granted.Resource);

    private static JsonNode One(JsonNode statement, string action, string resource)
    {
        var one = statement.DeepClone();
        one["Action"] = action;
        one["Resource"] = resource;
        return one;
    }

    private static IEnumerable<JsonElement> Steps(JsonElement check) => check.GetProperty("paths")[0].GetProperty("steps").EnumerateArray();

    private static JsonElement? Failing(JsonElement check) =>
        Steps(check).Where(step => step.GetProperty("isNeeded").GetBoolean() && !step.GetProperty("succeeds").GetBoolean()).Select(step => (JsonElement?)step).FirstOrDefault();
}
