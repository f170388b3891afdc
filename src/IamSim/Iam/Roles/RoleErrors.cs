using IamSim.Contracts;
using IamSim.Contracts.Iam;

namespace IamSim.Iam.Roles;

/// <summary>What IAM says of roles.</summary>
internal static class RoleErrors
{
    public static Fault NoSuchRole(string name) => IamFaults.NoSuchEntity($"The role with name {name} cannot be found.");

    public static Fault AlreadyExists(string name) => IamFaults.EntityAlreadyExists($"Role with name {name} already exists.");

    /// <summary>A change of a role that only AWS may change.</summary>
    public static Fault Protected(string name) =>
        IamFaults.UnmodifiableEntity($"Cannot perform the operation on the protected role '{name}' - this role is only modifiable by AWS");

    /// <summary>A path that only AWS may create roles under.</summary>
    /// <remarks>
    /// For service-linked roles in these words in <see href="https://github.com/tilfin/aws-iam-policy-tool/pull/9">a real answer</see>; for reserved
    /// ones a guess.
    /// </remarks>
    public static Fault ProtectedPath(string path) => IamFaults.InvalidInput(
        ProtectedRoles.IsServiceLinked(path)
            ? $"Path prefix '{ProtectedRoles.ServiceLinked}' can only be used for AWS Service linked Roles"
            : $"Path prefix '{ProtectedRoles.Reserved}' can only be used for AWS Reserved Roles");
}
