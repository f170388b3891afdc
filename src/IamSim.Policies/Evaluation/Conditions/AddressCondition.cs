using System.Net;
using IamSim.Policies.Documents;

namespace IamSim.Policies.Evaluation.Conditions;

/// <summary>Compares an address with addresses and CIDR ranges of its family.</summary>
internal sealed class AddressCondition(PolicyCondition source, bool isNegated) : CompiledCondition(source, isNegated)
{
    private readonly Parsed<IPNetwork>[] ranges = [.. source.Values.Select(value => ConditionValues.Network(value.Text))];

    private protected override bool Matches(ContextValue value, RequestContext context)
    {
        var present = value.Address;
        if (!present.IsValid)
        {
            return false;
        }

        foreach (var asked in ranges)
        {
            if (asked.IsValid && asked.Value.BaseAddress.AddressFamily == present.Value.AddressFamily && asked.Value.Contains(present.Value))
            {
                return true;
            }
        }

        return false;
    }
}
