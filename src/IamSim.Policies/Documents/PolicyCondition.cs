using System.Collections.Immutable;

namespace IamSim.Policies.Documents;

/// <summary>One condition key under its operator; it holds when any of the values matches (or none, for negated operators).</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html">IAM: Condition</see></remarks>
public sealed class PolicyCondition
{
    internal PolicyCondition(ConditionOperator @operator, string key, ImmutableArray<ConditionValue> values, TextPosition position)
    {
        Operator = @operator;
        Key = key;
        Values = values;
        Position = position;
    }

    public ConditionOperator Operator { get; }

    /// <summary>The condition key as written; AWS compares it without regard to case.</summary>
    public string Key { get; }

    public ImmutableArray<ConditionValue> Values { get; }

    public TextPosition Position { get; }
}
