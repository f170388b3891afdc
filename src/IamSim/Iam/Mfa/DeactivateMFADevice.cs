using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;

namespace IamSim.Iam.Mfa;

/// <summary>Takes an MFA device from its user; without a name, from the caller. A device that makes codes stays, and can be enabled again.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeactivateMFADevice.html">IAM: DeactivateMFADevice</see></remarks>
internal sealed class DeactivateMFADevice(IamDb db) : IOperation<DeactivateMFADeviceRequest, DeactivateMFADeviceResponse>
{
    public async ValueTask<Outcome<DeactivateMFADeviceResponse>> RunAsync(Call call, DeactivateMFADeviceRequest request, CancellationToken ct)
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

        // A security key has to be registered anew, with a new credential: nothing of it stays.
        if (device.CredentialId is not null)
        {
            db.MfaDevices.Remove(device);
            return new DeactivateMFADeviceResponse();
        }

        // The used steps stay: the seed is the same, and a code that was used must not enable the device again.
        device.UserId = null;
        device.UserIsRoot = false;
        device.EnabledAt = null;
        device.DriftSteps = 0;
        return new DeactivateMFADeviceResponse();
    }
}
