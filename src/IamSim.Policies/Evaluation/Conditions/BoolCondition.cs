using IamSim.Policies.Documents;

namespace IamSim.Policies.Evaluation.Conditions;

internal sealed class BoolCondition(PolicyCondition source) : CompiledCondition(source, isNegated: false)
{
    private readonly Parsed<bool>[] booleans = [.. source.Values.Select(value => ConditionValues.Boolean(value.Text))];

    private protected override bool Matches(ContextValue value, RequestContext context)
    {
        var present = value.Boolean;
        if (!present.IsValid)
        {
            return false;
        }

        foreach (var asked in booleans)
        {
            if (asked.IsValid && asked.Value == present.Value)
            {
                return true;
            }
        }

        return false;
    }
}
