using IamSim.Policies.Documents;

namespace IamSim.Policies.Evaluation;

/// <summary>What a policy is called and what it hangs on, for explanations. No decision depends on it.</summary>
/// <param name="Id">A name for people: the policy's name or ARN.</param>
/// <param name="AttachedTo">What holds it, such as <c>group Developers</c>; null where that is not known.</param>
/// <param name="Arn">The policy's ARN; null for one that has none, or of which it is not known.</param>
public sealed record PolicySource(string Id, string? AttachedTo = null, string? Arn = null);

/// <summary>A compiled policy under its name: one policy may be attached in many places.</summary>
public sealed record AttachedPolicy(CompiledPolicy Policy, PolicySource Source)
{
    public static AttachedPolicy From(PolicyDocument document, string id) => new(CompiledPolicy.Compile(document), new PolicySource(id));
}
