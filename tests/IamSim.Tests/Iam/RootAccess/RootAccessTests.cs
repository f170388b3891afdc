using IamSim.Testing;
using IamSim.Tests.Organizations;
using IamSim.Tests.Support;

namespace IamSim.Tests.Iam.RootAccess;

public sealed class RootAccessTests(Sim sim)
{
    public static TheoryData<string> Operations =>
    [
        "EnableOrganizationsRootCredentialsManagement", "DisableOrganizationsRootCredentialsManagement", "EnableOrganizationsRootSessions",
        "DisableOrganizationsRootSessions", "ListOrganizationsFeatures",
    ];

    [Fact]
    public async Task Features_AreSwitchedEachForItself()
    {
        var (account, id, _) = await sim.NewOrganizationAsync();
        async Task<string> EnabledAsync(string operation)
        {
            var answer = await account.MustAsync(operation);
            Assert.Equal(id, answer.Value("OrganizationId"));
            return string.Join(' ', answer.Members("EnabledFeatures").Select(f => f.Value));
        }

        Assert.Equal(string.Empty, await EnabledAsync("ListOrganizationsFeatures"));
        Assert.Equal("RootSessions", await EnabledAsync("EnableOrganizationsRootSessions"));
        Assert.Equal("RootCredentialsManagement RootSessions", await EnabledAsync("EnableOrganizationsRootCredentialsManagement"));
        Assert.Equal("RootCredentialsManagement RootSessions", await EnabledAsync("EnableOrganizationsRootCredentialsManagement"));
        Assert.Equal("RootCredentialsManagement", await EnabledAsync("DisableOrganizationsRootSessions"));
        Assert.Equal("RootCredentialsManagement", await EnabledAsync("ListOrganizationsFeatures"));
        Assert.Equal(string.Empty, await EnabledAsync("DisableOrganizationsRootCredentialsManagement"));
        Assert.Equal(string.Empty, await EnabledAsync("DisableOrganizationsRootCredentialsManagement"));
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Feature_WithoutAnOrganization_OrganizationNotFound(string operation) =>
        (await sim.NewAccount().CallAsync(operation)).Refused(400, "OrganizationNotFoundException", "No organization is associated with your account.");

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Feature_ForBillingOnly_OrganizationNotInAllFeaturesMode(string operation)
    {
        var (account, _, _) = await sim.NewOrganizationAsync("CONSOLIDATED_BILLING");

        (await account.CallAsync(operation)).Refused(
            400, "OrganizationNotInAllFeaturesModeException", "Your organization does not have All features enabled.");
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Feature_AskedByAMember_IsNotItsToAsk(string operation)
    {
        var (account, _, _) = await sim.NewOrganizationAsync();

        var answer = await sim.Root(await account.NewMemberAsync()).CallAsync(operation);

        var enables = operation.StartsWith("Enable", StringComparison.Ordinal);
        Assert.Equal(enables ? "CallerIsNotManagementAccountException" : "AccountNotManagementOrDelegatedAdministratorException", answer.Code);
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Feature_WithoutTrustedAccess_ServiceAccessNotEnabled(string operation)
    {
        await using var host = await IamSimHost.StartAsync(new Dictionary<string, string> { ["IamSim:Organizations:TrustedAccessForIam"] = "false" });
        var account = new TestAccount(host.Client, "111122223333");
        await account.MustOrgAsync("CreateOrganization");

        (await account.CallAsync(operation)).Refused(400, "ServiceAccessNotEnabledException", "Trusted access is not enabled for IAM in Organizations.");
    }

    [Fact]
    public async Task Rest_OfFeatures_SwitchesThem()
    {
        var (account, id, _) = await sim.NewOrganizationAsync();

        await account.RestAsync("PUT", "/organization/features/root-sessions");
        var both = await account.RestAsync("PUT", "/organization/features/root-credentials-management");
        await account.RestAsync("DELETE", "/organization/features/root-sessions");
        var one = await account.RestAsync("GET", "/organization/features");
        var none = await account.RestAsync("DELETE", "/organization/features/root-credentials-management");

        Assert.Equal($$"""{"organizationId":"{{id}}","enabledFeatures":["RootCredentialsManagement","RootSessions"]}""", both.Text);
        Assert.Equal($$"""{"organizationId":"{{id}}","enabledFeatures":["RootCredentialsManagement"]}""", one.Text);
        Assert.Equal($$"""{"organizationId":"{{id}}","enabledFeatures":[]}""", none.Text);
    }
}
