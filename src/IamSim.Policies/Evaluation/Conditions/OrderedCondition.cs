using IamSim.Policies.Documents;

namespace IamSim.Policies.Evaluation.Conditions;

/// <summary>The operators that compare by order: numbers and dates. What can't be read as one matches nothing.</summary>
/// <param name="source">The condition.</param>
/// <param name="isNegated">True for NotEquals.</param>
/// <param name="accepts">Takes how the request's value stands to the policy's: below zero, zero, above.</param>
/// <param name="read">Reads the policy's values.</param>
/// <param name="find">Reads the request's, which remembers it.</param>
internal sealed class OrderedCondition<T>(
    PolicyCondition source, bool isNegated, Func<int, bool> accepts, Func<string, Parsed<T>> read, Func<ContextValue, Parsed<T>> find)
    : CompiledCondition(source, isNegated)
    where T : IComparable<T>
{
    private readonly Parsed<T>[] all = [.. source.Values.Select(value => read(value.Text))];

    private protected override bool Matches(ContextValue value, RequestContext context)
    {
        var present = find(value);
        if (!present.IsValid)
        {
            return false;
        }

        foreach (var asked in all)
        {
            if (asked.IsValid && accepts(present.Value.CompareTo(asked.Value)))
            {
                return true;
            }
        }

        return false;
    }
}
