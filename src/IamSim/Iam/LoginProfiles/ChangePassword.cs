using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;

namespace IamSim.Iam.LoginProfiles;

/// <summary>Changes the calling user's own password.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ChangePassword.html">IAM: ChangePassword</see></remarks>
internal sealed class ChangePassword(IamDb db, PasswordHashes hashes, PasswordChecks passwords)
    : IPreparedOperation<ChangePasswordRequest, ChangePasswordResponse, CheckedPassword>
{
    public async ValueTask<Outcome<CheckedPassword>> PrepareAsync(Call call, ChangePasswordRequest request, CancellationToken ct)
    {
        // "The AWS account root user password is not affected by this operation", and nobody else but a user has one.
        if (call.Caller.Kind != CallerKind.IamUser)
        {
            return LoginProfileErrors.NotAUser();
        }

        var owner = await LoginProfileOwner.FindAsync(db, call, userName: null, ct);
        if (owner.IsFault)
        {
            return owner.Fault;
        }

        var (user, profile) = owner.Value;
        return await hashes.MatchAsync(profile.PasswordHash, request.OldPassword, ct)
            ? await passwords.CheckAsync(call.Account, user.Id, profile, request.NewPassword, ct)
            : LoginProfileErrors.WrongOldPassword();
    }

    public async ValueTask<Outcome<ChangePasswordResponse>> RunAsync(
        Call call, ChangePasswordRequest request, CheckedPassword prepared, CancellationToken ct)
    {
        var owner = await LoginProfileOwner.FindAsync(db, call, userName: null, ct);
        if (owner.IsFault)
        {
            return owner.Fault;
        }

        var (user, profile) = owner.Value;
        if (!await passwords.StillHoldsAsync(prepared, call.Account, user.Id, profile, ct))
        {
            return LoginProfileErrors.ChangedMeanwhile(user.Name);
        }

        await PasswordChanges.SetAsync(db, profile, prepared.Hash!, call.Time, ct);
        profile.PasswordResetRequired = false;
        profile.Version++;
        return new ChangePasswordResponse();
    }
}
