using IamSim.Conformance.Tests.Support;

namespace IamSim.Conformance.Tests.Sdks;

/// <summary>The scenarios of <c>tests/conformance/python/scenarios.py</c>.</summary>
public sealed class Boto3Tests(LiveServer live)
{
    private static readonly Lazy<Task<bool>> HasBoto3 = new(async () =>
        Tool.IsOnPath("python3") && (await Tool.RunAsync("python3", ["-c", "import boto3"])).ExitCode == 0);

    [Theory]
    [InlineData("paginators")]
    [InlineData("exceptions")]
    [InlineData("timestamps")]
    [InlineData("documents")]
    [InlineData("resources")]
    [InlineData("identity")]
    [InlineData("waiters")]
    [InlineData("simulation")]
    [InlineData("organizations")]
    [InlineData("trails")]
    [InlineData("lake")]
    [InlineData("keys")]
    public async Task Boto3_Scenario_AsAwsAnswers(string scenario)
    {
        Tool.Require(await HasBoto3.Value, "python3 with boto3");

        await Scenario.RunAsync(live.NewAccount(), "python3", Repository.PathOf("tests/conformance/python/scenarios.py"), scenario);
    }

    /// <summary>Workloads that find their credentials by a token file, as in GitHub Actions and EKS: <c>tests/conformance/python/federation.py</c>.</summary>
    [Theory]
    [InlineData("github_actions")]
    [InlineData("kubernetes")]
    [InlineData("outbound")]
    public async Task Boto3_Federation_AsAwsAnswers(string scenario)
    {
        Tool.Require(await HasBoto3.Value, "python3 with boto3");

        await Scenario.RunAsync(live.NewAccount(), "python3", Repository.PathOf("tests/conformance/python/federation.py"), scenario);
    }

    /// <summary>Journeys of people and programs who are guarded: <c>tests/conformance/python/journeys.py</c>.</summary>
    [Theory]
    [InlineData("mfa_setup")]
    [InlineData("mfa_role")]
    [InlineData("external_id")]
    [InlineData("boundary")]
    [InlineData("abac")]
    [InlineData("organization")]
    [InlineData("leaked_key")]
    [InlineData("pass_role")]
    public async Task Boto3_Journey_EndsAsItWouldOnAws(string scenario)
    {
        Tool.Require(await HasBoto3.Value, "python3 with boto3");

        await Scenario.RunAsync(live.NewAccount(), "python3", Repository.PathOf("tests/conformance/python/journeys.py"), scenario);
    }

    /// <summary>SageMaker: <c>tests/conformance/python/sagemaker_jobs.py</c>.</summary>
    [Theory]
    [InlineData("jobs")]
    [InlineData("hosting")]
    public async Task Boto3_SageMaker_AsAwsAnswers(string scenario)
    {
        Tool.Require(await HasBoto3.Value, "python3 with boto3");

        await Scenario.RunAsync(live.NewAccount(), "python3", Repository.PathOf("tests/conformance/python/sagemaker_jobs.py"), scenario);
    }

    /// <summary>A private network with a NAT gateway and endpoints, built with waiters, paged, and taken down: <c>tests/conformance/python/networks.py</c>.</summary>
    [Fact]
    public async Task Boto3_BuildsANetworkAndTakesItDown()
    {
        Tool.Require(await HasBoto3.Value, "python3 with boto3");

        await Scenario.RunAsync(live.NewAccount(), "python3", Repository.PathOf("tests/conformance/python/networks.py"), "all");
    }

    /// <summary>The life of each resource type that Terraform's AWS provider has for IAM: <c>tests/conformance/python/lifecycles.py</c>.</summary>
    [Fact]
    public async Task Boto3_PlaysTheLifeOfEachOfTerraformsResourceTypes()
    {
        Tool.Require(await HasBoto3.Value, "python3 with boto3");
        Tool.Require(Tool.IsOnPath("openssl"), "openssl");

        await Scenario.RunAsync(live.NewAccount(), "python3", Repository.PathOf("tests/conformance/python/lifecycles.py"), "all");
    }
}
