using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;

namespace IamSim.Iam.LoginProfiles;

/// <summary>Gives a user another password, or says whether it must set one at the next sign-in; what is not given stays.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateLoginProfile.html">IAM: UpdateLoginProfile</see></remarks>
internal sealed class UpdateLoginProfile(IamDb db, PasswordChecks passwords)
    : IPreparedOperation<UpdateLoginProfileRequest, UpdateLoginProfileResponse, CheckedPassword>
{
    public async ValueTask<Outcome<CheckedPassword>> PrepareAsync(Call call, UpdateLoginProfileRequest request, CancellationToken ct)
    {
        if (request.Password is not { } password)
        {
            return CheckedPassword.None;
        }

        var owner = await LoginProfileOwner.FindAsync(db, call, request.UserName, ct);
        return owner.IsFault
            ? owner.Fault
            : await passwords.CheckAsync(call.Account, owner.Value.User.Id, owner.Value.Profile, password, ct);
    }

    public async ValueTask<Outcome<UpdateLoginProfileResponse>> RunAsync(
        Call call, UpdateLoginProfileRequest request, CheckedPassword prepared, CancellationToken ct)
    {
        var owner = await LoginProfileOwner.FindAsync(db, call, request.UserName, ct);
        if (owner.IsFault)
        {
            return owner.Fault;
        }

        var (user, profile) = owner.Value;
        if (prepared.Hash is { } hash)
        {
            if (!await passwords.StillHoldsAsync(prepared, call.Account, user.Id, profile, ct))
            {
                return LoginProfileErrors.ChangedMeanwhile(user.Name);
            }

            await PasswordChanges.SetAsync(db, profile, hash, call.Time, ct);
        }

        profile.PasswordResetRequired = request.PasswordResetRequired ?? profile.PasswordResetRequired;
        profile.Version++;
        return new UpdateLoginProfileResponse();
    }
}
