using System.Text.RegularExpressions;
using IamSim.Policies.Evaluation.Matching;

namespace IamSim.Policies.Reference;

/// <summary>Compares names of condition keys, of which the reference's may be templates: <c>aws:RequestTag/${TagKey}</c>.</summary>
internal static partial class ConditionKeyName
{
    internal static bool Matches(string template, string name)
    {
        var start = template.IndexOf("${", StringComparison.Ordinal);
        if (start < 0)
        {
            return template.Equals(name, StringComparison.OrdinalIgnoreCase);
        }

        return name.AsSpan().StartsWith(template.AsSpan(0, start), StringComparison.OrdinalIgnoreCase)
            && new ActionPattern(Variables().Replace(template, "*")).IsMatch(name.ToLowerInvariant());
    }

    [GeneratedRegex(@"\$\{[^}]*\}")]
    internal static partial Regex Variables();
}
