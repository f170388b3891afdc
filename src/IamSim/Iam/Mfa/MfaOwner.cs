using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Iam.Users;
using IamSim.Storage;

namespace IamSim.Iam.Mfa;

/// <summary>Whose an MFA device is: a user's, or the account's root's.</summary>
/// <param name="UserId">The user's id; null for root.</param>
/// <param name="Name">The name that answers show.</param>
internal sealed record MfaOwner(string? UserId, string Name)
{
    /// <summary>
    /// What root is called where a user name is asked for. AWS enables root's devices in its console alone and documents no name, but it is
    /// the one that its credential report and CloudTrail come closest to. A user who is named so goes first.
    /// </summary>
    public const string RootName = "root";

    public static MfaOwner Root { get; } = new(null, RootName);

    /// <summary>The one named, or else the caller.</summary>
    public static async Task<Outcome<MfaOwner>> FindAsync(IamDb db, Call call, string? userName, CancellationToken ct)
    {
        var isRoot = call.Caller.Kind == CallerKind.Root;
        if (userName is null && isRoot)
        {
            return Root;
        }

        var user = await db.FindNamedOrCallerAsync(call, userName, ct);
        if (!user.IsFault)
        {
            return new MfaOwner(user.Value.Id, user.Value.Name);
        }

        return isRoot && userName == RootName ? Root : user.Fault;
    }

    public bool Has(MfaDevice device) => UserId is null ? device.UserIsRoot : device.UserId == UserId;
}
