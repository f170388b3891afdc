using IamSim.Calls;
using IamSim.Iam.Boundaries;
using IamSim.Iam.Tagging;
using Contract = IamSim.Contracts.Iam;

namespace IamSim.Iam.Users;

/// <summary>Users as answers show them: which members appear differs by operation.</summary>
internal static class UserShapes
{
    /// <summary>As <c>GetGroup</c> shows a user.</summary>
    public static Contract.User Member(Call call, User user) => new()
    {
        Path = user.Path,
        UserName = user.Name,
        UserId = user.Id,
        Arn = ArnOf(call, user),
        CreateDate = user.CreatedAt,
    };

    /// <summary>As <c>ListUsers</c> shows a user: neither tags nor boundary.</summary>
    /// <remarks>
    /// <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_User.html">IAM: User</see>: the password's last use "is returned only
    /// in the GetUser and ListUsers operations".
    /// </remarks>
    public static Contract.User Listed(Call call, User user) => Member(call, user) with { PasswordLastUsed = user.PasswordLastUsedAt };

    /// <summary>As <c>GetUser</c> and <c>CreateUser</c> show one: with tags and boundary where it has them.</summary>
    public static Contract.User Whole(Call call, User user) => Listed(call, user) with
    {
        PermissionsBoundary = Boundary.Shown(user.PermissionsBoundaryArn),
        Tags = Tags.Shown(user.Tags),
    };

    public static string ArnOf(Call call, User user) => Arns.Iam(call, "user", user.Path, user.Name);
}
