using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;

namespace IamSim.Iam.Mfa;

/// <summary>Deletes a virtual MFA device that is nobody's.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteVirtualMFADevice.html">IAM: DeleteVirtualMFADevice</see></remarks>
internal sealed class DeleteVirtualMFADevice(IamDb db) : IOperation<DeleteVirtualMFADeviceRequest, DeleteVirtualMFADeviceResponse>
{
    public async ValueTask<Outcome<DeleteVirtualMFADeviceResponse>> RunAsync(Call call, DeleteVirtualMFADeviceRequest request, CancellationToken ct)
    {
        var device = await db.MfaDevices.FindVirtualAsync(call.Account, request.SerialNumber, ct);
        if (device is null)
        {
            return MfaErrors.NoSuchVirtualDevice(request.SerialNumber);
        }

        if (device.EnabledAt is not null)
        {
            return MfaErrors.MustDeactivate();
        }

        db.MfaDevices.Remove(device);
        return new DeleteVirtualMFADeviceResponse();
    }
}
