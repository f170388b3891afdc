namespace IamSim.Iam.Roles;

/// <summary>Roles that the account sees, and AWS alone changes. They are told by their paths, under which the account can't create any.</summary>
internal static class ProtectedRoles
{
    /// <summary>What the paths of service-linked roles, and of their policies, begin with: theirs is <c>/aws-service-role/SERVICE/</c>.</summary>
    /// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html">IAM: Service-linked roles</see></remarks>
    public const string ServiceLinked = "/aws-service-role/";

    /// <summary>What the paths of the roles that AWS makes for itself begin with, such as IAM Identity Center's for its permission sets.</summary>
    /// <remarks><see href="https://docs.aws.amazon.com/singlesignon/latest/userguide/permissionsetsconcept.html">IAM Identity Center: Permission sets</see></remarks>
    public const string Reserved = "/aws-reserved/";

    /// <summary>True for a role that the account may describe and tag, but not change.</summary>
    public static bool IsServiceLinked(string path) => path.StartsWith(ServiceLinked, StringComparison.Ordinal);

    /// <summary>True for a role that the account may do nothing to.</summary>
    public static bool IsReserved(string path) => path.StartsWith(Reserved, StringComparison.Ordinal);

    /// <summary>True for a role that only AWS may change.</summary>
    public static bool Owns(string path) => IsServiceLinked(path) || IsReserved(path);
}
