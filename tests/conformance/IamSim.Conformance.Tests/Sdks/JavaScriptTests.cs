using IamSim.Conformance.Tests.Support;

namespace IamSim.Conformance.Tests.Sdks;

/// <summary>The scenarios of <c>tests/conformance/node/scenarios.mjs</c>.</summary>
public sealed class JavaScriptTests(LiveServer live, NodeModules modules)
{
    [Theory]
    [InlineData("users")]
    [InlineData("paginators")]
    [InlineData("errors")]
    [InlineData("documents")]
    [InlineData("identity")]
    [InlineData("trails")]
    public async Task JavaScript_Scenario_AsAwsAnswers(string scenario)
    {
        await modules.RequireAsync();

        await Scenario.RunAsync(live.NewAccount(), "node", Path.Combine(NodeModules.Folder, "scenarios.mjs"), scenario);
    }

    /// <summary>S3: <c>tests/conformance/node/objects.mjs</c>.</summary>
    [Theory]
    [InlineData("contents")]
    [InlineData("parts")]
    [InlineData("lists")]
    public async Task JavaScript_Objects_AsS3Answers(string scenario)
    {
        await modules.RequireAsync();

        await Scenario.RunAsync(await live.NewAccount().AdministratorAsync(), "node", Path.Combine(NodeModules.Folder, "objects.mjs"), scenario);
    }
}
