using IamSim.Calls;
using IamSim.Iam.Roles;
using IamSim.Iam.Tagging;
using Contract = IamSim.Contracts.Iam;

namespace IamSim.Iam.InstanceProfiles;

/// <summary>Instance profiles as answers show them: which members appear differs by operation.</summary>
internal static class InstanceProfileShapes
{
    /// <summary>As lists show one: with its role and without tags. The list of roles is there even where it is empty.</summary>
    public static Contract.InstanceProfile Listed(Call call, InstanceProfile profile, Role? role) => new()
    {
        Path = profile.Path,
        InstanceProfileName = profile.Name,
        InstanceProfileId = profile.Id,
        Arn = Arns.Iam(call, "instance-profile", profile.Path, profile.Name),
        CreateDate = profile.CreatedAt,
        Roles = role is null ? [] : [RoleShapes.Brief(call, role)],
    };

    /// <summary>As <c>GetInstanceProfile</c> and <c>CreateInstanceProfile</c> show one: with tags where it has them.</summary>
    public static Contract.InstanceProfile Whole(Call call, InstanceProfile profile, Role? role) => Listed(call, profile, role) with
    {
        Tags = Tags.Shown(profile.Tags),
    };
}
