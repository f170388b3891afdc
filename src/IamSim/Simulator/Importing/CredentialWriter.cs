using IamSim.Iam.LoginProfiles;
using IamSim.Iam.Mfa;
using IamSim.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using AccessKey = IamSim.Iam.AccessKeys.AccessKey;
using StatusType = IamSim.Contracts.Iam.StatusType;

namespace IamSim.Simulator.Importing;

/// <summary>
/// Makes rows of a credential report's lines: that there is a password, an MFA device, a key, and since when. What a report does not hold
/// (passwords, seeds, ids and secrets of keys) nobody knows afterwards either: an administrator sets a new password, and a new key is made.
/// </summary>
internal sealed class CredentialWriter
{
    /// <summary>The hash of no password at all.</summary>
    private const string NoPassword = "";

    private const string RootDevice = "root-account-mfa-device";

    private readonly ImportRun _run;
    private readonly IamDb _db;
    private readonly IDataProtector _secrets;
    private readonly HashSet<string> _withPassword;
    private readonly HashSet<string> _devices;
    private readonly HashSet<string> _withDevice;
    private readonly HashSet<string> _withKey;

    private CredentialWriter(
        ImportRun run, IamDb db, IDataProtector secrets, HashSet<string> withPassword, HashSet<string> devices, HashSet<string> withDevice, HashSet<string> withKey)
    {
        _run = run;
        _db = db;
        _secrets = secrets;
        _withPassword = withPassword;
        _devices = devices;
        _withDevice = withDevice;
        _withKey = withKey;
    }

    public static async Task<CredentialWriter> MakeAsync(ImportRun run, IamDb db, IDataProtectionProvider protection, CancellationToken ct)
    {
        var account = run.Target.Account;
        return new CredentialWriter(
            run,
            db,
            protection.CreateProtector(AccessKey.SecretPurpose),
            await db.LoginProfiles.Where(p => p.AccountId == account).Select(p => p.UserId).ToHashSetAsync(ct),
            await db.MfaDevices.Where(d => d.AccountId == account).Select(d => d.SerialKey).ToHashSetAsync(ct),
            await db.MfaDevices.Where(d => d.AccountId == account && (d.UserId != null || d.UserIsRoot)).Select(d => d.UserId ?? account).ToHashSetAsync(ct),
            await db.AccessKeys.Where(k => k.AccountId == account && k.DeletedAt == null).Select(k => k.UserId ?? account).ToHashSetAsync(ct));
    }

    public async Task WriteAsync(ImportedCredentials line, CancellationToken ct)
    {
        var account = _run.Target.Account;
        var name = line.UserName ?? "root";
        var userId = line.UserName is null ? null : _run.Contents.Users.IdOf(NameKeys.Of(line.UserName));
        if (line.UserName is not null && userId is null)
        {
            _run.Tally.Skipped(ImportKinds.User, name, "The credential report has this user, and neither the files nor the account do.");
            return;
        }

        if (userId is not null)
        {
            await WritePasswordAsync(line, name, userId, ct);
        }

        if (line.MfaActive)
        {
            WriteDevice(name, userId);
        }

        if (line.Keys.Count > 0 && _withKey.Contains(userId ?? account))
        {
            _run.Tally.Skipped(ImportKinds.AccessKey, name, "There are access keys already.");
        }
        else
        {
            WriteKeys(line, name, userId);
        }

        if (line.HasCertificate)
        {
            _run.Tally.Skipped(ImportKinds.SigningCertificate, name, "The report does not hold the certificate.");
        }
    }

    private async Task WritePasswordAsync(ImportedCredentials line, string name, string userId, CancellationToken ct)
    {
        var account = _run.Target.Account;
        if (line.PasswordEnabled is true && !_withPassword.Add(userId))
        {
            _run.Tally.Skipped(ImportKinds.LoginProfile, name, "There is a password already.");
            return;
        }

        if (line.PasswordEnabled is true)
        {
            var changed = line.PasswordLastChanged ?? _run.Target.Now;
            _run.Rows.Add(new LoginProfile
            {
                AccountId = account,
                UserId = userId,
                PasswordHash = NoPassword,
                CreatedAt = changed,
                PasswordChangedAt = changed,
                PasswordResetRequired = false,
                Version = _run.Ids.FirstVersion(),
            });
            _run.Tally.Took(ImportKinds.LoginProfile);
        }

        if (line.PasswordLastUsed is { } used)
        {
            await _db.Users.Where(u => u.AccountId == account && u.Id == userId).ExecuteUpdateAsync(set => set.SetProperty(u => u.PasswordLastUsedAt, used), ct);
        }
    }

    private void WriteDevice(string name, string? userId)
    {
        var account = _run.Target.Account;
        var deviceName = userId is null ? RootDevice : name;
        var serial = $"arn:{_run.Target.Partition}:iam::{account}:mfa/{deviceName}";
        if (!_withDevice.Add(userId ?? account) || !_devices.Add(NameKeys.Of(serial)))
        {
            _run.Tally.Skipped(ImportKinds.MfaDevice, name, "There is an MFA device already.");
            return;
        }

        _run.Rows.Add(new MfaDevice
        {
            AccountId = account,
            SerialNumber = serial,
            SerialKey = NameKeys.Of(serial),
            Name = deviceName,
            Path = "/",
            IsVirtual = true,
            UserId = userId,
            UserIsRoot = userId is null,
            EnabledAt = _run.Target.Now,
            CreatedAt = _run.Target.Now,
        });
        _run.Tally.Took(ImportKinds.MfaDevice);
    }

    private void WriteKeys(ImportedCredentials line, string name, string? userId)
    {
        foreach (var key in line.Keys)
        {
            var id = _run.Ids.AccessKey();
            _run.Rows.Add(new AccessKey
            {
                AccountId = _run.Target.Account,
                Id = id,
                UserId = userId,
                ProtectedSecret = _secrets.Protect(System.Text.Encoding.UTF8.GetBytes(_run.Ids.SecretAccessKey())),
                Status = key.IsActive ? StatusType.Active : StatusType.Inactive,
                CreatedAt = key.CreatedAt ?? _run.Target.Now,
            });
            _run.Tally.Took(ImportKinds.AccessKey);
            _run.Tally.Note($"{name}'s access key has the new id {id}: the report holds neither its id nor its secret.");
            if (key.LastUsedAt is not null)
            {
                _run.Tally.Note($"The last use of {id} is not kept: it is what events say.");
            }
        }
    }
}
