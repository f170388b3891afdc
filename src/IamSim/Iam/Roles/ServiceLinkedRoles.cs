namespace IamSim.Iam.Roles;

/// <summary>Roles that belong to an AWS service: the account sees them, and AWS alone changes them.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html">IAM: Service-linked roles</see></remarks>
internal static class ServiceLinkedRoles
{
    /// <summary>What the paths of service-linked roles, and of their policies, begin with.</summary>
    public const string Prefix = "/aws-service-role/";

    /// <summary>True for a path that only service-linked roles have; theirs is <c>/aws-service-role/SERVICE/</c>.</summary>
    public static bool Own(string path) => path.StartsWith(Prefix, StringComparison.Ordinal);
}
