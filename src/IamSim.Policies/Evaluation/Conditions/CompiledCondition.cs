using IamSim.Policies.Documents;
using IamSim.Policies.Evaluation.Matching;

namespace IamSim.Policies.Evaluation.Conditions;

/// <summary>One key of a condition block, compiled. A kind of comparison is a subclass; what is common to all operators is here.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html">IAM:
/// several keys or values</see>
/// </remarks>
internal abstract class CompiledCondition
{
    private readonly ContextKey key;
    private readonly ConditionQualifier qualifier;
    private readonly bool ifExists;
    private readonly bool isNegated;

    private protected CompiledCondition(PolicyCondition source, bool isNegated)
    {
        Source = source;
        key = new ContextKey(source.Key);
        qualifier = source.Operator.Qualifier;
        ifExists = source.Operator.IfExists;
        this.isNegated = isNegated;
    }

    internal PolicyCondition Source { get; }

    internal ref readonly ContextKey Key => ref key;

    /// <summary>The policy variables in the values.</summary>
    internal virtual IEnumerable<PatternPart> Variables => [];

    internal virtual bool Holds(RequestContext context)
    {
        if (context.Find(key) is not { } values)
        {
            // A key that the request lacks: true with IfExists and ForAllValues, false with ForAnyValue, and without a qualifier true for negated
            // operators.
            return ifExists || (qualifier == ConditionQualifier.None ? isNegated : qualifier == ConditionQualifier.ForAllValues);
        }

        return qualifier switch
        {
            ConditionQualifier.ForAllValues => IsNullDataSet(values) || AllHold(values, context),
            ConditionQualifier.ForAnyValue => !IsNullDataSet(values) && AnyHolds(values, context),

            // Negated, none of the values may match: it is the opposite of the operator that it negates.
            _ => isNegated ? AllHold(values, context) : AnyHolds(values, context),
        };
    }

    /// <summary>The values asked for, with the variables' values in the place of variables; null for one that has none.</summary>
    internal virtual IEnumerable<string?> Asked(RequestContext context) => Source.Values.Select(value => value.Text);

    /// <summary>Whether one of the policy's values matches the request's, before any negation.</summary>
    private protected abstract bool Matches(ContextValue value, RequestContext context);

    private bool AllHold(ContextValue[] values, RequestContext context)
    {
        foreach (var value in values)
        {
            if (Matches(value, context) == isNegated)
            {
                return false;
            }
        }

        return true;
    }

    private bool AnyHolds(ContextValue[] values, RequestContext context)
    {
        foreach (var value in values)
        {
            if (Matches(value, context) != isNegated)
            {
                return true;
            }
        }

        return false;
    }

    // "…if the key value resolves to a null data set, such as an empty string": as if the key were missing.
    private protected static bool IsNullDataSet(ContextValue[] values)
    {
        foreach (var value in values)
        {
            if (value.Text.Length > 0)
            {
                return false;
            }
        }

        return true;
    }
}
