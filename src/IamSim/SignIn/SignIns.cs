using IamSim.Authentication.Sessions;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Iam.LoginProfiles;
using IamSim.Storage;

namespace IamSim.SignIn;

/// <summary>What a sign-in came to before its effect: its event, and either the answer or why there is none.</summary>
internal sealed record SignInStep(CallSubject Subject, Fault? Fault, SignInAnswer? Answer)
{
    /// <summary>True where whoever signs in has not shown to be who they say.</summary>
    public bool IsStranger { get; init; }
}

/// <summary>Signs people in: password, then MFA, then a new password where one is due, then the session.</summary>
internal sealed class SignIns(
    PasswordHashes hashes, PasswordChecks passwords, SignInThrottle throttle, SignInMfa mfa, BearerSessions bearers, SessionTokens tokens, Ids ids)
{
    /// <summary>"By default … the console session expires after 12 hours".</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    /// <summary>Checks the password: slow, whoever signs in, and whether or not there is such a one. Null where it is right.</summary>
    public async Task<SignInStep?> CheckPasswordAsync(Call call, SignInPrincipal principal, SignInRequest request, CancellationToken ct)
    {
        var usesMfa = request.MfaCode is not null || request.MfaAssertion is not null;
        if (throttle.Begin(principal.Account, principal.Name) is { } wait)
        {
            return Stranger(SignInFaults.TooMany(wait), usesMfa);
        }

        if (!await hashes.MatchAsync(principal.PasswordHash, request.Password!, ct))
        {
            return new SignInStep(SignInEvents.Failed(usesMfa, principal.IsKnown), SignInFaults.Failed(), null) { IsStranger = true };
        }

        // "If you choose hard expiry, … users can't sign in until an administrator resets the password"; a key still changes it.
        if (principal.HasExpired(call.Time) && principal.Policy!.HardExpiry is true)
        {
            Undecided(principal);
            return new SignInStep(SignInEvents.Withheld(usesMfa, "Password expired"), SignInFaults.Expired(), null);
        }

        return null;
    }

    /// <summary>Goes as far as it can without changing anything: to the change that signs in, or to what is still missing.</summary>
    public async Task<(SignInStep? Step, SignInChange? Change)> PrepareAsync(
        Call call, SignInPrincipal principal, SignInRequest request, CancellationToken ct)
    {
        if (await CheckPasswordAsync(call, principal, request, ct) is { } refused)
        {
            return (refused, null);
        }

        var shown = ShownMfa.None;
        if (principal.Devices.Count > 0)
        {
            if (request.MfaCode is null && request.MfaAssertion is null)
            {
                Undecided(principal);
                var devices = SignInMfa.Shown(principal);
                var answer = new SignInAnswer("MfaRequired", principal.Account, devices, null);
                return (new SignInStep(SignInEvents.MfaAsked(devices), null, answer) { IsStranger = true }, null);
            }

            shown = await mfa.CheckAsync(principal, request, call.Time, ct);
            if (!shown.Any)
            {
                return (Stranger(SignInFaults.Failed(), usedMfa: true), null);
            }
        }

        var mustChange = principal.MustChangePassword || principal.HasExpired(call.Time);
        if (mustChange && request.NewPassword is null)
        {
            Undecided(principal);
            return (
                new SignInStep(
                    SignInEvents.Withheld(shown.Any, "Password change required"), null, new SignInAnswer("PasswordChangeRequired", principal.Account, null, null)),
                null);
        }

        if (!mustChange && request.NewPassword is not null)
        {
            Undecided(principal);
            return (new SignInStep(SignInEvents.Withheld(shown.Any, "Password change not required"), SignInFaults.NotAsked(), null), null);
        }

        CheckedPassword? changed = null;
        if (mustChange)
        {
            var profile = new LoginProfile
            {
                AccountId = principal.Account,
                UserId = principal.User!.Id,
                PasswordHash = principal.PasswordHash!,
                CreatedAt = principal.PasswordChangedAt,
                PasswordChangedAt = principal.PasswordChangedAt,
                PasswordResetRequired = true,
                Version = principal.PasswordVersion,
            };
            var outcome = await passwords.CheckAsync(principal.Account, principal.User.Id, profile, request.NewPassword!, ct);
            if (outcome.IsFault || request.NewPassword == request.Password)
            {
                Undecided(principal);
                return (
                    new SignInStep(SignInEvents.Withheld(shown.Any, "Password change refused"), SignInFaults.MayNotChangePassword(), null), null);
            }

            changed = outcome.Value;
        }

        return (null, new SignInChange(principal, ClaimsOf(call, principal, shown), shown, changed));
    }

    /// <summary>The session as whoever signed in gets it.</summary>
    public SignInAnswer Answer(Call call, SignInPrincipal principal, SessionClaims claims)
    {
        throttle.Succeeded(principal.Account, principal.Name);
        return new SignInAnswer(
            "SignedIn",
            principal.Account,
            null,
            new SignInSession(
                call.Caller.Arn,
                bearers.TokenOf(claims),
                DateTimeOffset.FromUnixTimeSeconds(claims.ExpiresAt),
                new SignInCredentials(claims.AccessKeyId, claims.Secret, tokens.Seal(claims))));
    }

    public void Undecided(SignInPrincipal principal) => throttle.Undecided(principal.Account, principal.Name);

    public static SignInStep Stranger(Fault fault, bool usedMfa) => new(SignInEvents.Failed(usedMfa), fault, null) { IsStranger = true };

    private SessionClaims ClaimsOf(Call call, SignInPrincipal principal, ShownMfa shown)
    {
        var now = call.Time.ToUnixTimeSeconds();
        return new SessionClaims
        {
            Kind = principal.IsRoot ? SessionKind.Root : SessionKind.User,
            AccessKeyId = ids.TemporaryAccessKey(principal.Account),
            Secret = ids.SecretAccessKey(),
            Account = principal.Account,
            PrincipalId = principal.User?.Id ?? principal.Account,
            IssuedAt = now,
            ExpiresAt = now + (long)Lifetime.TotalSeconds,
            MfaAt = shown.Any ? now : null,
            SignInId = ids.Event().ToString("N"),
        };
    }
}
