namespace IamSim.Contracts;

/// <summary>A refusal as AWS spells it: an expected outcome of a call, not an exception.</summary>
/// <param name="Code">The code on the wire, such as <c>NoSuchEntity</c>.</param>
/// <param name="Status">The HTTP status, 400 to 599.</param>
/// <param name="Message">What was wrong, for the person who reads it; empty where AWS says no more than the code, and sends no message.</param>
/// <param name="ShapeName">The name CloudTrail gives the same refusal, such as <c>NoSuchEntityException</c>.</param>
/// <param name="IsSenderFault">True where the caller can mend it (<c>Type</c> is <c>Sender</c>).</param>
public sealed record Fault(string Code, int Status, string Message, string ShapeName, bool IsSenderFault = true)
{
    /// <summary>What the model calls the message in JSON: <c>message</c> or <c>Message</c>.</summary>
    public string MessageMember { get; init; } = "message";

    /// <summary>What the event says in the message's place, where that shows the caller what no event may hold; null where it says the same.</summary>
    public string? RecordedMessage { get; init; }

    /// <summary>What the error's shape has beside the message, such as <c>Reason</c>.</summary>
    public IReadOnlyList<FaultDetail> Details { get; init; } = [];
}

/// <summary>A member of an error's shape.</summary>
/// <param name="Name">The model's name.</param>
/// <param name="Value">A text, a whole number or a truth value.</param>
public sealed record FaultDetail(string Name, object Value)
{
    /// <summary>Those that have a value.</summary>
    public static IReadOnlyList<FaultDetail> Of(params ReadOnlySpan<(string Name, object? Value)> members)
    {
        var details = new List<FaultDetail>(members.Length);
        foreach (var (name, value) in members)
        {
            if (value is not null)
            {
                details.Add(new FaultDetail(name, value));
            }
        }

        return details;
    }
}
