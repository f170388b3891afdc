using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Hosting;
using IamSim.Iam.LoginProfiles;
using IamSim.Iam.PasswordPolicies;
using IamSim.SignIn;
using IamSim.Simulator;
using IamSim.Storage;
using IamSim.Storage.Lane;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.RootUsers;

/// <summary>Sets root's password: root itself, who knows the present one; or the simulator, as AWS's recovery by mail would.</summary>
/// <remarks>
/// The account's password policy "does not apply to the AWS account root user password"; AWS's default does:
/// <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/root-user-password.html">IAM: Change the password for the root user</see>.
/// </remarks>
internal sealed class RootPasswords(PasswordHashes hashes, CallRunner runner, WriterLane lane, IServiceScopeFactory scopes, SignInThrottle throttle, IamSimOptions options, Ids ids)
{
    /// <summary>The most characters of any password.</summary>
    private const int Longest = 128;

    /// <summary>Changes the caller's own, with its one event.</summary>
    public async Task<Fault?> ChangeAsync(Call call, string? currentPassword, string? newPassword, CancellationToken ct)
    {
        var refused = SignInEvents.PasswordUpdated(succeeded: false);
        var prepared = await PrepareAsync(call, currentPassword, newPassword, ct);
        if (prepared.IsFault)
        {
            await runner.RefuseAsync(call, refused, prepared.Fault);
            return prepared.Fault;
        }

        return await runner.ChangeAsync(
            call,
            refused,
            async (services, stop) =>
            {
                var db = services.GetRequiredService<IamDb>();
                if ((await RootUser.FindAsync(db, call.Account, stop))?.Version != prepared.Value.Version)
                {
                    return (ChangedMeanwhile(), refused);
                }

                await SetAsync(db, call.Account, prepared.Value.Hash, call.Time, stop);
                return (null, SignInEvents.PasswordUpdated(succeeded: true));
            },
            ct);
    }

    /// <summary>Sets it whatever it is; the simulator's own, so it has no event.</summary>
    /// <param name="account">Whose root.</param>
    /// <param name="password">The new password.</param>
    /// <param name="onlyFirst">Leaves one that is there.</param>
    /// <param name="now">The simulator's time.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<Fault?> ResetAsync(string account, string? password, bool onlyFirst, DateTimeOffset now, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (await JudgeAsync(scope.ServiceProvider.GetRequiredService<IamDb>(), account, password, ct) is { } refusal)
        {
            return refusal;
        }

        await lane.RunAsync(new Reset(this, account, await hashes.OfAsync(password!, ct), onlyFirst, now), ct);
        return null;
    }

    private async Task<Outcome<Prepared>> PrepareAsync(Call call, string? currentPassword, string? newPassword, CancellationToken ct)
    {
        if (!RootRules.IsRootItself(call))
        {
            return CommonFaults.AccessDenied("Only the root user can change the root user's password.");
        }

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IamDb>();
        var root = await RootUser.FindAsync(db, call.Account, ct);
        if (root is not null)
        {
            // Guessing here is guessing root's password: as slow as at the sign-in.
            if (throttle.Begin(call.Account, " change") is { } wait)
            {
                return SignInFaults.TooMany(wait);
            }

            if (currentPassword is null || currentPassword.Length > Longest || !await hashes.MatchAsync(root.PasswordHash, currentPassword, ct))
            {
                return CommonFaults.AccessDenied("The current password is missing or incorrect.");
            }

            throttle.Succeeded(call.Account, " change");
        }
        else if (options.Root.RequireMfa && call.Caller is { IsVerified: true, Session: null or { MfaAt: null } })
        {
            return CommonFaults.AccessDenied("Root has to show MFA (IamSim:Root:RequireMfa) before it can give itself a password.");
        }

        return await JudgeAsync(db, call.Account, newPassword, ct) is { } refusal
            ? refusal
            : new Prepared(await hashes.OfAsync(newPassword!, ct), root?.Version);
    }

    private static async Task<Fault?> JudgeAsync(IamDb db, string account, string? password, CancellationToken ct)
    {
        if (password is not { Length: > 0 and <= Longest })
        {
            return CommonFaults.ValidationError($"The new password must have 1 to {Longest} characters.");
        }

        var names = await db.AccountAliases.Where(a => a.AccountId == account).Select(a => a.Alias).ToListAsync(ct);
        return PasswordRules.Refuse(password, policy: null, names);
    }

    private async Task SetAsync(IamDb db, string account, string hash, DateTimeOffset now, CancellationToken ct)
    {
        if (await RootUser.FindAsync(db, account, ct) is { } root)
        {
            root.PasswordHash = hash;
            root.PasswordChangedAt = now;
            root.Version++;
            return;
        }

        db.RootUsers.Add(new RootUser { AccountId = account, PasswordHash = hash, PasswordChangedAt = now, Version = ids.FirstVersion() });
    }

    private static Fault ChangedMeanwhile() => new(
        "ConcurrentModification", 409, "Root's password was changed by another request. Please try again.", "ConcurrentModificationException");

    private sealed record Prepared(string Hash, int? Version)
    {
        public override string ToString() => nameof(Prepared);
    }

    private sealed class Reset(RootPasswords passwords, string account, string hash, bool onlyFirst, DateTimeOffset now) : SimulatorChange
    {
        protected override async ValueTask ApplyAsync(IamDb db, CancellationToken ct)
        {
            if (!onlyFirst || await RootUser.FindAsync(db, account, ct) is null)
            {
                await passwords.SetAsync(db, account, hash, now, ct);
            }
        }
    }
}
