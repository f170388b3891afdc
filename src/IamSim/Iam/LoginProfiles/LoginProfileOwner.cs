using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Iam.Users;
using IamSim.Storage;

namespace IamSim.Iam.LoginProfiles;

/// <summary>A user with its login profile.</summary>
internal sealed record LoginProfileOwner(User User, LoginProfile Profile)
{
    /// <summary>The named user's, or else the caller's.</summary>
    public static async Task<Outcome<LoginProfileOwner>> FindAsync(IamDb db, Call call, string? userName, CancellationToken ct)
    {
        var name = UserErrors.NameOrCaller(call, userName);
        if (name.IsFault)
        {
            return name.Fault;
        }

        var user = await db.FindUserAsync(call.Account, name.Value, ct);
        if (user is null)
        {
            return UserErrors.NoSuchUser(name.Value);
        }

        var profile = await db.LoginProfiles.FindOfAsync(call.Account, user.Id, ct);
        return profile is null ? LoginProfileErrors.NoSuchProfile(user.Name) : new LoginProfileOwner(user, profile);
    }
}
