using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using IamSim.Authentication.Sessions;
using IamSim.Testing;
using IamSim.Tests.Sts;
using IamSim.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

[assembly: AssemblyFixture(typeof(FederationSim))]

namespace IamSim.Tests.Sts;

/// <summary>A server that enforces, and knows the keys of two issuers; callers without credentials come from here.</summary>
public sealed class FederationSim : IAsyncLifetime
{
    public const string Version = "2011-06-15";
    public const string GitHub = "https://token.actions.githubusercontent.com";

    /// <summary>An issuer whose keys are in the configuration.</summary>
    public const string Configured = "https://configured.example.com";

    /// <summary>An issuer whose keys are in a file.</summary>
    public const string Filed = "https://filed.example.com/realm";

    private readonly string _file = Path.GetTempFileName();
    private IamSimHost? _host;

    public IamSimHost Host => _host!;

    public RSA ConfiguredKey { get; } = RSA.Create(2048);

    public ECDsa FiledKey { get; } = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public TestAccount NewAccount() => new(Host.Client, Sim.NewAccountId());

    public async ValueTask InitializeAsync()
    {
        await File.WriteAllTextAsync(_file, KeySet(JsonWebKeyConverter.ConvertFromECDsaSecurityKey(new ECDsaSecurityKey(Public(FiledKey)) { KeyId = "filed" })));
        _host = await IamSimHost.StartAsync(new Dictionary<string, string>
        {
            ["IamSim:Enforcement"] = "On",
            ["IamSim:Oidc:Providers:0:Issuer"] = Configured,
            ["IamSim:Oidc:Providers:0:Jwks"] = KeySet(JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(ConfiguredKey.ExportParameters(false)))),
            ["IamSim:Oidc:Providers:1:Issuer"] = Filed,
            ["IamSim:Oidc:Providers:1:JwksFile"] = _file,
        });
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        ConfiguredKey.Dispose();
        FiledKey.Dispose();
        File.Delete(_file);
    }

    /// <summary>Calls an operation of STS without any credentials.</summary>
    public static async Task<WireAnswer> CallAsync(IamSimHost host, string action, params (string Name, string Value)[] parameters)
    {
        // Of two values of one parameter, the later counts.
        var form = parameters.GroupBy(p => p.Name).Select(p => KeyValuePair.Create(p.Key, p.Last().Value)).Append(new("Action", action)).Append(new("Version", Version));
        using var content = new FormUrlEncodedContent(form);
        using var response = await host.Client.PostAsync("/", content);
        var text = await response.Content.ReadAsStringAsync();
        IssuedKeys.Note(text);
        var answer = new WireAnswer(response, text);
        AnsweredErrors.Note(action, answer.Code);
        return answer;
    }

    public Task<WireAnswer> CallAsync(string action, params (string Name, string Value)[] parameters) => CallAsync(Host, action, parameters);

    /// <summary>Asks for a session by a web identity token.</summary>
    public Task<WireAnswer> AssumeAsync(string roleArn, string token, params (string Name, string Value)[] others) =>
        CallAsync("AssumeRoleWithWebIdentity", [("RoleArn", roleArn), ("RoleSessionName", "deploy"), ("WebIdentityToken", token), .. others]);

    /// <summary>A token of IamSim's own issuer: <c>new { issuer, subject, … }</c>.</summary>
    public static async Task<string> MintAsync(IamSimHost host, object wanted)
    {
        using var response = await host.Client.PostAsJsonAsync("/api/v1/simulator/web-identity-tokens", wanted, JsonSerializerOptions.Default);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True((int)response.StatusCode == 201, text);
        return JsonDocument.Parse(text).RootElement.GetProperty("token").GetString()!;
    }

    public Task<string> MintAsync(object wanted) => MintAsync(Host, wanted);

    /// <summary>A token of GitHub Actions on a branch of <c>example/app</c>.</summary>
    public Task<string> GitHubTokenAsync(string branch = "main", object? claims = null) =>
        MintAsync(new { issuer = GitHub, subject = $"repo:example/app:ref:refs/heads/{branch}", claims = claims ?? new { } });

    /// <summary>What is sealed into an answer's session token.</summary>
    internal SessionClaims ClaimsOf(WireAnswer answer) =>
        Host.Services.GetRequiredService<SessionTokens>().Open(answer.Value("Credentials/SessionToken")!)!;

    /// <summary>A token that somebody else signed.</summary>
    public static string Sign(SecurityKey key, string algorithm, object claims) =>
        new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(JsonSerializer.Serialize(claims), new SigningCredentials(key, algorithm));

    private static ECDsa Public(ECDsa key) => ECDsa.Create(key.ExportParameters(false));

    private static string KeySet(JsonWebKey key) => new JsonObject { ["keys"] = new JsonArray(JsonNode.Parse(JsonSerializer.Serialize(key))) }.ToJsonString();
}
