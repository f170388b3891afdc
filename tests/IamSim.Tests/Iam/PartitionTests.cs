using IamSim.Tests.Support;

namespace IamSim.Tests.Iam;

/// <summary>The region of a call's scope decides in which partition it is.</summary>
public class PartitionTests(Sim sim)
{
    [Theory]
    [InlineData("cn-north-1", "aws-cn")]
    [InlineData("us-gov-west-1", "aws-us-gov")]
    [InlineData("eu-central-1", "aws")]
    public async Task Arns_FollowTheRegion(string region, string partition)
    {
        var account = sim.NewAccount().In(region);
        var trust = $$$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"AWS":"arn:{{{partition}}}:iam::{{{account.Id}}}:user/alice"}}]}""";
        var policy = $"arn:{partition}:iam::aws:policy/IAMReadOnlyAccess";

        var user = await account.MustAsync("CreateUser", ("UserName", "alice"), ("PermissionsBoundary", policy));
        var role = await account.MustAsync("CreateRole", ("RoleName", "Train"), ("AssumeRolePolicyDocument", trust));
        var group = await account.MustAsync("CreateGroup", ("GroupName", "ml"));
        var profile = await account.MustAsync("CreateInstanceProfile", ("InstanceProfileName", "Train"));
        var device = await account.MustAsync("CreateVirtualMFADevice", ("VirtualMFADeviceName", "alice"));
        await account.MustAsync("AttachGroupPolicy", ("GroupName", "ml"), ("PolicyArn", policy));
        var listed = await account.MustAsync("ListPolicies", ("Scope", "AWS"), ("OnlyAttached", "true"));
        var caller = await account.CallAsync("2011-06-15", "GetCallerIdentity");

        string[] arns =
        [
            user.Value("User/Arn")!, role.Value("Role/Arn")!, group.Value("Group/Arn")!, profile.Value("InstanceProfile/Arn")!,
            device.Value("VirtualMFADevice/SerialNumber")!, caller.Value("Arn")!,
        ];
        Assert.All(arns, arn => Assert.StartsWith($"arn:{partition}:iam::{account.Id}:", arn, StringComparison.Ordinal));
        Assert.Equal(policy, user.Value("User/PermissionsBoundary/PermissionsBoundaryArn"));
        Assert.Equal([policy], listed.Values("Policies", "Arn"));
    }

    [Fact]
    public async Task Callers_AreNamedAsTheRegionHasThem()
    {
        var account = sim.NewAccount().In("cn-northwest-1");
        await account.MustAsync("CreateUser", ("UserName", "alice"));
        var key = await account.MustAsync("CreateAccessKey", ("UserName", "alice"));

        var caller = await account.With(key.Value("AccessKey/AccessKeyId")!).CallAsync("2011-06-15", "GetCallerIdentity");

        Assert.Equal($"arn:aws-cn:iam::{account.Id}:user/alice", caller.Value("Arn"));
        var seen = Assert.Single(await account.EventsAsync("?eventName=GetCallerIdentity"));
        Assert.Equal($"arn:aws-cn:iam::{account.Id}:user/alice", seen.GetProperty("userIdentity").GetProperty("arn").GetString());
    }

    [Theory]
    [InlineData("cn-northwest-1", "cn-north-1")]
    [InlineData("us-gov-east-1", "us-gov-west-1")]
    [InlineData("eu-central-1", "us-east-1")]
    public async Task Events_AreOfTheRegionWhereThePartitionHasIam(string region, string home)
    {
        var account = sim.NewAccount().In(region);
        await account.MustAsync("CreateUser", ("UserName", "alice"));
        var key = (await account.MustAsync("CreateAccessKey", ("UserName", "alice"))).Value("AccessKey/AccessKeyId")!;

        await account.With(key).MustAsync("GetUser");

        var seen = Assert.Single(await account.EventsAsync("?eventName=GetUser"));
        Assert.Equal(home, seen.GetProperty("awsRegion").GetString());
        Assert.Equal(home, (await account.MustAsync("GetAccessKeyLastUsed", ("AccessKeyId", key))).Value("AccessKeyLastUsed/Region"));
    }
}
