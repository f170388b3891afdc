using System.Collections.Frozen;

namespace IamSim.Policies.Documents;

/// <summary>The comparisons of the condition operators.</summary>
public enum ConditionComparison
{
    StringEquals,
    StringNotEquals,
    StringEqualsIgnoreCase,
    StringNotEqualsIgnoreCase,
    StringLike,
    StringNotLike,
    NumericEquals,
    NumericNotEquals,
    NumericLessThan,
    NumericLessThanEquals,
    NumericGreaterThan,
    NumericGreaterThanEquals,
    DateEquals,
    DateNotEquals,
    DateLessThan,
    DateLessThanEquals,
    DateGreaterThan,
    DateGreaterThanEquals,
    Bool,
    BinaryEquals,
    IpAddress,
    NotIpAddress,
    ArnEquals,
    ArnLike,
    ArnNotEquals,
    ArnNotLike,
    Null,
}

/// <summary>How an operator treats a key with several values in the request.</summary>
public enum ConditionQualifier
{
    None,
    ForAllValues,
    ForAnyValue,
}

/// <summary>A condition operator, such as <c>ForAnyValue:StringLikeIfExists</c>.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html">IAM: operators</see>.
/// Their case matters: CreateRole answers <c>Invalid Condition type : stringEquals</c>.
/// </remarks>
public sealed record ConditionOperator(ConditionComparison Comparison, ConditionQualifier Qualifier, bool IfExists)
{
    private const string ForAllValuesPrefix = "ForAllValues:";
    private const string ForAnyValuePrefix = "ForAnyValue:";
    private const string IfExistsSuffix = "IfExists";

    private static readonly FrozenDictionary<string, ConditionComparison> Comparisons =
        Enum.GetValues<ConditionComparison>().ToFrozenDictionary(comparison => comparison.ToString(), StringComparer.Ordinal);

    /// <summary>The operator written <paramref name="text"/>, or null where there is none.</summary>
    public static ConditionOperator? TryParse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var qualifier = ConditionQualifier.None;
        var name = text;
        if (name.StartsWith(ForAllValuesPrefix, StringComparison.Ordinal))
        {
            (qualifier, name) = (ConditionQualifier.ForAllValues, name[ForAllValuesPrefix.Length..]);
        }
        else if (name.StartsWith(ForAnyValuePrefix, StringComparison.Ordinal))
        {
            (qualifier, name) = (ConditionQualifier.ForAnyValue, name[ForAnyValuePrefix.Length..]);
        }

        var ifExists = name.EndsWith(IfExistsSuffix, StringComparison.Ordinal);
        if (ifExists)
        {
            name = name[..^IfExistsSuffix.Length];
        }

        if (!Comparisons.TryGetValue(name, out var comparison))
        {
            return null;
        }

        // "You can add IfExists to the end of any condition operator name except the Null condition."
        return ifExists && comparison == ConditionComparison.Null ? null : new(comparison, qualifier, ifExists);
    }

    /// <summary>The operator as policies write it.</summary>
    public override string ToString()
    {
        var prefix = Qualifier switch
        {
            ConditionQualifier.ForAllValues => ForAllValuesPrefix,
            ConditionQualifier.ForAnyValue => ForAnyValuePrefix,
            _ => "",
        };
        return prefix + Comparison + (IfExists ? IfExistsSuffix : "");
    }
}
