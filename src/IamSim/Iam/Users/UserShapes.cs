using IamSim.Calls;
using IamSim.Iam.Boundaries;
using IamSim.Iam.Tagging;
using Contract = IamSim.Contracts.Iam;

namespace IamSim.Iam.Users;

/// <summary>Users as answers show them: which members appear differs by operation.</summary>
internal static class UserShapes
{
    /// <summary>As <c>ListUsers</c> and <c>GetGroup</c> show a user: neither tags nor boundary.</summary>
    public static Contract.User Listed(Call call, User user) => new()
    {
        Path = user.Path,
        UserName = user.Name,
        UserId = user.Id,
        Arn = ArnOf(call, user),
        CreateDate = user.CreatedAt,
        PasswordLastUsed = user.PasswordLastUsedAt,
    };

    /// <summary>As <c>GetUser</c> and <c>CreateUser</c> show one: with tags and boundary where it has them.</summary>
    public static Contract.User Whole(Call call, User user) => Listed(call, user) with
    {
        PermissionsBoundary = Boundary.Shown(user.PermissionsBoundaryArn),
        Tags = Tags.Shown(user.Tags),
    };

    public static string ArnOf(Call call, User user) => Arns.Iam(call, "user", user.Path, user.Name);
}
