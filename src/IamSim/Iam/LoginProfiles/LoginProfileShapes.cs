using IamSim.Iam.Users;
using Contract = IamSim.Contracts.Iam;

namespace IamSim.Iam.LoginProfiles;

/// <summary>Login profiles as answers show them: never a password, nor its hash.</summary>
internal static class LoginProfileShapes
{
    public static Contract.LoginProfile Shown(User user, LoginProfile profile) => new()
    {
        UserName = user.Name,
        CreateDate = profile.CreatedAt,
        PasswordResetRequired = profile.PasswordResetRequired,
    };
}
