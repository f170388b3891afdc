using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace IamSim.Issuer;

/// <summary>Signs web identity tokens with IamSim's own keys.</summary>
internal sealed class TokenSigner(TokenSigningKeys keys)
{
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The token; null for an algorithm that IamSim has no key for.</summary>
    public async ValueTask<string?> SignAsync(JsonObject claims, string algorithm, CancellationToken ct)
    {
        var pair = await keys.GetAsync(ct);
        return pair.For(algorithm) is { } key
            ? new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(
                claims.ToJsonString(Compact), new SigningCredentials(key, algorithm))
            : null;
    }
}
