using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Quotas;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.Mfa;

/// <summary>Makes an MFA device a user's, who shows two consecutive codes of it.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_EnableMFADevice.html">IAM: EnableMFADevice</see></remarks>
internal sealed class EnableMFADevice(IamDb db, MfaCodeChecks checks, QuotaOptions quotas)
    : IPreparedOperation<EnableMFADeviceRequest, EnableMFADeviceResponse, CheckedCodes>
{
    public async ValueTask<Outcome<CheckedCodes>> PrepareAsync(Call call, EnableMFADeviceRequest request, CancellationToken ct) =>
        await checks.CheckAsync(
            call.Account, request.SerialNumber, request.AuthenticationCode1, request.AuthenticationCode2, call.Time, MfaCodes.UsualReach, ct);

    public async ValueTask<Outcome<EnableMFADeviceResponse>> RunAsync(
        Call call, EnableMFADeviceRequest request, CheckedCodes prepared, CancellationToken ct)
    {
        var owner = await MfaOwner.FindAsync(db, call, request.UserName, ct);
        if (owner.IsFault)
        {
            return owner.Fault;
        }

        var device = await db.MfaDevices.FindBySerialAsync(call.Account, request.SerialNumber, ct);
        if (device is null)
        {
            return MfaErrors.NoSuchDevice(request.SerialNumber);
        }

        if (device.EnabledAt is not null)
        {
            return MfaErrors.InUse(device.SerialNumber);
        }

        // "You can register up to eight MFA devices" of any kind, for a user as for root.
        // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa.html
        if (await db.MfaDevices.EnabledFor(call.Account, owner.Value).CountAsync(ct) >= quotas.MFADevicesPerUser)
        {
            return QuotaOptions.Exceeded(nameof(quotas.MFADevicesPerUser), quotas.MFADevicesPerUser);
        }

        var pair = MfaCodeChecks.Use(prepared, device);
        if (pair.IsFault)
        {
            return pair.Fault;
        }

        device.UserId = owner.Value.UserId;
        device.UserIsRoot = owner.Value.UserId is null;
        device.EnabledAt = call.Time;
        return new EnableMFADeviceResponse();
    }
}
