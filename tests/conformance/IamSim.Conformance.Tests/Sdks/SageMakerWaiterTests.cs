using IamSim.Conformance.Tests.Support;

namespace IamSim.Conformance.Tests.Sdks;

/// <summary>The waiters of SageMaker, while the simulator's clock is turned on by hours: on a server of its own, since others' sessions would run out.</summary>
public sealed class SageMakerWaiterTests(OwnServer own) : IClassFixture<OwnServer>
{
    [Theory]
    [InlineData("waiters")]
    [InlineData("job_waiters")]
    public async Task Boto3_WaitsForTheEndOfEach(string scenario)
    {
        Tool.Require(Tool.IsOnPath("python3") && (await Tool.RunAsync("python3", ["-c", "import boto3"])).ExitCode == 0, "python3 with boto3");

        await Scenario.RunAsync(own.NewAccount(), "python3", Repository.PathOf("tests/conformance/python/sagemaker_jobs.py"), scenario);
    }
}
