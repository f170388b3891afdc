using System.Text;
using IamSim.Audit.Proof.Retention;
using IamSim.Calls;
using IamSim.Iam.AccessKeys;
using IamSim.Iam.RootUsers;
using IamSim.Iam.Users;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.CredentialReports;

/// <summary>Writes an account's credential report from what is stored, in a handful of queries however many users there are.</summary>
internal sealed class CredentialReportWriter(IamDb db)
{
    private const string RootName = "<root_account>";

    public async Task<byte[]> WriteAsync(Call call, CancellationToken ct)
    {
        var account = call.Account;
        var users = await db.Users.Where(u => u.AccountId == account).OrderBy(u => u.NameKey).ToListAsync(ct);
        var passwords = await db.LoginProfiles.Where(p => p.AccountId == account).ToDictionaryAsync(p => p.UserId, ct);
        var maxAge = await db.PasswordPolicies.Where(p => p.AccountId == account).Select(p => p.MaxPasswordAge).SingleOrDefaultAsync(ct);
        var devices = await db.MfaDevices
            .Where(d => d.AccountId == account && d.EnabledAt != null)
            .Select(d => new { d.UserId, d.UserIsRoot })
            .ToListAsync(ct);
        var withMfa = devices.Select(d => d.UserId).ToHashSet();
        var present = db.AccessKeys.Where(k => k.AccountId == account && k.DeletedAt == null);
        var uses = await AccessKeyUses.OfAsync(db, account, present, ct);
        var keys = (await present.OrderBy(k => k.CreatedAt).ThenBy(k => k.Id).ToListAsync(ct))
            .ToLookup(k => k.UserId ?? string.Empty, k => (k, uses.GetValueOrDefault(k.Id)));
        var certificates = (await db.SigningCertificates.Where(c => c.AccountId == account).OrderBy(c => c.UploadedAt).ThenBy(c => c.Id).ToListAsync(ct))
            .ToLookup(c => c.UserId ?? string.Empty);

        var rootPassword = await RootUser.FindAsync(db, account, ct);
        var text = new StringBuilder(CredentialRow.Header).Append('\n');
        text.Append(new CredentialRow
        {
            User = RootName,
            Arn = $"arn:{call.Partition}:iam::{account}:root",
            CreatedAt = await FirstSeenAsync(call, users, ct),
            IsRoot = true,
            HasRootPassword = rootPassword is not null,
            PasswordLastUsedAt = rootPassword?.PasswordLastUsedAt,
            HasMfa = devices.Exists(d => d.UserIsRoot),
            Keys = [.. keys[string.Empty]],
            Certificates = [.. certificates[string.Empty]],
        }.ToCsv()).Append('\n');
        foreach (var user in users)
        {
            text.Append(new CredentialRow
            {
                User = user.Name,
                Arn = Arns.Iam(call, "user", user.Path, user.Name),
                CreatedAt = user.CreatedAt,
                IsRoot = false,
                Password = passwords.GetValueOrDefault(user.Id),
                PasswordLastUsedAt = user.PasswordLastUsedAt,
                MaxPasswordAge = maxAge,
                HasMfa = withMfa.Contains(user.Id),
                Keys = [.. keys[user.Id]],
                Certificates = [.. certificates[user.Id]],
            }.ToCsv()).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString().TrimEnd('\n'));
    }

    /// <summary>An account begins when it is first used: with its first event, or with the oldest user that an import brought.</summary>
    private async Task<DateTimeOffset> FirstSeenAsync(Call call, List<User> users, CancellationToken ct)
    {
        var first = await db.FirstEventTimeAsync(call.Account, ct) ?? call.Time;
        return users.Select(u => u.CreatedAt).Append(first).Min();
    }
}
