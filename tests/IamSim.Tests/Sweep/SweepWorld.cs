using System.Text.Json;
using System.Text.Json.Nodes;
using IamSim.Tests.Iam.DelegationRequests;
using IamSim.Tests.Iam.Mfa;
using IamSim.Tests.Iam.SamlProviders;
using IamSim.Tests.Organizations;
using IamSim.Tests.Support;

namespace IamSim.Tests.Sweep;

/// <summary>An account in which what a call needs is made when it is asked for: users, roles, certificates, devices, …</summary>
internal sealed class SweepWorld(Sim sim)
{
    public const string Password = "Correct-Horse-7-Battery";

    private readonly Dictionary<string, WireAnswer> _made = [];
    private TestAccount? _alice;
    private Authenticator? _device;
    private readonly Lazy<(MadeCertificate Server, string Intermediate, string Root)> _chain = new(Certificates.Chained);
    private string? _delegation;
    private string? _key;
    private string? _organization;

    public TestAccount Root { get; } = sim.NewAccount();

    public MadeCertificate Certificate { get; } = Certificates.SelfSigned();

    public (MadeCertificate Server, string Intermediate, string Root) Chain => _chain.Value;

    /// <summary>Calls an operation, the same call once only, and expects success.</summary>
    public async Task<WireAnswer> OnceAsync(string operation, params (string Name, string Value)[] parameters)
    {
        var key = $"{operation} {string.Join('&', parameters)}";
        return _made.TryGetValue(key, out var answer) ? answer : _made[key] = await Root.MustAsync(operation, parameters);
    }

    /// <summary>The user alice as a caller.</summary>
    public async Task<TestAccount> AliceAsync()
    {
        await OnceAsync("CreateUser", ("UserName", "alice"));
        return _alice ??= await Root.AdministratorAsync("alice");
    }

    /// <summary>An MFA device that is nobody's yet.</summary>
    public async Task<Authenticator> DeviceAsync() => _device ??= await Authenticator.NewAsync(Root, "phone");

    /// <summary>An MFA device of alice's.</summary>
    public async Task<Authenticator> EnabledDeviceAsync()
    {
        await AliceAsync();
        return _device ??= await Authenticator.EnabledAsync(Root, "alice", "phone");
    }

    /// <summary>A delegation request that this account was asked, after these operations on it.</summary>
    public async Task<string> DelegationAsync(params string[] way)
    {
        if (_delegation is null)
        {
            _delegation = await sim.NewAccount().AskAsync(("OwnerAccountId", Root.Id));
            foreach (var operation in way)
            {
                await OnceAsync(operation, ("DelegationRequestId", _delegation));
            }
        }

        return _delegation;
    }

    /// <summary>An organization that this account manages: the path of its root.</summary>
    public async Task<string> OrganizationAsync()
    {
        if (_organization is null)
        {
            var id = (await Root.MustOrgAsync("CreateOrganization", new { FeatureSet = "ALL" })).At("Organization", "Id");
            _organization = $"{id}/{(await Root.MustOrgAsync("ListRoots")).Each("Roots", "Id")[0]}";
        }

        return _organization;
    }

    /// <summary>The ARN of a SAML provider that has a private key.</summary>
    public async Task<string> SamlProviderAsync() => (await OnceAsync(
        "CreateSAMLProvider",
        ("Name", "Okta"),
        ("SAMLMetadataDocument", SamlProviderTests.Metadata()),
        ("AssertionEncryptionMode", "Allowed"),
        ("AddPrivateKey", _key ??= SamlProviderTests.NewKey()))).Value("SAMLProviderArn")!;

    /// <summary>JSON of C#'s own making, for members that are structures.</summary>
    public static JsonNode Json(object value) => JsonSerializer.SerializeToNode(value)!;
}
