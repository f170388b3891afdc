using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

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

        if (await WhatIsLeftAsync(user, ct) is { } left)
        {
            return IamFaults.DeleteConflict($"Cannot delete entity, must {left} first.");
        }

        db.Users.Remove(user);
        return new DeleteUserResponse();
    }

    /// <summary>What keeps the user from being deleted, in AWS's words; null where nothing does. AWS documents no order.</summary>
    private async Task<string?> WhatIsLeftAsync(User user, CancellationToken ct)
    {
        if (await db.AccessKeys.AnyAsync(k => k.AccountId == user.AccountId && k.UserId == user.Id && k.DeletedAt == null, ct))
        {
            return "delete access keys";
        }

        if (await db.LoginProfiles.AnyAsync(p => p.AccountId == user.AccountId && p.UserId == user.Id, ct))
        {
            return "delete login profile";
        }

        if (await db.MfaDevices.AnyAsync(d => d.AccountId == user.AccountId && d.UserId == user.Id, ct))
        {
            return "delete MFA device";
        }

        if (await db.InlinePolicies.AnyAsync(p => p.AccountId == user.AccountId && p.PrincipalId == user.Id, ct))
        {
            return "delete policies";
        }

        if (await db.PolicyAttachments.AnyAsync(a => a.AccountId == user.AccountId && a.PrincipalId == user.Id, ct))
        {
            return "detach all policies";
        }

        return await db.GroupMemberships.AnyAsync(m => m.AccountId == user.AccountId && m.UserId == user.Id, ct)
            ? "remove users from group"
            : null;
    }
}
