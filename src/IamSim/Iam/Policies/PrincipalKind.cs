namespace IamSim.Iam.Policies;

/// <summary>What a policy is attached to. The numbers are stored.</summary>
internal enum PrincipalKind
{
    User = 1,
    Group = 2,
    Role = 3,
}
