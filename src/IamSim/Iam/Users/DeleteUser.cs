using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;

namespace IamSim.Iam.Users;

/// <summary>Deletes a user that has nothing left: no policies, keys, password, MFA device or group.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteUser.html">IAM: DeleteUser</see></remarks>
internal sealed class DeleteUser(IamDb db) : IOperation<DeleteUserRequest, DeleteUserResponse>
{
    public async ValueTask<Outcome<DeleteUserResponse>> RunAsync(Call call, DeleteUserRequest request, CancellationToken ct)
    {
        var user = await db.FindUserAsync(call.Account, request.UserName, ct);
        if (user is null)
        {
            return UserErrors.NoSuchUser(request.UserName);
        }

        if (await Leftovers.RefuseAsync(LeftOf(user), ct) is { } refusal)
        {
            return refusal;
        }

        db.Users.Remove(user);
        return new DeleteUserResponse();
    }

    /// <remarks>
    /// The words for certificates stand in <see href="https://github.com/rebuy-de/aws-nuke/issues/671">a real answer</see>, those for SSH keys in
    /// <see href="https://github.com/rebuy-de/aws-nuke/issues/522">another</see>; those for service-specific credentials are a guess after them.
    /// </remarks>
    private (IQueryable<object> Left, string Must)[] LeftOf(User user) =>
    [
        (db.AccessKeys.Where(k => k.AccountId == user.AccountId && k.UserId == user.Id && k.DeletedAt == null), "delete access keys"),
        (db.LoginProfiles.Where(p => p.AccountId == user.AccountId && p.UserId == user.Id), "delete login profile"),
        (db.MfaDevices.Where(d => d.AccountId == user.AccountId && d.UserId == user.Id), "delete MFA device"),
        (db.SigningCertificates.Where(c => c.AccountId == user.AccountId && c.UserId == user.Id), "delete certificates"),
        (db.SshPublicKeys.Where(k => k.AccountId == user.AccountId && k.UserId == user.Id), "remove referenced objects"),
        (db.ServiceCredentials.Where(c => c.AccountId == user.AccountId && c.UserId == user.Id), "remove referenced objects"),
        (db.InlinePolicies.Where(p => p.AccountId == user.AccountId && p.PrincipalId == user.Id), "delete policies"),
        (db.PolicyAttachments.Where(a => a.AccountId == user.AccountId && a.PrincipalId == user.Id), "detach all policies"),
        (db.GroupMemberships.Where(m => m.AccountId == user.AccountId && m.UserId == user.Id), "remove users from group"),
    ];
}
