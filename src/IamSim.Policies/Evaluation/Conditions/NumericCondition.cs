using IamSim.Policies.Documents;

namespace IamSim.Policies.Evaluation.Conditions;

internal sealed class NumericCondition(PolicyCondition source, bool isNegated, Func<int, bool> accepts) : CompiledCondition(source, isNegated)
{
    private readonly Parsed<decimal>[] numbers = [.. source.Values.Select(value => ConditionValues.Number(value.Text))];

    private protected override bool Matches(ContextValue value, RequestContext context)
    {
        var present = value.Number;
        if (!present.IsValid)
        {
            return false;
        }

        foreach (var asked in numbers)
        {
            if (asked.IsValid && accepts(present.Value.CompareTo(asked.Value)))
            {
                return true;
            }
        }

        return false;
    }
}
