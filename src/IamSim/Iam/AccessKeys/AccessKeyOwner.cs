using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Iam.Users;
using IamSim.Storage;

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

        var user = await db.FindNamedOrCallerAsync(call, userName, ct);
        return user.IsFault ? user.Fault : new AccessKeyOwner(user.Value.Id, user.Value.Name);
    }

    /// <summary>The owner's keys; deleted ones are none.</summary>
    public IQueryable<AccessKey> Keys(IamDb db, Call call) =>
        db.AccessKeys.Where(k => k.AccountId == call.Account && k.UserId == UserId && k.DeletedAt == null);
}
