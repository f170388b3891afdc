using System.Text.Json;
using System.Text.Json.Nodes;
using IamSim.Rest;
using IamSim.Rest.OpenApi;
using IamSim.Simulator;
using Microsoft.AspNetCore.Mvc;
using Microsoft.IdentityModel.Tokens;

namespace IamSim.Issuer;

/// <summary>Web identity tokens for tests, as of any issuer. The simulator's own: no call, so it has no event.</summary>
[ApiController]
[Route("api/v1/simulator/web-identity-tokens")]
[Tags("Simulator")]
[ProducesJson]
public sealed class TestTokensController : ControllerBase
{
    private const string Example = """
        {
          "issuer": "https://token.actions.githubusercontent.com",
          "subject": "repo:example/app:ref:refs/heads/main",
          "audience": "sts.amazonaws.com",
          "claims": { "job_workflow_ref": "example/app/.github/workflows/deploy.yml@refs/heads/main" },
          "expiresIn": 300
        }
        """;

    private const string DefaultAudience = "sts.amazonaws.com";
    private const int DefaultSeconds = 3600;
    private const int MostSeconds = 10 * 365 * 24 * 3600;
    private const int MostCharacters = 2048;

    /// <summary>Makes a web identity token of any issuer, signed with IamSim's own key.</summary>
    /// <remarks>
    /// GitHub Actions' and Kubernetes service accounts' tokens get the claims that follow from their subject. <c>claims</c> counts over all others; one
    /// that is null is left out. <c>expiresIn</c> may be less than zero: the token has expired.
    /// </remarks>
    [HttpPost]
    [BodyExample(Example)]
    [ProducesResponseType<TestToken>(StatusCodes.Status201Created)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    public async Task<IActionResult> CreateTestToken(NewTestToken wanted, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        var services = HttpContext.RequestServices;
        if (Refuse(wanted) is { } why)
        {
            return Problem(why, statusCode: StatusCodes.Status400BadRequest);
        }

        var now = services.GetRequiredService<SimulatorClock>().GetUtcNow();
        var claims = ClaimsOf(wanted, now);
        var token = await services.GetRequiredService<TokenSigner>().SignAsync(claims, wanted.Algorithm ?? SecurityAlgorithms.RsaSha256, ct);
        return token is null
            ? Problem("algorithm is one of RS256, RS384, RS512, ES384.", statusCode: StatusCodes.Status400BadRequest)
            : StatusCode(StatusCodes.Status201Created, new TestToken(token, now.AddSeconds(wanted.ExpiresIn ?? DefaultSeconds)));
    }

    private static string? Refuse(NewTestToken wanted)
    {
        if (!Uri.TryCreate(wanted.Issuer, UriKind.Absolute, out var issuer) || issuer.Scheme is not ("https" or "http") || wanted.Issuer.Length > MostCharacters)
        {
            return "issuer must be a URL, such as https://token.actions.githubusercontent.com.";
        }

        if (wanted.Subject is not { Length: > 0 and <= MostCharacters })
        {
            return $"subject must have 1 to {MostCharacters} characters.";
        }

        if (Math.Abs((long)(wanted.ExpiresIn ?? 0)) > MostSeconds)
        {
            return "expiresIn must be at most ten years, in seconds.";
        }

        if (wanted.Claims is { ValueKind: not (JsonValueKind.Object or JsonValueKind.Null or JsonValueKind.Undefined) })
        {
            return "claims must be an object.";
        }

        return wanted.Audience is null or { ValueKind: JsonValueKind.String or JsonValueKind.Null or JsonValueKind.Undefined } || IsTextList(wanted.Audience.Value)
            ? null
            : "audience must be a text or a list of texts.";
    }

    private static bool IsTextList(JsonElement audience) =>
        audience.ValueKind == JsonValueKind.Array && audience.EnumerateArray().All(each => each.ValueKind == JsonValueKind.String);

    private static JsonObject ClaimsOf(NewTestToken wanted, DateTimeOffset now)
    {
        var seconds = now.ToUnixTimeSeconds();
        var life = wanted.ExpiresIn ?? DefaultSeconds;
        var claims = new JsonObject
        {
            ["iss"] = wanted.Issuer,
            ["sub"] = wanted.Subject,
            ["aud"] = wanted.Audience is { ValueKind: JsonValueKind.String or JsonValueKind.Array } audience ? NodeOf(audience) : DefaultAudience,

            // Issued before it ended, also where it has ended already.
            ["iat"] = seconds + Math.Min(0, life - 1),
            ["exp"] = seconds + life,
            ["jti"] = Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16)),
        };
        KnownIssuerClaims.AddTo(claims, wanted.Issuer, wanted.Subject);
        if (wanted.Claims is { ValueKind: JsonValueKind.Object } own)
        {
            foreach (var claim in own.EnumerateObject())
            {
                if (claim.Value.ValueKind == JsonValueKind.Null)
                {
                    claims.Remove(claim.Name);
                }
                else
                {
                    claims[claim.Name] = NodeOf(claim.Value);
                }
            }
        }

        return claims;
    }

    private static JsonNode? NodeOf(JsonElement element) => JsonNode.Parse(element.GetRawText());
}

/// <summary>A web identity token that is to be made.</summary>
/// <param name="Issuer">Whose it is: <c>iss</c>.</param>
/// <param name="Subject">Whom it speaks of: <c>sub</c>.</param>
/// <param name="Audience">For whom it is, one or several: <c>aud</c>. <c>sts.amazonaws.com</c> where nothing is said.</param>
/// <param name="Claims">What it says beside, or instead.</param>
/// <param name="ExpiresIn">After how many seconds it expires: an hour's where nothing is said.</param>
/// <param name="Algorithm"><c>RS256</c> where nothing is said.</param>
public sealed record NewTestToken(string Issuer, string Subject, JsonElement? Audience, JsonElement? Claims, int? ExpiresIn, string? Algorithm);

/// <summary>A web identity token for tests.</summary>
/// <param name="Token">The JWT.</param>
/// <param name="Expiration">When it expires, by the simulator's clock.</param>
public sealed record TestToken(string Token, DateTimeOffset Expiration);
