using IamSim.Conformance.Tests.Support;

namespace IamSim.Conformance.Tests.Accounts;

/// <summary>
/// Exports for the real tools: <c>tests/conformance/node/templates.mjs</c>. It always has HashiCorp's parser and formatter; Terraform's core and
/// cfn-lint join where they are installed.
/// </summary>
public sealed class TemplateTests(LiveServer live, NodeModules modules)
{
    [Theory]
    [InlineData("terraform")]
    [InlineData("cloudformation")]
    public async Task Export_OfARichAccount_IsWhatTheRealToolsTake(string format)
    {
        await modules.RequireAsync();

        await Scenario.RunAsync(live.NewAccount(), "node", Path.Combine(NodeModules.Folder, "templates.mjs"), format);
    }
}
