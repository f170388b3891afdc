using System.Text.Json.Nodes;
using IamSim.Access;
using IamSim.Authorization;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Sts;

namespace IamSim.Sts.WebIdentity;

/// <summary>The claims of a token by which a principal is known outside of AWS.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_outbound_token_claims.html">IAM: understanding token claims</see>;
/// <c>ou_path</c> is a list, and <c>original_session_exp</c> and <c>principal_id</c> are there, in public reports of real tokens.
/// </remarks>
internal static class WebIdentityClaims
{
    private const string OfAws = "https://sts.amazonaws.com/";

    public static async Task<JsonObject> OfAsync(
        Call call,
        GetWebIdentityTokenRequest request,
        CallerAccess access,
        string subject,
        string issuer,
        int seconds,
        AccountControlsReader controls,
        CancellationToken ct)
    {
        var issued = call.Time.ToUnixTimeSeconds();
        var own = new JsonObject { ["aws_account"] = call.Account, ["source_region"] = call.Region, ["principal_id"] = subject };
        if (await controls.FindAsync(call.Account, ct) is { } organization)
        {
            own["org_id"] = organization.OrganizationId;
            own["ou_path"] = new JsonArray(organization.Path);
        }

        if (access.Tags.Count > 0)
        {
            own["principal_tags"] = Map(access.Tags.OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => (tag.Key, tag.Value)));
        }

        if (call.Caller.Session is { } session)
        {
            own["original_session_exp"] = Timestamps.Format(DateTimeOffset.FromUnixTimeSeconds(session.ExpiresAt), Timestamps.Iso8601);
        }

        if (request.Tags is { Count: > 0 } tags)
        {
            own["request_tags"] = Map(tags.Select(tag => (tag.Key, tag.Value)));
        }

        return new JsonObject
        {
            ["iss"] = issuer,
            ["aud"] = request.Audience is [var only] ? only : new JsonArray([.. request.Audience.Select(audience => (JsonNode)audience)]),
            ["sub"] = subject,
            ["iat"] = issued,
            ["exp"] = issued + seconds,
            ["jti"] = call.RequestId.ToString(),
            [OfAws] = own,
        };
    }

    private static JsonObject Map(IEnumerable<(string Key, string Value)> tags)
    {
        var map = new JsonObject();
        foreach (var (key, value) in tags)
        {
            map[key] = value;
        }

        return map;
    }
}
