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
        var user = await db.FindNamedOrCallerAsync(call, userName, ct);
        if (user.IsFault)
        {
            return user.Fault;
        }

        var profile = await db.LoginProfiles.FindOfAsync(call.Account, user.Value.Id, ct);
        return profile is null ? LoginProfileErrors.NoSuchProfile(user.Value.Name) : new LoginProfileOwner(user.Value, profile);
    }
}
