using IamSim.Tests.Support;

namespace IamSim.Tests.Iam.Account;

/// <summary>What an account as a whole is set to: its web identity tokens, and the version of STS's.</summary>
public sealed class AccountSettingsTests(Sim sim)
{
    private const string Disabled = "Outbound web identity federation is disabled for your account.";

    [Fact]
    public async Task OutboundFederation_HasOneIssuerAnAccount()
    {
        var account = sim.NewAccount();

        (await account.CallAsync("GetOutboundWebIdentityFederationInfo")).Refused(404, "FeatureDisabled", Disabled);
        (await account.CallAsync("DisableOutboundWebIdentityFederation")).Refused(404, "FeatureDisabled", Disabled);
        var issuer = (await account.MustAsync("EnableOutboundWebIdentityFederation")).Value("IssuerIdentifier");
        (await account.CallAsync("EnableOutboundWebIdentityFederation"))
            .Refused(409, "FeatureEnabled", "Outbound web identity federation is already enabled for your account.");
        var shown = await account.MustAsync("GetOutboundWebIdentityFederationInfo");
        await account.MustAsync("DisableOutboundWebIdentityFederation");
        var again = (await account.MustAsync("EnableOutboundWebIdentityFederation")).Value("IssuerIdentifier");
        var others = (await sim.NewAccount().MustAsync("EnableOutboundWebIdentityFederation")).Value("IssuerIdentifier");

        Assert.Matches(@"^https://[0-9a-f-]{36}\.tokens\.sts\.global\.api\.aws$", issuer);
        Assert.Equal((issuer, "true"), (shown.Value("IssuerIdentifier"), shown.Value("JwtVendingEnabled")));
        Assert.Equal(issuer, again);
        Assert.NotEqual(issuer, others);
    }

    [Fact]
    public async Task TokenVersion_IsShownInTheSummary()
    {
        var account = sim.NewAccount();

        async Task<string> VersionAsync() => (await account.MustAsync("GetAccountSummary"))
            .Members("SummaryMap").Single(e => e.Elements().First().Value == "GlobalEndpointTokenVersion").Elements().Last().Value;

        Assert.Equal("1", await VersionAsync());
        await account.MustAsync("SetSecurityTokenServicePreferences", ("GlobalEndpointTokenVersion", "v2Token"));
        Assert.Equal("2", await VersionAsync());
        Assert.Equal(204, (await account.RestAsync("PUT", "/account/token-preferences", new { globalEndpointTokenVersion = "v1Token" })).Status);
        Assert.Equal("1", await VersionAsync());
    }

    [Fact]
    public async Task Rest_SwitchesFederation()
    {
        var account = sim.NewAccount();

        var enabled = await account.RestAsync("PUT", "/account/web-identity-federation");
        var shown = await account.RestAsync("GET", "/account/web-identity-federation");
        var disabled = await account.RestAsync("DELETE", "/account/web-identity-federation");

        Assert.Equal((200, 204), (enabled.Status, disabled.Status));
        Assert.True(shown.Json.GetProperty("jwtVendingEnabled").GetBoolean());
    }
}
