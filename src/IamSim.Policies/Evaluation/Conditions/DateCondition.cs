using IamSim.Policies.Documents;

namespace IamSim.Policies.Evaluation.Conditions;

internal sealed class DateCondition(PolicyCondition source, bool isNegated, Func<int, bool> accepts) : CompiledCondition(source, isNegated)
{
    private readonly Parsed<DateTimeOffset>[] dates = [.. source.Values.Select(value => ConditionValues.Date(value.Text))];

    private protected override bool Matches(ContextValue value, RequestContext context)
    {
        var present = value.Date;
        if (!present.IsValid)
        {
            return false;
        }

        foreach (var asked in dates)
        {
            if (asked.IsValid && accepts(present.Value.CompareTo(asked.Value)))
            {
                return true;
            }
        }

        return false;
    }
}
