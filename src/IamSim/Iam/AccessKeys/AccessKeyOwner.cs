using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Iam.Users;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.AccessKeys;

/// <summary>Whose access keys an operation is about: a user's, or root's, which has neither id nor name.</summary>
internal sealed record AccessKeyOwner(string? UserId, string? UserName)
{
    /// <summary>The user that is named; without a name the caller, which may be root.</summary>
    public static async Task<Outcome<AccessKeyOwner>> FindAsync(IamDb db, Call call, string? userName, CancellationToken ct)
    {
        if (userName is null && call.Caller.Kind == CallerKind.Root)
        {
            return new AccessKeyOwner(null, null);
        }

        var name = UserErrors.NameOrCaller(call, userName);
        if (name.IsFault)
        {
            return name.Fault;
        }

        // The caller goes by its id: in the time that a call waits for the lane, its name can have become somebody else's.
        var user = userName is null
            ? await db.Users.SingleOrDefaultAsync(u => u.AccountId == call.Account && u.Id == call.Caller.PrincipalId, ct)
            : await db.FindUserAsync(call.Account, userName, ct);
        return user is null ? UserErrors.NoSuchUser(name.Value) : new AccessKeyOwner(user.Id, user.Name);
    }

    /// <summary>The owner's keys; deleted ones are none.</summary>
    public IQueryable<AccessKey> Keys(IamDb db, Call call) =>
        db.AccessKeys.Where(k => k.AccountId == call.Account && k.UserId == UserId && k.DeletedAt == null);
}
