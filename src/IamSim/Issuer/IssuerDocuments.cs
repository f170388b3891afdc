using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;

namespace IamSim.Issuer;

/// <summary>What an OIDC issuer publishes: its discovery document and its keys.</summary>
/// <remarks>
/// <see href="https://openid.net/specs/openid-connect-discovery-1_0.html">OpenID Connect Discovery 1.0</see>,
/// <see href="https://www.rfc-editor.org/rfc/rfc7517">RFC 7517: JSON Web Key</see>
/// </remarks>
internal static class IssuerDocuments
{
    /// <summary>Where issuers are served, behind the server's own address.</summary>
    public const string Root = "/oidc/";

    public const string Discovery = "/.well-known/openid-configuration";

    /// <summary>As AWS's outbound federation has it.</summary>
    public const string WellKnownKeys = "/.well-known/jwks.json";

    public const string Keys = "/jwks";

    /// <summary>
    /// The issuer that a name stands for: a real one's host and path stand for its URL (<c>token.actions.githubusercontent.com</c>), any other name
    /// for an issuer of this server's own.
    /// </summary>
    public static string IssuerOf(string server, string name) => name.Split('/')[0].Contains('.', StringComparison.Ordinal) ? $"https://{name}" : server + Root + name;

    public static JsonObject DiscoveryOf(string server, string name) => new()
    {
        ["issuer"] = IssuerOf(server, name),
        ["jwks_uri"] = server + Root + name + WellKnownKeys,
        ["response_types_supported"] = new JsonArray("id_token"),
        ["subject_types_supported"] = new JsonArray("public"),
        ["id_token_signing_alg_values_supported"] = new JsonArray(
            SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512, SecurityAlgorithms.EcdsaSha384),
        ["claims_supported"] = new JsonArray("sub", "aud", "iss", "iat", "exp", "jti"),
    };

    /// <summary>The public halves.</summary>
    public static JsonObject KeySetOf(TokenSigningPair pair) => new()
    {
        ["keys"] = new JsonArray(
            new JsonObject
            {
                ["kty"] = pair.Rsa.Kty,
                ["use"] = "sig",
                ["alg"] = SecurityAlgorithms.RsaSha256,
                ["kid"] = pair.Rsa.KeyId,
                ["n"] = pair.Rsa.N,
                ["e"] = pair.Rsa.E,
            },
            new JsonObject
            {
                ["kty"] = pair.Ec.Kty,
                ["use"] = "sig",
                ["alg"] = SecurityAlgorithms.EcdsaSha384,
                ["kid"] = pair.Ec.KeyId,
                ["crv"] = pair.Ec.Crv,
                ["x"] = pair.Ec.X,
                ["y"] = pair.Ec.Y,
            }),
    };
}
