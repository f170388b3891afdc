using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;

namespace IamSim.Iam.Mfa;

/// <summary>Finds by two consecutive codes how far a device's clock has drifted, and remembers it.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ResyncMFADevice.html">IAM: ResyncMFADevice</see></remarks>
internal sealed class ResyncMFADevice(IamDb db, MfaCodeChecks checks)
    : IPreparedOperation<ResyncMFADeviceRequest, ResyncMFADeviceResponse, CheckedCodes>
{
    public async ValueTask<Outcome<CheckedCodes>> PrepareAsync(Call call, ResyncMFADeviceRequest request, CancellationToken ct) =>
        await checks.CheckAsync(
            call.Account, request.SerialNumber, request.AuthenticationCode1, request.AuthenticationCode2, call.Time, MfaCodes.ResyncReach, ct);

    public async ValueTask<Outcome<ResyncMFADeviceResponse>> RunAsync(
        Call call, ResyncMFADeviceRequest request, CheckedCodes prepared, CancellationToken ct)
    {
        var owner = await MfaOwner.FindAsync(db, call, request.UserName, ct);
        if (owner.IsFault)
        {
            return owner.Fault;
        }

        var device = await db.MfaDevices.FindBySerialAsync(call.Account, request.SerialNumber, ct);
        if (device is null || !owner.Value.Has(device))
        {
            return MfaErrors.NotOfUser();
        }

        var pair = MfaCodeChecks.Use(prepared, device);
        if (pair.IsFault)
        {
            return pair.Fault;
        }

        device.DriftSteps = pair.Value.Drift;
        return new ResyncMFADeviceResponse();
    }
}
