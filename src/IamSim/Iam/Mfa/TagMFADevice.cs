using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Quotas;
using IamSim.Iam.Tagging;
using IamSim.Storage;

namespace IamSim.Iam.Mfa;

/// <summary>Adds tags to a virtual MFA device, or changes their values.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagMFADevice.html">IAM: TagMFADevice</see></remarks>
internal sealed class TagMFADevice(IamDb db, QuotaOptions quotas) : IOperation<TagMFADeviceRequest, TagMFADeviceResponse>
{
    public async ValueTask<Outcome<TagMFADeviceResponse>> RunAsync(Call call, TagMFADeviceRequest request, CancellationToken ct)
    {
        var device = await db.MfaDevices.FindVirtualAsync(call.Account, request.SerialNumber, ct);
        if (device is null)
        {
            return MfaErrors.NoSuchVirtualDevice(request.SerialNumber);
        }

        var tags = Tags.Add(device.Tags, request.Tags, Tags.WithCase, quotas);
        if (tags.IsFault)
        {
            return tags.Fault;
        }

        device.Tags = tags.Value;
        return new TagMFADeviceResponse();
    }
}
