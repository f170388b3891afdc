using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Tagging;
using IamSim.Storage;

namespace IamSim.Iam.Mfa;

/// <summary>Removes tags from a virtual MFA device.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UntagMFADevice.html">IAM: UntagMFADevice</see></remarks>
internal sealed class UntagMFADevice(IamDb db) : IOperation<UntagMFADeviceRequest, UntagMFADeviceResponse>
{
    public async ValueTask<Outcome<UntagMFADeviceResponse>> RunAsync(Call call, UntagMFADeviceRequest request, CancellationToken ct)
    {
        var device = await db.MfaDevices.FindVirtualAsync(call.Account, request.SerialNumber, ct);
        if (device is null)
        {
            return MfaErrors.NoSuchVirtualDevice(request.SerialNumber);
        }

        device.Tags = Tags.Remove(device.Tags, request.TagKeys, Tags.WithCase);
        return new UntagMFADeviceResponse();
    }
}
