using System.Collections.Immutable;
using System.Globalization;
using IamSim.Authorization;
using IamSim.Contracts.Sts;

namespace IamSim.Sts.WebIdentity;

/// <summary>What a web identity token for others needs to be allowed.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_outbound_policies.html">IAM: controlling access to outbound identity
/// federation</see>
/// </remarks>
internal static class WebIdentityTokenQuestions
{
    public static IReadOnlyList<Question> Of(GetWebIdentityTokenRequest request)
    {
        var context = ContextOf(request);
        var token = new Question("sts:GetWebIdentityToken", "*") { Context = context };

        // "To allow Tags to be passed to the GetWebIdentityToken call, the IAM principal must have the sts:TagGetWebIdentityToken permission."
        return request.Tags is { Count: > 0 } ? [token, new Question("sts:TagGetWebIdentityToken", "*") { Context = context }] : [token];
    }

    private static ImmutableArray<KeyValuePair<string, ImmutableArray<string>>> ContextOf(GetWebIdentityTokenRequest request)
    {
        var keys = ImmutableArray.CreateBuilder<KeyValuePair<string, ImmutableArray<string>>>();
        if (request.Audience is { Count: > 0 } audience)
        {
            keys.Add(new("sts:IdentityTokenAudience", [.. audience]));
        }

        var seconds = request.DurationSeconds ?? GetWebIdentityToken.DefaultSeconds;
        keys.Add(new("sts:DurationSeconds", [seconds.ToString(CultureInfo.InvariantCulture)]));
        if (request.SigningAlgorithm is { } algorithm)
        {
            keys.Add(new("sts:SigningAlgorithm", [algorithm]));
        }

        var tags = request.Tags?.Where(tag => tag is { Key: not null, Value: not null }).ToList() ?? [];
        if (tags.Count > 0)
        {
            keys.Add(new("aws:TagKeys", [.. tags.Select(tag => tag.Key)]));
            keys.AddRange(tags.Select(tag => KeyValuePair.Create("aws:RequestTag/" + tag.Key, ImmutableArray.Create(tag.Value))));
        }

        return keys.ToImmutable();
    }
}
