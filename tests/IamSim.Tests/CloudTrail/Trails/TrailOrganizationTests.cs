using IamSim.Tests.Organizations;
using IamSim.Tests.Support;

namespace IamSim.Tests.CloudTrail.Trails;

public sealed class TrailOrganizationTests(Sim sim)
{
    private static readonly object OfOrganization = new { Name = "everyone", S3BucketName = TrailCalls.Bucket, IsOrganizationTrail = true };

    [Fact]
    public async Task OrganizationTrail_IsTheManagementAccounts_AndItsMembersSeeIt()
    {
        var (management, _, _) = await sim.NewOrganizationAsync();
        var member = sim.Root(await management.NewMemberAsync());

        var arn = (await management.MustTrailAsync("CreateTrail", OfOrganization)).At("TrailARN");

        Assert.Equal(management.TrailArn("everyone"), arn);
        Assert.Equal([arn], (await member.MustTrailAsync("DescribeTrails")).Each("trailList", "TrailARN"));
        Assert.Empty((await member.MustTrailAsync("DescribeTrails", new { includeShadowTrails = false })).Each("trailList", "TrailARN"));
        Assert.Equal("True", (await member.MustTrailAsync("GetTrail", new { Name = arn })).At("Trail", "IsOrganizationTrail"));
        Assert.Equal("NotOrganizationMasterAccountException", await member.CodeAsync("StopLogging", new { Name = arn }));
        Assert.Equal("NotOrganizationMasterAccountException", await member.CodeAsync("DeleteTrail", new { Name = arn }));
        Assert.Equal("NotOrganizationMasterAccountException", await member.CodeAsync("AddTags", new { ResourceId = arn, TagsList = new[] { new { Key = "a", Value = "b" } } }));
        Assert.Equal("TrailNotFoundException", await sim.NewAccount().CodeAsync("GetTrail", new { Name = arn }));
    }

    [Fact]
    public async Task OrganizationTrail_WithoutAnOrganizationThatMayHaveOne_IsRefused()
    {
        var (management, _, _) = await sim.NewOrganizationAsync();
        var member = sim.Root(await management.NewMemberAsync());
        var (consolidated, _, _) = await sim.NewOrganizationAsync("CONSOLIDATED_BILLING");

        Assert.Equal("OrganizationsNotInUseException", await sim.NewAccount().CodeAsync("CreateTrail", OfOrganization));
        Assert.Equal("NotOrganizationMasterAccountException", await member.CodeAsync("CreateTrail", OfOrganization));
        Assert.Equal("OrganizationNotInAllFeaturesModeException", await consolidated.CodeAsync("CreateTrail", OfOrganization));
    }

    [Fact]
    public async Task DelegatedAdmin_MakesTrailsForTheManagementAccount()
    {
        var (management, _, _) = await sim.NewOrganizationAsync();
        var member = sim.Root(await management.NewMemberAsync());
        await management.MustTrailAsync("RegisterOrganizationDelegatedAdmin", new { MemberAccountId = member.Id });

        var arn = (await member.MustTrailAsync("CreateTrail", OfOrganization)).At("TrailARN");
        Assert.Equal(management.TrailArn("everyone"), arn);
        await member.MustTrailAsync("StartLogging", new { Name = arn });
        await management.MustTrailAsync("StopLogging", new { Name = "everyone" });

        await management.MustTrailAsync("DeregisterOrganizationDelegatedAdmin", new { DelegatedAdminAccountId = member.Id });
        Assert.Equal("NotOrganizationMasterAccountException", await member.CodeAsync("StartLogging", new { Name = arn }));
    }

    [Fact]
    public async Task DelegatedAdmin_OfAnAccountThatCannotBeOne_IsRefused()
    {
        var (management, _, _) = await sim.NewOrganizationAsync();
        var member = sim.Root(await management.NewMemberAsync());
        Task<string?> Register(TestAccount by, string account) => by.CodeAsync("RegisterOrganizationDelegatedAdmin", new { MemberAccountId = account });

        Assert.Equal("OrganizationsNotInUseException", await Register(sim.NewAccount(), member.Id));
        Assert.Equal("NotOrganizationManagementAccountException", await Register(member, member.Id));
        Assert.Equal("CannotDelegateManagementAccountException", await Register(management, management.Id));
        Assert.Equal("AccountNotFoundException", await Register(management, Sim.NewAccountId()));
        Assert.Equal("AccountNotRegisteredException", await management.CodeAsync("DeregisterOrganizationDelegatedAdmin", new { DelegatedAdminAccountId = member.Id }));
        Assert.Null(await Register(management, member.Id));
        Assert.Equal("AccountRegisteredException", await Register(management, member.Id));
    }
}
