using IamSim.Authentication.Sessions;
using IamSim.Authorization;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Iam.LoginProfiles;
using IamSim.Iam.RootUsers;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.SignIn;

/// <summary>What a sign-in changes: a code or a challenge is used up, a due password changed, the last use noted.</summary>
internal sealed class SignInChange(SignInPrincipal principal, SessionClaims claims, ShownMfa shown, CheckedPassword? changed)
{
    public SessionClaims Claims => claims;

    /// <summary>Why nobody is signed in after all, with the event; null where somebody is.</summary>
    public async ValueTask<(Fault? Fault, CallSubject Subject)> ApplyAsync(IServiceProvider lane, Call call, CancellationToken ct)
    {
        var db = lane.GetRequiredService<IamDb>();
        string? serialNumber = null;
        if (shown.Any)
        {
            serialNumber = await lane.GetRequiredService<SignInMfa>().UseAsync(db, principal, shown, ct);
            if (serialNumber is null)
            {
                return Failed();
            }
        }

        if (principal.IsRoot)
        {
            if (await RootUser.FindAsync(db, principal.Account, ct) is not { } root || root.Version != principal.PasswordVersion)
            {
                return Failed();
            }

            root.PasswordLastUsedAt = call.Time;
            return (null, SignInEvents.Succeeded(serialNumber));
        }

        var user = await db.Users.SingleOrDefaultAsync(u => u.AccountId == principal.Account && u.Id == principal.User!.Id, ct);
        var profile = await db.LoginProfiles.FindOfAsync(principal.Account, principal.User!.Id, ct);
        if (user is null || profile is null || profile.Version != principal.PasswordVersion)
        {
            return Failed();
        }

        if (changed is not null && await ChangeAsync(lane, db, call, profile, changed, ct) is { } refusal)
        {
            return (refusal, SignInEvents.Withheld(shown.Any, "Password change refused"));
        }

        user.PasswordLastUsedAt = call.Time;
        return (null, SignInEvents.Succeeded(serialNumber));
    }

    private (Fault, CallSubject) Failed() => (SignInFaults.Failed(), SignInEvents.Failed(shown.Any));

    /// <summary>A password that has to be changed is changed by its user, who needs the permission to: "iam:ChangePassword".</summary>
    private async ValueTask<Fault?> ChangeAsync(
        IServiceProvider lane, IamDb db, Call call, LoginProfile profile, CheckedPassword password, CancellationToken ct)
    {
        // Asked as the session that is about to be: with MFA where a device was shown.
        var asSession = call.As(call.Caller with { Session = claims, AccessKeyId = claims.AccessKeyId, IsVerified = true });
        var authorizer = lane.GetRequiredService<Authorizer>();
        var denial = await authorizer.RefuseAsync(lane, asSession, [new Question("iam:ChangePassword", call.Caller.Arn)], ct);
        call.Decisions.AddRange(asSession.Decisions);
        if (denial is not null
            || !await lane.GetRequiredService<PasswordChecks>().StillHoldsAsync(password, principal.Account, principal.User!.Id, profile, ct))
        {
            return SignInFaults.MayNotChangePassword();
        }

        await PasswordChanges.SetAsync(db, profile, password.Hash!, call.Time, ct);
        profile.PasswordResetRequired = false;
        profile.Version++;
        return null;
    }
}
