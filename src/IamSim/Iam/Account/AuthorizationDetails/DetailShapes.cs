using IamSim.Calls;
using IamSim.Contracts.Iam;
using IamSim.Iam.Boundaries;
using IamSim.Iam.InstanceProfiles;
using IamSim.Iam.Policies;
using IamSim.Iam.Policies.Managed;
using IamSim.Iam.Roles;
using IamSim.Iam.Tagging;
using IamSim.Iam.Users;

namespace IamSim.Iam.Account.AuthorizationDetails;

/// <summary>What the authorization details show. Lists that are empty are there, but for a user's inline policies.</summary>
/// <remarks>
/// That a user without inline policies has no <c>UserPolicyList</c>, while a group's is there and empty, is reported in
/// <see href="https://github.com/boto/boto3/issues/1303">boto3#1303</see>.
/// </remarks>
internal static class DetailShapes
{
    public static UserDetail Of(Call call, Users.User user, HeldPolicies held, IReadOnlyList<string> groups) => new()
    {
        Path = user.Path,
        UserName = user.Name,
        UserId = user.Id,
        Arn = UserShapes.ArnOf(call, user),
        CreateDate = user.CreatedAt,
        UserPolicyList = held.InlineOf(user.Id) is { Count: > 0 } inline ? inline : null,
        GroupList = groups,
        AttachedManagedPolicies = held.AttachedTo(user.Id),
        PermissionsBoundary = Boundary.Shown(user.PermissionsBoundaryArn),
        Tags = Tags.Shown(user.Tags) ?? [],
    };

    public static GroupDetail Of(Call call, Groups.Group group, HeldPolicies held) => new()
    {
        Path = group.Path,
        GroupName = group.Name,
        GroupId = group.Id,
        Arn = Groups.GroupShapes.ArnOf(call, group),
        CreateDate = group.CreatedAt,
        GroupPolicyList = held.InlineOf(group.Id),
        AttachedManagedPolicies = held.AttachedTo(group.Id),
    };

    public static RoleDetail Of(Call call, Roles.Role role, HeldPolicies held, IEnumerable<InstanceProfiles.InstanceProfile> profiles) => new()
    {
        Path = role.Path,
        RoleName = role.Name,
        RoleId = role.Id,
        Arn = RoleShapes.ArnOf(call, role),
        CreateDate = role.CreatedAt,
        AssumeRolePolicyDocument = role.ShownTrust,
        InstanceProfileList = [.. profiles.Select(p => InstanceProfileShapes.Listed(call, p, role))],
        RolePolicyList = held.InlineOf(role.Id),
        AttachedManagedPolicies = held.AttachedTo(role.Id),
        PermissionsBoundary = Boundary.Shown(role.PermissionsBoundaryArn),
        Tags = Tags.Shown(role.Tags) ?? [],
        RoleLastUsed = RoleShapes.LastUsed(role),
    };

    /// <summary>A policy with all its versions, the newest first.</summary>
    public static ManagedPolicyDetail Of(ManagedPolicy policy, IEnumerable<ManagedPolicyVersion> versions, PolicyUse use) => new()
    {
        PolicyName = policy.Name,
        PolicyId = policy.Id,
        Arn = policy.Arn,
        Path = policy.Path,
        DefaultVersionId = PolicyShapes.VersionId(policy.DefaultVersion),
        AttachmentCount = use.Attachments,
        PermissionsBoundaryUsageCount = use.Boundaries,
        IsAttachable = true,
        Description = policy.Description,
        CreateDate = policy.CreatedAt,
        UpdateDate = policy.UpdatedAt,
        PolicyVersionList = [.. versions.OrderByDescending(v => v.Version).Select(v => PolicyShapes.Whole(policy, v))],
    };
}
