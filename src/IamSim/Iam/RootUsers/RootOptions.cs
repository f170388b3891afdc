namespace IamSim.Iam.RootUsers;

/// <summary>How root is guarded: <c>IamSim:Root</c>.</summary>
internal sealed class RootOptions
{
    /// <summary>Root without MFA may do nothing but set MFA up.</summary>
    public bool RequireMfa { get; init; }

    /// <summary>The first password of the default account's root; one that is set already stays.</summary>
    public string? Password { get; init; }
}
