using IamSim.Policies.Documents;

namespace IamSim.Policies.Evaluation.Conditions;

/// <summary>Compares bytes, of which policy and request hold the base64 form.</summary>
internal sealed class BinaryCondition(PolicyCondition source) : CompiledCondition(source, isNegated: false)
{
    private readonly Parsed<byte[]>[] all = [.. source.Values.Select(value => ConditionValues.Bytes(value.Text))];

    private protected override bool Matches(ContextValue value, RequestContext context)
    {
        var present = value.Bytes;
        if (!present.IsValid)
        {
            return false;
        }

        foreach (var asked in all)
        {
            if (asked.IsValid && asked.Value.AsSpan().SequenceEqual(present.Value))
            {
                return true;
            }
        }

        return false;
    }
}
