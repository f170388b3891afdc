using IamSim.Calls;
using IamSim.Iam.Boundaries;
using IamSim.Iam.Tagging;
using Contract = IamSim.Contracts.Iam;

namespace IamSim.Iam.Roles;

/// <summary>Roles as answers show them: which members appear differs by operation.</summary>
internal static class RoleShapes
{
    /// <summary>As an instance profile shows its role: what every answer has.</summary>
    public static Contract.Role Brief(Call call, Role role) => new()
    {
        Path = role.Path,
        RoleName = role.Name,
        RoleId = role.Id,
        Arn = ArnOf(call, role),
        CreateDate = role.CreatedAt,
        AssumeRolePolicyDocument = role.ShownTrust,
    };

    /// <summary>As <c>CreateRole</c> shows one: neither its description nor its session duration, even where they were given.</summary>
    public static Contract.Role Created(Call call, Role role) => Brief(call, role) with
    {
        PermissionsBoundary = Boundary.Shown(role.PermissionsBoundaryArn),
        Tags = Tags.Shown(role.Tags),
    };

    /// <summary>As <c>UpdateRoleDescription</c> shows one.</summary>
    public static Contract.Role Described(Call call, Role role) => Brief(call, role) with
    {
        Description = role.Description is "" ? null : role.Description,
    };

    /// <summary>As <c>ListRoles</c> shows one: neither tags nor boundary nor last use.</summary>
    public static Contract.Role Listed(Call call, Role role) => Described(call, role) with { MaxSessionDuration = role.MaxSessionDuration };

    /// <summary>As <c>GetRole</c> shows one.</summary>
    public static Contract.Role Whole(Call call, Role role) => Listed(call, role) with
    {
        PermissionsBoundary = Boundary.Shown(role.PermissionsBoundaryArn),
        Tags = Tags.Shown(role.Tags),
        RoleLastUsed = LastUsed(role),
    };

    /// <summary>A role's last use: there even where it was never used, and empty then.</summary>
    public static Contract.RoleLastUsed LastUsed(Role role) => new() { LastUsedDate = role.LastUsedAt, Region = role.LastUsedRegion };

    public static string ArnOf(Call call, Role role) => Arns.Iam(call, "role", role.Path, role.Name);
}
