using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using IamSim.Audit;
using IamSim.Authorization;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Quotas;
using IamSim.Iam.Users;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.Mfa.SecurityKeys;

/// <summary>
/// Registers security keys. AWS does it in its console alone, where the permission is <c>iam:EnableMFADevice</c>, asked for the options and for the
/// key itself.
/// </summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_enable_fido.html">IAM: Assign a passkey or security key</see>;
/// <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html">IAM and STS condition context keys</see>
/// </remarks>
internal sealed partial class SecurityKeyRegistrar(Passkeys keys, Authorizer authorizer, CallRunner runner, IServiceScopeFactory scopes, QuotaOptions quotas)
{
    private const string Action = "iam:EnableMFADevice";

    /// <summary>The options for a new key, for one who may register it.</summary>
    public async Task<Outcome<SecurityKeyChallenge>> AskAsync(Call call, string userName, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IamDb>();
        var owner = await FindOwnerAsync(db, call, userName, ct);
        if (await RefuseAsync(scope.ServiceProvider, db, call, userName, owner.Value, "Create", certifications: null, ct) is { } denial)
        {
            return denial;
        }

        return owner.IsFault
            ? owner.Fault
            : keys.Register(SubjectOf(call, owner.Value), owner.Value.Name, await db.MfaDevices.EnabledFor(call.Account, owner.Value).ToListAsync(ct));
    }

    /// <summary>Checks a key's answer and makes it a device of the user's.</summary>
    public async Task<Outcome<RegisteredSecurityKey>> RegisterAsync(Call call, string userName, SecurityKeyRegistration body, CancellationToken ct)
    {
        var asked = new NamedValues(("userName", CallText.Shown(userName)), ("name", CallText.Shown(body.Name ?? string.Empty)));
        var subject = new CallSubject(EnableMFADeviceRequest.Operation, asked);
        var checkedKey = await CheckAsync(call, userName, body, ct);
        if (checkedKey.IsFault)
        {
            await runner.RefuseAsync(call, subject, checkedKey.Fault);
            return checkedKey.Fault;
        }

        MfaDevice? device = null;
        MfaOwner? owner = null;
        var fault = await runner.ChangeAsync(
            call,
            subject,
            async (lane, stop) =>
            {
                var made = await EnableAsync(lane, call, userName, body.Name!, checkedKey.Value, stop);
                (device, owner) = made.Value ?? new MadeKey(null, null);
                return (made.Fault, made.Value is null ? subject : new CallSubject(EnableMFADeviceRequest.Operation, new EnableMFADeviceRequest
                {
                    UserName = owner!.Name,
                    SerialNumber = device!.SerialNumber,
                    AuthenticationCode1 = null!,
                    AuthenticationCode2 = null!,
                }));
            },
            ct);
        return fault is null ? new RegisteredSecurityKey(owner!.Name, device!.SerialNumber, call.Time) : fault;
    }

    private async Task<Outcome<NewSecurityKey>> CheckAsync(Call call, string userName, SecurityKeyRegistration body, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IamDb>();
        var owner = await FindOwnerAsync(db, call, userName, ct);
        var key = owner.IsFault ? null : await keys.VerifyAsync(body.Challenge, SubjectOf(call, owner.Value), body.Credential, ct);
        if (await RefuseAsync(scope.ServiceProvider, db, call, userName, owner.Value, "Activate", key?.Certifications, ct) is { } denial)
        {
            return denial;
        }

        if (owner.IsFault)
        {
            return owner.Fault;
        }

        if (!KeyName().IsMatch(body.Name ?? string.Empty))
        {
            return CommonFaults.ValidationError("name must be 1 to 64 letters, digits or any of _+=,.@-");
        }

        return key is null ? NotRegistered() : key;
    }

    private async Task<Outcome<MadeKey>> EnableAsync(
        IServiceProvider lane, Call call, string userName, string name, NewSecurityKey key, CancellationToken ct)
    {
        var db = lane.GetRequiredService<IamDb>();
        var owner = await FindOwnerAsync(db, call, userName, ct);
        if (await RefuseAsync(lane, db, call, userName, owner.Value, "Activate", key.Certifications, ct) is { } denial)
        {
            return denial;
        }

        if (owner.IsFault)
        {
            return owner.Fault;
        }

        if (key.Challenge.Subject != SubjectOf(call, owner.Value) || !await SpentChallenge.TrySpendAsync(db, key.Challenge, keys.MachineTime, ct))
        {
            return NotRegistered();
        }

        if (await db.MfaDevices.EnabledFor(call.Account, owner.Value).CountAsync(ct) >= quotas.MFADevicesPerUser)
        {
            return QuotaOptions.Exceeded(nameof(quotas.MFADevicesPerUser), quotas.MFADevicesPerUser);
        }

        // "The credential ID is not yet registered for any user": whose key it is would be anybody's guess.
        var id = key.CredentialId;
        if (await db.MfaDevices.AnyAsync(d => d.AccountId == call.Account && d.CredentialId == id, ct))
        {
            return IamFaults.EntityAlreadyExists("The security key is already registered.");
        }

        var serialNumber = SerialNumberOf(call, owner.Value, name);
        var device = new MfaDevice
        {
            AccountId = call.Account,
            SerialNumber = serialNumber,
            SerialKey = NameKeys.Of(serialNumber),
            Name = name,
            IsVirtual = false,
            UserId = owner.Value.UserId,
            UserIsRoot = owner.Value.UserId is null,
            EnabledAt = call.Time,
            CreatedAt = call.Time,
            CredentialId = key.CredentialId,
            PublicKey = key.PublicKey,
            SignatureCounter = key.SignatureCounter,
            Certifications = key.Certifications,
        };
        db.MfaDevices.Add(device);
        return new MadeKey(device, owner.Value);
    }

    private static async Task<Outcome<MfaOwner>> FindOwnerAsync(IamDb db, Call call, string userName, CancellationToken ct) => UserName().IsMatch(userName)
        ? await MfaOwner.FindAsync(db, call, userName, ct)
        : CommonFaults.ValidationError("The name of a user has 1 to 128 letters, digits or any of _+=,.@-");

    /// <summary>Asks for the permission, on the user as it is named: whether there is such a user is not told to whoever may not.</summary>
    private async Task<Fault?> RefuseAsync(
        IServiceProvider services, IamDb db, Call call, string userName, MfaOwner? owner, string registration, string? certifications, CancellationToken ct)
    {
        var user = owner?.UserId is not null ? await db.FindUserAsync(call.Account, owner.Name, ct) : null;
        var arn = owner is { UserId: null } ? $"arn:{call.Partition}:iam::{call.Account}:root" : Arns.Iam(call, "user", user?.Path ?? "/", user?.Name ?? userName);
        var context = ImmutableArray.CreateBuilder<KeyValuePair<string, ImmutableArray<string>>>();
        context.Add(new("iam:RegisterSecurityKey", [registration]));
        foreach (var (name, level) in certifications is null ? new Dictionary<string, string>() : Certifications.Parse(certifications))
        {
            context.Add(new(Certifications.ContextKeyOf(name), [level]));
        }

        return await authorizer.RefuseAsync(
            services, call, [new Question(Action, arn) { ResourceTags = user?.Tags ?? [], Context = context.ToImmutable() }], ct);
    }

    /// <summary>"arn:aws:iam::123456789012:u2f/user/JohnDoe/default-5HWL…": the name and what tells it from others of that name.</summary>
    private static string SerialNumberOf(Call call, MfaOwner owner, string name)
    {
        var random = RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 32);
        return owner.UserId is null
            ? $"arn:{call.Partition}:iam::{call.Account}:u2f/root-account/{name}-{random}"
            : $"arn:{call.Partition}:iam::{call.Account}:u2f/user/{owner.Name}/{name}-{random}";
    }

    private static string SubjectOf(Call call, MfaOwner owner) => $"{call.Account}/{owner.UserId ?? call.Account}";

    /// <summary>AWS's words for a key that it does not take are its console's; these are a guess.</summary>
    private static Fault NotRegistered() => IamFaults.InvalidInput("The security key could not be registered: its answer is not valid, or the challenge has run out or was answered before.");

    [GeneratedRegex(@"\A[\w+=,.@-]{1,64}\z", RegexOptions.ECMAScript)]
    private static partial Regex KeyName();

    [GeneratedRegex(@"\A[\w+=,.@-]{1,128}\z", RegexOptions.ECMAScript)]
    private static partial Regex UserName();

    private sealed record MadeKey(MfaDevice? Device, MfaOwner? Owner);
}
