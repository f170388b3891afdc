using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Contracts.Validation;
using IamSim.Iam.Users;
using IamSim.Storage;

namespace IamSim.Iam.LoginProfiles;

/// <summary>Gives a user a first password.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateLoginProfile.html">IAM: CreateLoginProfile</see></remarks>
internal sealed class CreateLoginProfile(IamDb db, Ids ids, PasswordChecks passwords)
    : IPreparedOperation<CreateLoginProfileRequest, CreateLoginProfileResponse, CheckedPassword>
{
    public async ValueTask<Outcome<CheckedPassword>> PrepareAsync(Call call, CreateLoginProfileRequest request, CancellationToken ct)
    {
        // The model lets the password be absent for sessions of AssumeRoot alone: "It is required in all other cases."
        if (request.Password is not { } password)
        {
            var missing = new Violations();
            missing.Required("password");
            return CommonFaults.ValidationError(ValidationWording.Describe(missing.Found));
        }

        var user = await FindUserAsync(call, request, ct);
        return user.IsFault ? user.Fault : await passwords.CheckAsync(call.Account, user.Value.Id, profile: null, password, ct);
    }

    public async ValueTask<Outcome<CreateLoginProfileResponse>> RunAsync(
        Call call, CreateLoginProfileRequest request, CheckedPassword prepared, CancellationToken ct)
    {
        var user = await FindUserAsync(call, request, ct);
        if (user.IsFault)
        {
            return user.Fault;
        }

        if (!await passwords.StillHoldsAsync(prepared, call.Account, user.Value.Id, profile: null, ct))
        {
            return LoginProfileErrors.ChangedMeanwhile(user.Value.Name);
        }

        var profile = new LoginProfile
        {
            AccountId = call.Account,
            UserId = user.Value.Id,
            PasswordHash = prepared.Hash!,
            CreatedAt = call.Time,
            PasswordChangedAt = call.Time,
            PasswordResetRequired = request.PasswordResetRequired ?? false,
            Version = ids.FirstVersion(),
        };
        db.LoginProfiles.Add(profile);
        await PasswordChanges.RememberAsync(db, profile, ct);
        return new CreateLoginProfileResponse { LoginProfile = LoginProfileShapes.Shown(user.Value, profile) };
    }

    /// <summary>The user, if it has no password yet.</summary>
    private async Task<Outcome<Users.User>> FindUserAsync(Call call, CreateLoginProfileRequest request, CancellationToken ct)
    {
        var user = await db.FindNamedOrCallerAsync(call, request.UserName, ct);
        if (user.IsFault)
        {
            return user.Fault;
        }

        return await db.LoginProfiles.FindOfAsync(call.Account, user.Value.Id, ct) is null
            ? user
            : LoginProfileErrors.AlreadyExists(user.Value.Name);
    }
}
