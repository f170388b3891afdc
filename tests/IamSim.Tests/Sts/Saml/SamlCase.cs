using System.Xml;
using IamSim.Tests.Support;

namespace IamSim.Tests.Sts.Saml;

/// <summary>An account with a SAML provider and a role that trusts it.</summary>
internal sealed class SamlCase : IDisposable
{
    private readonly FederationSim _sim;

    private SamlCase(FederationSim sim, TestAccount account, SamlIdp idp, string provider, string role) =>
        (_sim, Account, Idp, Provider, Role) = (sim, account, idp, provider, role);

    public TestAccount Account { get; }

    public SamlIdp Idp { get; }

    public string Provider { get; }

    public string Role { get; }

    public SamlSpeech Speech => SamlSpeech.For(Role, Provider);

    public static async Task<SamlCase> NewAsync(
        FederationSim sim, object? condition = null, string[]? actions = null, int hours = 1, params (string Name, string Value)[] others)
    {
        var (account, idp) = (sim.NewAccount(), new SamlIdp());
        var made = await account.MustAsync("CreateSAMLProvider", [("Name", "Okta"), ("SAMLMetadataDocument", idp.Metadata), .. others]);
        var provider = made.Value("SAMLProviderArn")!;
        return new SamlCase(sim, account, idp, provider, await account.NewTrustingRoleAsync(provider, actions ?? ["sts:AssumeRoleWithSAML"], condition, hours: hours));
    }

    public Task<WireAnswer> AssumeAsync(string response, params (string Name, string Value)[] others) => _sim.CallAsync(
        "AssumeRoleWithSAML", [("RoleArn", Role), ("PrincipalArn", Provider), ("SAMLAssertion", response), .. others]);

    public Task<WireAnswer> AssumeAsync(SamlSpeech speech, params (string Name, string Value)[] others) => AssumeAsync(Idp.Respond(speech), others);

    public Task<WireAnswer> AssumeAsync(XmlDocument document) => AssumeAsync(SamlIdp.Encode(document));

    public void Dispose() => Idp.Dispose();
}
