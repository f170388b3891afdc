using System.Collections.Immutable;
using System.Globalization;
using IamSim.Authentication.Sessions;

namespace IamSim.Authorization;

/// <summary>The context keys that follow from temporary credentials.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-role-session-properties">IAM:
/// properties of the role session</see>
/// </remarks>
internal static class SessionFacts
{
    /// <summary>Those that stay the same as long as the session does.</summary>
    public static ImmutableArray<KeyValuePair<string, ImmutableArray<string>>> Of(SessionClaims? session)
    {
        if (session is null)
        {
            return [];
        }

        var facts = ImmutableArray.CreateBuilder<KeyValuePair<string, ImmutableArray<string>>>();
        facts.Add(new("aws:TokenIssueTime", [Time(session.IssuedAt)]));

        // "The temporary credentials returned by AssumeRole do not include MFA information in the context":
        // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html
        var hasMfa = session.MfaAt is not null && session.Kind is SessionKind.User or SessionKind.Root;
        facts.Add(new("aws:MultiFactorAuthPresent", [hasMfa ? "true" : "false"]));
        if (session.SourceIdentity is { } identity)
        {
            facts.Add(new("aws:SourceIdentity", [identity]));
        }

        if (session.FederatedProvider is { } provider)
        {
            facts.Add(new("aws:FederatedProvider", [provider]));
        }

        if (session.Kind == SessionKind.AssumedRoot)
        {
            facts.Add(new("aws:AssumedRoot", ["true"]));
        }

        facts.AddRange(session.Context.Select(entry => KeyValuePair.Create(entry.Key, ImmutableArray.CreateRange(entry.Value))));
        return facts.ToImmutable();
    }

    /// <summary>No tag yet, by keys whose case does not count.</summary>
    public static ImmutableDictionary<string, string> WithoutCase { get; } = ImmutableDictionary.Create<string, string>(StringComparer.OrdinalIgnoreCase);

    public static ImmutableDictionary<string, string> TagsOf(SessionClaims? session) =>
        session?.Tags.Aggregate(WithoutCase, (map, tag) => map.SetItem(tag.Key, tag.Value)) ?? WithoutCase;

    /// <summary>A time in seconds as <c>aws:TokenIssueTime</c> and <c>aws:CurrentTime</c> have it.</summary>
    public static string Time(long seconds) =>
        DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
