using System.Text;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Quotas;
using IamSim.Iam.Tagging;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;
using OtpNet;

namespace IamSim.Iam.Mfa;

/// <summary>A new device's seed: as it is shown once, as a picture, and as it is stored.</summary>
internal sealed record NewSeed(string Base32, byte[] Png, byte[] Protected)
{
    public override string ToString() => nameof(NewSeed);
}

/// <summary>Makes a virtual MFA device, which is nobody's yet.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateVirtualMFADevice.html">IAM: CreateVirtualMFADevice</see></remarks>
internal sealed class CreateVirtualMFADevice(IamDb db, Ids ids, MfaSeeds seeds, QuotaOptions quotas, QuotaLedger ledger)
    : IPreparedOperation<CreateVirtualMFADeviceRequest, CreateVirtualMFADeviceResponse, NewSeed>
{
    /// <summary>"Virtual MFA devices (assigned or unassigned) in an AWS account: Equal to the user quota for the account." How AWS names it is not known.</summary>
    private const string Quota = "VirtualMFADevicesPerAccount";

    /// <summary>The longest serial number that the other operations take.</summary>
    private const int LongestSerialNumber = 256;

    /// <summary>The characters of the model's <c>serialNumberType</c>; a path may have others.</summary>
    private static bool IsOfSerialNumbers(char c) => char.IsAsciiLetterOrDigit(c) || "_+=/:,.@-".Contains(c, StringComparison.Ordinal);

    public ValueTask<Outcome<NewSeed>> PrepareAsync(Call call, CreateVirtualMFADeviceRequest request, CancellationToken ct)
    {
        var serialNumber = SerialNumberOf(call, request);
        if (serialNumber.Length > LongestSerialNumber || !serialNumber.All(IsOfSerialNumbers))
        {
            return ValueTask.FromResult<Outcome<NewSeed>>(MfaErrors.NoSerialNumber(LongestSerialNumber));
        }

        var seed = ids.MfaSeed();
        var base32 = Base32Encoding.ToString(seed);
        var png = MfaQrCode.Png(request.VirtualMFADeviceName, call.Account, base32);
        return ValueTask.FromResult<Outcome<NewSeed>>(new NewSeed(base32, png, seeds.Protect(seed)));
    }

    public async ValueTask<Outcome<CreateVirtualMFADeviceResponse>> RunAsync(
        Call call, CreateVirtualMFADeviceRequest request, NewSeed prepared, CancellationToken ct)
    {
        var serialNumber = SerialNumberOf(call, request);
        if (await db.MfaDevices.FindBySerialAsync(call.Account, serialNumber, ct) is not null)
        {
            return MfaErrors.AlreadyExists();
        }

        if (await ledger.TakeAsync(call, Quota, quotas.UsersPerAccount, () => db.MfaDevices.CountAsync(d => d.AccountId == call.Account && d.IsVirtual, ct)) is { } full)
        {
            return full;
        }

        var tags = Tags.Add([], request.Tags, Tags.WithCase, quotas);
        if (tags.IsFault)
        {
            return tags.Fault;
        }

        db.MfaDevices.Add(new MfaDevice
        {
            AccountId = call.Account,
            SerialNumber = serialNumber,
            SerialKey = NameKeys.Of(serialNumber),
            Name = request.VirtualMFADeviceName,
            Path = PathOf(request),
            IsVirtual = true,
            ProtectedSeed = prepared.Protected,
            UserIsRoot = false,
            CreatedAt = call.Time,
            Tags = tags.Value,
        });
        return new CreateVirtualMFADeviceResponse
        {
            VirtualMFADevice = new VirtualMFADevice
            {
                SerialNumber = serialNumber,
                Base32StringSeed = Encoding.ASCII.GetBytes(prepared.Base32),
                QRCodePNG = prepared.Png,
                Tags = Tags.Shown(tags.Value),
            },
        };
    }

    private static string SerialNumberOf(Call call, CreateVirtualMFADeviceRequest request) =>
        Arns.Iam(call, "mfa", PathOf(request), request.VirtualMFADeviceName);

    private static string PathOf(CreateVirtualMFADeviceRequest request) => request.Path ?? "/";
}
