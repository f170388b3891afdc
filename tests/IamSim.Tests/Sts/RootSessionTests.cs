using IamSim.Tests.Authorization;
using IamSim.Tests.Sts.Support;
using IamSim.Tests.Support;
using static IamSim.Tests.Sts.Support.StsClients;

namespace IamSim.Tests.Sts;

public sealed class RootSessionTests(GuardedSim sim)
{
    private const string Audit = "arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials";

    [Fact]
    public async Task AssumeRoot_FromTheManagementAccount_IsTheMembersRoot_WithinItsTask()
    {
        var (manager, member) = await OrganizationAsync();
        var admin = await manager.NewLimitedUserAsync("admin");
        await manager.GrantUserAsync("admin", Allow("sts:AssumeRoot"));
        (string, string)[] asked = [("TargetPrincipal", member.Id), ("TaskPolicyArn.arn", Audit)];
        var denied = $"User: {manager.Arn("user/admin")} is not authorized to perform: sts:AssumeRoot on resource: {member.Arn("root")}";

        (await admin.StsAsync("AssumeRoot", asked)).Refused(403, "AccessDenied", denied);
        await manager.MustAsync("EnableOrganizationsRootCredentialsManagement");
        var answer = await admin.MustStsAsync("AssumeRoot", asked);

        var session = sim.Host.Session(answer);
        Assert.Equal(member.Arn("root"), (await session.MustStsAsync("GetCallerIdentity")).Value("Arn"));
        var beyond = await session.StsAsync("GetAccessKeyInfo", ("AccessKeyId", "ASIAY34FZKBOKMUTVV7A"));
        Assert.Equal((403, "AccessDenied"), (beyond.Status, beyond.Code));
        Assert.Contains("session policy", beyond.Message, StringComparison.Ordinal);
        Assert.Equal("AccessDenied", (await session.CallAsync("CreateUser", ("UserName", "mallory"))).Code);

        // The task itself: the policies of root's tasks only deny what is not part of them.
        foreach (var operation in (string[])["ListAccessKeys", "ListMFADevices", "GetAccountSummary"])
        {
            Assert.Equal(200, (await session.CallAsync(operation)).Status);
        }

        // The feature of the buckets and queues is another one.
        (await admin.StsAsync("AssumeRoot", ("TargetPrincipal", member.Arn("root")), ("TaskPolicyArn.arn", "arn:aws:iam::aws:policy/root-task/S3UnlockBucketPolicy"))).Refused(
            403, "AccessDenied", denied);
        var copied = (await member.EventsAsync("?eventName=AssumeRoot"))[0];
        Assert.Equal("AWSAccount", copied.GetProperty("userIdentity").GetProperty("type").GetString());
    }

    [Fact]
    public async Task AssumeRoot_OfOthers_AndForOtherTasks_IsRefused()
    {
        var (manager, member) = await OrganizationAsync();
        await manager.MustAsync("EnableOrganizationsRootCredentialsManagement");
        var admin = await manager.NewLimitedUserAsync("admin");
        (string, string)[] asked = [("TargetPrincipal", member.Id), ("TaskPolicyArn.arn", Audit)];
        Assert.Equal("AccessDenied", (await admin.StsAsync("AssumeRoot", asked)).Code);
        await manager.GrantUserAsync("admin", Allow("sts:*"));

        Assert.Equal("AccessDenied", (await admin.StsAsync("AssumeRoot", ("TargetPrincipal", manager.Id), ("TaskPolicyArn.arn", Audit))).Code);
        Assert.Equal("AccessDenied", (await admin.StsAsync("AssumeRoot", ("TargetPrincipal", sim.NewAccount().Id), ("TaskPolicyArn.arn", Audit))).Code);
        Assert.Equal("AccessDenied", (await member.StsAsync("AssumeRoot", asked)).Code);
        Assert.Equal("AccessDenied", (await manager.StsAsync("AssumeRoot", asked)).Code);
        Assert.Equal("ValidationError", (await admin.StsAsync("AssumeRoot", ("TargetPrincipal", member.Id), ("TaskPolicyArn.arn", "arn:aws:iam::aws:policy/AdministratorAccess"))).Code);
        Assert.Equal("ValidationError", (await admin.StsAsync("AssumeRoot", ("TargetPrincipal", "not-an-account"), ("TaskPolicyArn.arn", Audit))).Code);
        Assert.Equal("ValidationError", (await admin.StsAsync("AssumeRoot", [.. asked, ("DurationSeconds", "901")])).Code);
        Assert.Equal(200, (await admin.RestAsync("POST", "/root-sessions", new { targetPrincipal = member.Id, taskPolicyArn = new { arn = Audit }, durationSeconds = 60 })).Status);
    }

    private async Task<(TestAccount Manager, TestAccount Member)> OrganizationAsync()
    {
        var manager = sim.NewAccount();
        await manager.JsonAsync("AWSOrganizationsV20161128.CreateOrganization", new { FeatureSet = "ALL" });
        var asked = await manager.JsonAsync("AWSOrganizationsV20161128.CreateAccount", new { AccountName = "Sandbox", Email = $"{Guid.CreateVersion7():N}@example.com" });
        var request = asked.Json.GetProperty("CreateAccountStatus").GetProperty("Id").GetString();
        var status = await manager.JsonAsync("AWSOrganizationsV20161128.DescribeCreateAccountStatus", new { CreateAccountRequestId = request });
        return (manager, sim.Root(status.Json.GetProperty("CreateAccountStatus").GetProperty("AccountId").GetString()!));
    }
}
