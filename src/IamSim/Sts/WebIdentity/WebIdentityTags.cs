using System.Text.Json;
using IamSim.Contracts;
using IamSim.Contracts.Sts;
using IamSim.Sts.Federation;

namespace IamSim.Sts.WebIdentity;

/// <summary>The session tags and the source identity that a token brings.</summary>
/// <param name="All">The tags.</param>
/// <param name="TransitiveKeys">The keys of those that a chain of roles passes on.</param>
/// <param name="SourceIdentity">Null where the token has none.</param>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html#id_session-tags_adding-assume-role-idp">IAM: passing session tags using
/// AssumeRoleWithWebIdentity</see>: nested in one claim, or flat, each in a claim of its own.
/// </remarks>
internal sealed record WebIdentityTags(IReadOnlyList<Tag> All, IReadOnlyList<string> TransitiveKeys, string? SourceIdentity)
{
    private const string Tags = "https://aws.amazon.com/tags";
    private const string PrincipalTags = "principal_tags";
    private const string TransitiveTagKeys = "transitive_tag_keys";
    private const string Source = "https://aws.amazon.com/source_identity";

    public static Outcome<WebIdentityTags> Of(WebIdentityToken token)
    {
        var claims = token.Claims;
        var source = claims.TryGetProperty(Source, out _) ? WebIdentityToken.TextOf(claims, Source) ?? string.Empty : null;
        if (source is not null && !TokenRules.IsSourceIdentity(source))
        {
            return WebIdentityErrors.RejectedClaim(Source, "it must match [a-zA-Z_0-9+=,.@-]{2,64} and not begin with \"aws:\".");
        }

        var tags = new List<Tag>();
        IReadOnlyList<string> transitive = [];
        if (!TryNested(claims, tags, ref transitive) || !TryFlat(claims, tags, ref transitive))
        {
            return WebIdentityErrors.RejectedClaim(Tags, "each tag must have one value, a text, and transitive_tag_keys must be a list of texts.");
        }

        return TokenRules.Refuse(tags, transitive) is { } why ? WebIdentityErrors.RejectedClaim(Tags, why) : new WebIdentityTags(tags, transitive, source);
    }

    private static bool TryNested(JsonElement claims, List<Tag> tags, ref IReadOnlyList<string> transitive)
    {
        if (!claims.TryGetProperty(Tags, out var nested))
        {
            return true;
        }

        if (nested.ValueKind != JsonValueKind.Object)
        {
            return false;
        }

        if (nested.TryGetProperty(PrincipalTags, out var principal))
        {
            if (principal.ValueKind != JsonValueKind.Object || !principal.EnumerateObject().All(tag => TryAdd(principal, tag.Name, tag.Name, tags)))
            {
                return false;
            }
        }

        return TryTransitive(nested, TransitiveTagKeys, ref transitive);
    }

    private static bool TryFlat(JsonElement claims, List<Tag> tags, ref IReadOnlyList<string> transitive)
    {
        const string prefix = $"{Tags}/{PrincipalTags}/";
        foreach (var claim in claims.EnumerateObject())
        {
            if (claim.Name.StartsWith(prefix, StringComparison.Ordinal) && !TryAdd(claims, claim.Name, claim.Name[prefix.Length..], tags))
            {
                return false;
            }
        }

        return TryTransitive(claims, $"{Tags}/{TransitiveTagKeys}", ref transitive);
    }

    private static bool TryAdd(JsonElement holder, string claim, string key, List<Tag> tags)
    {
        if (!WebIdentityToken.TryTexts(holder, claim, out var values) || values is not [var value])
        {
            return false;
        }

        tags.Add(new Tag { Key = key, Value = value });
        return true;
    }

    private static bool TryTransitive(JsonElement holder, string claim, ref IReadOnlyList<string> transitive)
    {
        if (!holder.TryGetProperty(claim, out var keys) || keys is { ValueKind: JsonValueKind.Array } && keys.GetArrayLength() == 0)
        {
            return true;
        }

        if (!WebIdentityToken.TryTexts(holder, claim, out var texts))
        {
            return false;
        }

        transitive = [.. transitive, .. texts];
        return true;
    }
}
