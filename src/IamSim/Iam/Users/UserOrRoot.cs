using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Storage;

namespace IamSim.Iam.Users;

/// <summary>Whose credentials an operation is about: a user's, or root's, which has neither id nor name.</summary>
internal sealed record UserOrRoot(string? UserId, string? UserName)
{
    /// <summary>The user that is named; without a name the caller, which may be root.</summary>
    public static async Task<Outcome<UserOrRoot>> FindAsync(IamDb db, Call call, string? userName, CancellationToken ct)
    {
        if (userName is null && call.Caller.Kind == CallerKind.Root)
        {
            return new UserOrRoot(null, null);
        }

        var user = await db.FindNamedOrCallerAsync(call, userName, ct);
        return user.IsFault ? user.Fault : new UserOrRoot(user.Value.Id, user.Value.Name);
    }

    /// <summary>Who is asked about, for a page's marker: without a name the list is the caller's, so the caller is part of the question.</summary>
    public static string Asked(Call call, string? userName) => userName is null ? "caller " + call.Caller.PrincipalId : "user " + userName;
}
