namespace IamSim.Contracts;

/// <summary>A refusal as AWS spells it: an expected outcome of a call, not an exception.</summary>
/// <param name="Code">The code on the wire, such as <c>NoSuchEntity</c>.</param>
/// <param name="Status">The HTTP status, 400 to 599.</param>
/// <param name="Message">What was wrong, for the person who reads it.</param>
/// <param name="ShapeName">The name CloudTrail gives the same refusal, such as <c>NoSuchEntityException</c>.</param>
/// <param name="IsSenderFault">True where the caller can mend it (<c>Type</c> is <c>Sender</c>).</param>
public sealed record Fault(string Code, int Status, string Message, string ShapeName, bool IsSenderFault = true);
