using IamSim.Calls;
using IamSim.Calls.Paging;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Tagging;
using IamSim.Storage;

namespace IamSim.Iam.Mfa;

/// <summary>Lists the tags of a virtual MFA device.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListMFADeviceTags.html">IAM: ListMFADeviceTags</see></remarks>
internal sealed class ListMFADeviceTags(IamDb db, Pages pages) : IOperation<ListMFADeviceTagsRequest, ListMFADeviceTagsResponse>
{
    public async ValueTask<Outcome<ListMFADeviceTagsResponse>> RunAsync(Call call, ListMFADeviceTagsRequest request, CancellationToken ct)
    {
        var start = pages.Start(call, ListMFADeviceTagsRequest.Operation, request, request.SerialNumber);
        if (start.IsFault)
        {
            return start.Fault;
        }

        var device = await db.MfaDevices.FindVirtualAsync(call.Account, request.SerialNumber, ct);
        if (device is null)
        {
            return MfaErrors.NoSuchVirtualDevice(request.SerialNumber);
        }

        var page = start.Value.CutAll(device.Tags, t => t.Key);
        return new ListMFADeviceTagsResponse { Tags = page.Select(Tags.Shown), IsTruncated = page.IsTruncated, Marker = page.Marker };
    }
}
