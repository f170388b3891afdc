using IamSim.Hosting;
using IamSim.Testing;
using IamSim.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace IamSim.Tests.Sts.WebIdentity;

/// <summary>What the settings say of web identity tokens. Each test has a server of its own, whose clock it may turn.</summary>
public sealed class WebIdentitySettingsTests
{
    [Fact]
    public async Task Tokens_AreJudgedByTheSimulatorsClock()
    {
        await using var host = await IamSimHost.StartAsync();
        var (role, _) = await RoleAsync(host);
        var token = await FederationSim.MintAsync(host, new { issuer = FederationSim.GitHub, subject = "me@example.com", expiresIn = 600 });

        Assert.Equal(200, (await AssumeAsync(host, role, token)).Status);
        await host.Clock.AdvanceAsync(TimeSpan.FromSeconds(601));
        Assert.Equal("ExpiredTokenException", (await AssumeAsync(host, role, token)).Code);
        var later = await FederationSim.MintAsync(host, new { issuer = FederationSim.GitHub, subject = "me@example.com" });
        Assert.Equal(200, (await AssumeAsync(host, role, later)).Status);
    }

    [Fact]
    public async Task EnforcementOff_DecidesNothing_AndStillBelievesNoToken()
    {
        await using var host = await IamSimHost.StartAsync(new Dictionary<string, string> { ["IamSim:Enforcement"] = "Off" });
        var (role, account) = await RoleAsync(host, "arn:aws:iam::123456789012:oidc-provider/elsewhere.example.com");
        var token = await FederationSim.MintAsync(host, new { issuer = FederationSim.GitHub, subject = "me@example.com" });

        Assert.Equal(200, (await AssumeAsync(host, role, token)).Status);
        Assert.Equal("InvalidIdentityToken", (await AssumeAsync(host, role, token[..^8] + "AAAAAAAA")).Code);
        Assert.Equal("AccessDenied", (await AssumeAsync(host, account.Arn("role/nobody"), token)).Code);
    }

    [Fact]
    public async Task Observe_LetsThroughWhatTheRoleDoesNotTrust()
    {
        await using var host = await IamSimHost.StartAsync(new Dictionary<string, string> { ["IamSim:Enforcement"] = "Observe" });
        var (role, _) = await RoleAsync(host, "arn:aws:iam::123456789012:oidc-provider/elsewhere.example.com");

        var answer = await AssumeAsync(host, role, await FederationSim.MintAsync(host, new { issuer = FederationSim.GitHub, subject = "me@example.com" }));

        Assert.Equal(200, answer.Status);
    }

    [Fact]
    public async Task OwnIssuerNotTrusted_IsToldWhereKeysBelong()
    {
        await using var host = await IamSimHost.StartAsync(new Dictionary<string, string> { ["IamSim:Oidc:TrustOwnIssuer"] = "false" });
        var (role, _) = await RoleAsync(host);

        var answer = await AssumeAsync(host, role, await FederationSim.MintAsync(host, new { issuer = FederationSim.GitHub, subject = "me@example.com" }));

        Assert.Equal((400, "IDPCommunicationError"), (answer.Status, answer.Code));
        Assert.Contains("IamSim:Oidc:Providers", answer.Message);
    }

    [Theory]
    [InlineData("Issuer", "", "IamSim:Oidc:Providers:0:Issuer")]
    [InlineData("Jwks", "{", "IamSim:Oidc:Providers:0:Jwks cannot be read")]
    [InlineData("Jwks", """{"keys":[]}""", "IamSim:Oidc:Providers:0:Jwks has no key")]
    [InlineData("JwksFile", "/nowhere/keys.json", "must have either Jwks or JwksFile")]
    [InlineData("Keys", "x", "IamSim:Oidc:Providers:0:Keys is not a setting")]
    public void BadSetting_StopsTheStart_AndIsNamed(string name, string value, string said)
    {
        var settings = new Dictionary<string, string?>
        {
            ["IamSim:Oidc:Providers:0:Issuer"] = "https://a.example.com",
            ["IamSim:Oidc:Providers:0:Jwks"] = """{"keys":[{"kty":"RSA","e":"AQAB","n":"sXchDaQebHnPiGvyDOAT4saGEUetSyo9MKLOoWFsueri23bOdgWp4Dy1WlUzewbgBHod5pcM9H95GQRV3JDXboIRROSBigeC5yjU1hGzHHyXss8UDprecbAYxknTcQkhslANGRUZmdTOQ5qTRsLAt6BTYuyvVRdhS8exSZEy_c4gs_7svlJJQ4H9_NxsiIoLwAEk7-Q3UXERGYw_75IDrGA84-lA_-Ct4eTlXHBIY2EaV7t7LjJaynVJCpkv4LKjTTAumiGUIuQhrNhZLuF_RJLqHpM2kgWFLU7-VTdL1VbC2tejvcI2BlMkEpk1BzBZI0KQB0GaDWFLN-aEAw3vRw"}]}""",
        };
        settings[$"IamSim:Oidc:Providers:0:{name}"] = value;

        var refused = Assert.Throws<OptionsValidationException>(() => OptionsSetup.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()));

        Assert.Contains(said, refused.Message);
    }

    private static Task<WireAnswer> AssumeAsync(IamSimHost host, string role, string token) => FederationSim.CallAsync(
        host, "AssumeRoleWithWebIdentity", ("RoleArn", role), ("RoleSessionName", "deploy"), ("WebIdentityToken", token));

    private static async Task<(string Role, TestAccount Account)> RoleAsync(IamSimHost host, string? trusted = null)
    {
        var account = new TestAccount(host.Client, Sim.NewAccountId());
        var provider = await account.NewOidcProviderAsync(FederationSim.GitHub);
        return (await account.NewTrustingRoleAsync(trusted ?? provider, FederatedRoles.ByWebIdentity), account);
    }
}
