using IamSim.Conformance.Tests.Support;

namespace IamSim.Conformance.Tests.Examples;

/// <summary>The example <c>examples/ml-team</c>, run as its reader runs it.</summary>
public sealed class MlTeamTests(LiveServer live)
{
    [Fact]
    public async Task MlTeam_OnAFreshAccount_EveryCheckHoldsAndTheTrailTellsIt()
    {
        Tool.Require("aws");
        Tool.Require("curl");
        Tool.Require("python3");
        var account = live.NewAccount();

        var result = await Tool.RunAsync("bash", [Repository.PathOf("examples/ml-team/run.sh")], account.Environment());

        Assert.True(result.ExitCode == 0, result.ToString());
        var events = (await account.EventsAsync())
            .Select(e => (Name: e.GetProperty("eventName").GetString(), Error: e.TryGetProperty("errorCode", out var code) ? code.GetString() : null)).ToList();
        (string, string?)[] expected =
        [
            ("UpdateAccountPasswordPolicy", null),
            ("CreateGroup", null),
            ("CreateLoginProfile", "PasswordPolicyViolationException"),
            ("CreateLoginProfile", null),
            ("CreateVirtualMFADevice", null),
            ("EnableMFADevice", null),
            ("CreateRole", null),
            ("PutRolePermissionsBoundary", null),
            ("AttachGroupPolicy", null),
            ("CreateAccessKey", null),
        ];
        Assert.All(expected, one => Assert.Contains(one, events));
        Assert.All(expected, one => Assert.Contains(one.Item1, result.Output, StringComparison.Ordinal));

        // No secret in the trail, and none on the screen but what its reader was given.
        Assert.DoesNotContain("SecretAccessKey", result.Output, StringComparison.OrdinalIgnoreCase);
    }
}
