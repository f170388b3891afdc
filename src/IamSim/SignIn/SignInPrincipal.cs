using IamSim.Calls;
using IamSim.Iam.LoginProfiles;
using IamSim.Iam.Mfa;
using IamSim.Iam.PasswordPolicies;
using IamSim.Iam.RootUsers;
using IamSim.Iam.Users;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.SignIn;

/// <summary>Who wants to sign in, as far as there is such a one.</summary>
internal sealed record SignInPrincipal
{
    /// <summary>The account; the default one where an alias or name is not known.</summary>
    public required string Account { get; init; }

    /// <summary>The name that failures are counted by.</summary>
    public required string Name { get; init; }

    public required bool IsRoot { get; init; }

    /// <summary>Null for root, and where there is no such user.</summary>
    public User? User { get; init; }

    public bool IsKnown => IsRoot || User is not null;

    /// <summary>Null where nobody can sign in: no such account, user or password.</summary>
    public string? PasswordHash { get; init; }

    public int PasswordVersion { get; init; }

    public bool MustChangePassword { get; init; }

    public DateTimeOffset PasswordChangedAt { get; init; }

    public PasswordPolicy? Policy { get; init; }

    public IReadOnlyList<MfaDevice> Devices { get; init; } = [];

    public bool HasExpired(DateTimeOffset now) =>
        !IsRoot && Policy?.MaxPasswordAge is { } days and > 0 && now >= PasswordChangedAt.AddDays(days);

    /// <summary>The principal as its events have it once it is known to be itself.</summary>
    public Caller AsCaller(string partition) => IsRoot
        ? Caller.Root(partition, Account, string.Empty)
        : new Caller(CallerKind.IamUser, Account, User!.Id, $"arn:{partition}:iam::{Account}:user{User.Path}{User.Name}", User.Name, null);

    /// <summary>The principal as the event of a failure has it: CloudTrail hides a name that is no user's, for it may be a password.</summary>
    /// <remarks>
    /// <see href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-aws-console-sign-in-events.html">CloudTrail: AWS
    /// Management Console sign-in events</see>
    /// </remarks>
    public Caller AsStranger(string partition) => this switch
    {
        { IsRoot: true } => Caller.Root(partition, Account, string.Empty),
        { User: { } user } => new Caller(CallerKind.IamUser, Account, user.Id, string.Empty, user.Name, string.Empty),
        _ => new Caller(CallerKind.IamUser, Account, string.Empty, string.Empty, "HIDDEN_DUE_TO_SECURITY_REASONS", string.Empty),
    };

    public static async Task<SignInPrincipal> FindAsync(IamDb db, SignInRequest request, string defaultAccount, CancellationToken ct)
    {
        var account = await AccountOfAsync(db, request.Account ?? defaultAccount, ct);
        var isRoot = request.Root is true;
        var nobody = new SignInPrincipal
        {
            Account = account ?? defaultAccount,
            Name = $"{(account is null ? request.Account : string.Empty)} {(isRoot ? MfaOwner.RootName : request.UserName)}",
            IsRoot = isRoot,
        };
        if (account is null)
        {
            return nobody with { IsRoot = false };
        }

        if (isRoot)
        {
            return await RootUser.FindAsync(db, account, ct) is not { } root
                ? nobody
                : nobody with
                {
                    PasswordHash = root.PasswordHash,
                    PasswordVersion = root.Version,
                    PasswordChangedAt = root.PasswordChangedAt,
                    Devices = await db.MfaDevices.EnabledFor(account, MfaOwner.Root).OrderBy(d => d.SerialKey).ToListAsync(ct),
                };
        }

        // The same questions whether there is such a user or not: how long the answer takes tells nothing either.
        var user = await db.FindUserAsync(account, request.UserName!, ct);
        var id = user?.Id ?? string.Empty;
        var profile = await db.LoginProfiles.FindOfAsync(account, id, ct);
        var policy = await db.PasswordPolicies.FindOfAsync(account, ct);
        var devices = await db.MfaDevices.EnabledFor(account, new MfaOwner(id, string.Empty)).OrderBy(d => d.SerialKey).ToListAsync(ct);
        return profile is null
            ? nobody with { User = user }
            : nobody with
            {
                User = user,
                PasswordHash = profile.PasswordHash,
                PasswordVersion = profile.Version,
                MustChangePassword = profile.PasswordResetRequired,
                PasswordChangedAt = profile.PasswordChangedAt,
                Policy = policy,
                Devices = devices,
            };
    }

    /// <summary>The account that goes by these digits or this alias; null where an alias is nobody's.</summary>
    private static async Task<string?> AccountOfAsync(IamDb db, string account, CancellationToken ct) => CallerResolver.IsAccountId(account)
        ? account
        : await db.AccountAliases.Where(a => a.Alias == account).Select(a => a.AccountId).SingleOrDefaultAsync(ct);
}
