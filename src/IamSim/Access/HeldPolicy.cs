using IamSim.Iam.Policies;
using IamSim.Policies.Evaluation;

namespace IamSim.Access;

/// <summary>A policy and who holds it: a user, group or role, by attachment or embedded.</summary>
/// <param name="Name">The policy's name.</param>
/// <param name="Arn">The managed policy's ARN; null for an inline one.</param>
/// <param name="HolderKind">What holds it.</param>
/// <param name="HolderName">The holder's name.</param>
/// <param name="Document">The version in force.</param>
internal sealed record HeldPolicy(string Name, string? Arn, PrincipalKind HolderKind, string HolderName, CompiledDocument Document)
{
    /// <summary>The policy as explanations name it: <c>MlEngineer</c> of <c>group Developers</c>.</summary>
    public PolicySource Source { get; } = new(Name, $"{WordOf(HolderKind)} {HolderName}", Arn);

    /// <summary>Ready to be decided with; null for a document that is no valid policy.</summary>
    public AttachedPolicy? Attached { get; init; }

    public static HeldPolicy Of(string name, string? arn, PrincipalKind holderKind, string holderName, CompiledDocument document)
    {
        var held = new HeldPolicy(name, arn, holderKind, holderName, document);
        return held with { Attached = document.Policy is { } policy ? new AttachedPolicy(policy, held.Source) : null };
    }

    public static string WordOf(PrincipalKind kind) => kind switch
    {
        PrincipalKind.User => "user",
        PrincipalKind.Group => "group",
        PrincipalKind.Role => "role",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
