using System.Net;
using IamSim.Policies.Evaluation.Conditions;

namespace IamSim.Policies.Evaluation;

/// <summary>One value of a context key. What it is as a number, date or address is found once, when a condition first asks.</summary>
internal sealed class ContextValue(string text)
{
    private Parsed<decimal>? number;
    private Parsed<DateTimeOffset>? date;
    private Parsed<bool>? boolean;
    private Parsed<IPAddress>? address;
    private Parsed<byte[]>? bytes;

    internal string Text { get; } = text;

    // Two threads may both find it; they find the same, and a reference is written whole.
    internal Parsed<decimal> Number => number ??= ConditionValues.Number(Text);

    internal Parsed<DateTimeOffset> Date => date ??= ConditionValues.Date(Text);

    internal Parsed<bool> Boolean => boolean ??= ConditionValues.Boolean(Text);

    internal Parsed<IPAddress> Address => address ??= ConditionValues.Address(Text);

    internal Parsed<byte[]> Bytes => bytes ??= ConditionValues.Bytes(Text);
}

/// <summary>A text read as something, or found not to be one.</summary>
internal sealed record Parsed<T>(bool IsValid, T Value);
