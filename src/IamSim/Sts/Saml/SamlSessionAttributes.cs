using System.Globalization;
using IamSim.Contracts;
using IamSim.Contracts.Sts;
using IamSim.Sts.Federation;

namespace IamSim.Sts.Saml;

/// <summary>What AWS's own attributes of an assertion say of the session.</summary>
internal sealed record SamlSessionAttributes(string SessionName, string? SourceIdentity, int? SessionDuration, IReadOnlyList<Tag> Tags, IReadOnlyList<string> TransitiveTagKeys)
{
    private const int Shortest = 900;
    private const int Longest = 43_200;

    public static Outcome<SamlSessionAttributes> Of(SamlAssertion assertion)
    {
        if (assertion.ValuesOf(SamlNames.RoleSessionName) is not [var name])
        {
            return SamlErrors.NoSessionName();
        }

        if (!TokenRules.IsName(name))
        {
            return SamlErrors.BadSessionName();
        }

        var sources = assertion.ValuesOf(SamlNames.SourceIdentity);
        if (sources is not [] && (sources is not [var source] || !TokenRules.IsSourceIdentity(source)))
        {
            return SamlErrors.BadSourceIdentity();
        }

        int? duration = null;
        if (assertion.ValuesOf(SamlNames.SessionDuration) is { Count: > 0 } durations)
        {
            if (durations is not [var text] || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
                || seconds is < Shortest or > Longest)
            {
                return SamlErrors.BadSessionDuration();
            }

            duration = seconds;
        }

        var tags = new List<Tag>();
        foreach (var attribute in assertion.AttributeNames.Where(n => n.StartsWith(SamlNames.PrincipalTag, StringComparison.Ordinal)).Distinct(StringComparer.Ordinal))
        {
            if (assertion.ValuesOf(attribute) is not [var value])
            {
                return SamlErrors.BadTag(attribute, "it must have exactly one value.");
            }

            tags.Add(new Tag { Key = attribute[SamlNames.PrincipalTag.Length..], Value = value });
        }

        var transitive = assertion.ValuesOf(SamlNames.TransitiveTagKeys);
        return TokenRules.Refuse(tags, transitive) is { } why
            ? SamlErrors.BadTag(SamlNames.PrincipalTag, why)
            : new SamlSessionAttributes(name, sources.Count == 0 ? null : sources[0], duration, tags, transitive);
    }

    /// <summary>Whether the provider maps the user to this role: a pair of the two ARNs, in whichever order.</summary>
    public static bool MapsTo(SamlAssertion assertion, string roleArn, string providerArn) =>
        assertion.ValuesOf(SamlNames.Role)
            .Select(pair => pair.Split(',', StringSplitOptions.TrimEntries))
            .Any(pair => pair is [var one, var other] && ((one == roleArn && other == providerArn) || (one == providerArn && other == roleArn)));
}
