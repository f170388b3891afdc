using IamSim.Policies.Documents;

namespace IamSim.Policies.Evaluation.Conditions;

/// <summary>Asks whether the request lacks the key or its value is empty ("true"), or has it ("false").</summary>
internal sealed class NullCondition(PolicyCondition source) : CompiledCondition(source, isNegated: false)
{
    private readonly Parsed<bool>[] booleans = [.. source.Values.Select(value => ConditionValues.Boolean(value.Text))];

    internal override bool Holds(RequestContext context)
    {
        // "…with a false value to check if the context key exists and its value is not null": against keys that are missing and empty ones.
        var isMissing = context.Find(Key) is not { } values || IsNullDataSet(values);
        foreach (var asked in booleans)
        {
            if (asked.IsValid && asked.Value == isMissing)
            {
                return true;
            }
        }

        return false;
    }

    private protected override bool Matches(ContextValue value, RequestContext context) => false;
}
