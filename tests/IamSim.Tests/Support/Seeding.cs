using IamSim.Audit;
using IamSim.Calls;
using IamSim.Iam.LoginProfiles;
using IamSim.Iam.Mfa;
using IamSim.Iam.Policies;
using IamSim.Storage;
using IamSim.Storage.Lane;
using IamSim.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IamSim.Tests.Support;

/// <summary>Rows put straight into the store, where a test is about one noun and needs another's rows only to be there.</summary>
internal static class Seeding
{
    public static Task SeedAsync(this Sim sim, params object[] rows) => sim.Host.SeedAsync(rows);

    public static async Task SeedAsync(this IamSimHost host, params object[] rows)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IamDb>();
        db.AddRange(rows);
        await db.SaveChangesAsync();
    }

    /// <summary>Records events of calls that nobody made, each behind the last.</summary>
    internal static async Task RecordAsync(this IamSimHost host, params AuditEntry[] entries)
    {
        foreach (var entry in entries)
        {
            await host.Services.GetRequiredService<WriterLane>().RunAsync(new RecordedCall(entry), default);
        }
    }

    /// <summary>Takes an access key's secret out of the store, where no answer has ever shown it.</summary>
    public static async Task LearnAsync(this Sim sim, string accessKeyId)
    {
        await using var scope = sim.Host.Services.CreateAsyncScope();
        var row = await scope.ServiceProvider.GetRequiredService<IamDb>().AccessKeys.SingleAsync(k => k.Id == accessKeyId);
        var secrets = scope.ServiceProvider.GetRequiredService<IamSim.Authentication.KeySecrets>();
        IssuedKeys.Note(new TestCredentials(accessKeyId, secrets.Of(accessKeyId, row.ProtectedSecret)));
    }

    /// <summary>What can be left of a user, group or role.</summary>
    /// <param name="what">Which.</param>
    /// <param name="account">The account's number.</param>
    /// <param name="principalId">The id of the user, group or role.</param>
    public static object Leftover(string what, string account, string principalId) => what switch
    {
        "login profile" => new LoginProfile
        {
            AccountId = account,
            UserId = principalId,
            PasswordHash = "none",
            CreatedAt = DateTimeOffset.UnixEpoch,
            PasswordChangedAt = DateTimeOffset.UnixEpoch,
            PasswordResetRequired = false,
            Version = 1,
        },
        "MFA device" => Device(account, "left", principalId, enabled: true),
        "inline policy" => new InlinePolicy
        {
            AccountId = account,
            PrincipalId = principalId,
            PrincipalKind = PrincipalKind.User,
            Name = "left",
            NameKey = "LEFT",
            Document = "{}",
        },
        "attachment" => new PolicyAttachment
        {
            AccountId = account,
            PrincipalId = principalId,
            PrincipalKind = PrincipalKind.User,
            PolicyArn = "arn:aws:iam::aws:policy/ReadOnlyAccess",
            AttachedAt = DateTimeOffset.UnixEpoch,
        },
        _ => throw new ArgumentOutOfRangeException(nameof(what), what, "Not known."),
    };

    /// <summary>A virtual MFA device; without a user it is root's where it is enabled, and nobody's otherwise.</summary>
    public static MfaDevice Device(string account, string name, string? userId, bool enabled) => new()
    {
        AccountId = account,
        SerialNumber = $"arn:aws:iam::{account}:mfa/{name}",
        SerialKey = $"ARN:AWS:IAM::{account}:MFA/{name.ToUpperInvariant()}",
        Name = name,
        Path = "/",
        IsVirtual = true,
        UserId = userId,
        UserIsRoot = userId is null && enabled,
        EnabledAt = enabled ? DateTimeOffset.UnixEpoch : null,
        CreatedAt = DateTimeOffset.UnixEpoch,
    };

    /// <summary>A customer managed policy.</summary>
    public static ManagedPolicy Policy(string account, string name) => new()
    {
        AccountId = account,
        Id = $"ANPA{name}",
        Name = name,
        NameKey = name.ToUpperInvariant(),
        Path = "/",
        Arn = $"arn:aws:iam::{account}:policy/{name}",
        DefaultVersion = 1,
        LatestVersion = 1,
        CreatedAt = DateTimeOffset.UnixEpoch,
        UpdatedAt = DateTimeOffset.UnixEpoch,
    };
}
