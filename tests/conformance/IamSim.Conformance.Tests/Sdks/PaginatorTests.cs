using IamSim.Conformance.Tests.Support;

namespace IamSim.Conformance.Tests.Sdks;

/// <summary>Every paginator and every waiter that an SDK has for IAM, over one account: <see cref="PagedWorld"/>.</summary>
public sealed class PaginatorTests(LiveServer live, NodeModules modules)
{
    [Fact]
    public async Task Boto3_EachPaginatorAndWaiter_GoesToItsEnd()
    {
        Tool.Require(Tool.IsOnPath("python3") && (await Tool.RunAsync("python3", ["-c", "import boto3"])).ExitCode == 0, "python3 with boto3");

        await RunAsync("python3", Repository.PathOf("tests/conformance/python/pages.py"));
    }

    [Fact]
    public async Task JavaScript_EachPaginatorAndWaiter_GoesToItsEnd()
    {
        await modules.RequireAsync();

        await RunAsync("node", Path.Combine(NodeModules.Folder, "pages.mjs"));
    }

    [Theory]
    [InlineData("user-exists", "create-user", "--user-name")]
    [InlineData("role-exists", "create-role", "--role-name", "--assume-role-policy-document", Documents.Ec2Trust)]
    [InlineData("instance-profile-exists", "create-instance-profile", "--instance-profile-name")]
    public async Task Cli_Wait_ReturnsWhenTheThingIsThere(string waiter, string create, string name, params string[] others)
    {
        var account = live.NewAccount();
        await account.MustAsync([create, name, "late", .. others]);

        await account.MustAsync("wait", waiter, name, "late");
    }

    [Fact]
    public async Task Cli_WaitPolicyExists_ReturnsWhenItIsThere()
    {
        var account = live.NewAccount();
        var made = await account.MustAsync("create-policy", "--policy-name", "late", "--policy-document", Documents.ReadBucket);

        await account.MustAsync("wait", "policy-exists", "--policy-arn", made.Text("Policy", "Arn")!);
    }

    private async Task RunAsync(string program, string script)
    {
        var account = live.NewAccount();
        using var world = await PagedWorld.MakeAsync(account);

        await Scenario.RunAsync(account, program, script, world.Path);
    }
}
