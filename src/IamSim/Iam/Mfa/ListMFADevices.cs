using IamSim.Calls;
using IamSim.Calls.Paging;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.Mfa;

/// <summary>Lists the MFA devices that are enabled for a user; without a name, for the caller.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListMFADevices.html">IAM: ListMFADevices</see></remarks>
internal sealed class ListMFADevices(IamDb db, Pages pages) : IOperation<ListMFADevicesRequest, ListMFADevicesResponse>
{
    public async ValueTask<Outcome<ListMFADevicesResponse>> RunAsync(Call call, ListMFADevicesRequest request, CancellationToken ct)
    {
        var found = await MfaOwner.FindAsync(db, call, request.UserName, ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        var owner = found.Value;
        var start = pages.Start(call, ListMFADevicesRequest.Operation, request, owner.UserId);
        if (start.IsFault)
        {
            return start.Fault;
        }

        var devices = await db.MfaDevices.EnabledFor(call.Account, owner)
            .Where(d => string.Compare(d.SerialKey, start.Value.After) > 0)
            .OrderBy(d => d.SerialKey)
            .Take(start.Value.Take)
            .ToListAsync(ct);
        var page = start.Value.Cut(devices, d => d.SerialKey);
        return new ListMFADevicesResponse
        {
            MFADevices = page.Select(d => new MFADevice { UserName = owner.Name, SerialNumber = d.SerialNumber, EnableDate = d.EnabledAt!.Value }),
            IsTruncated = page.IsTruncated,
            Marker = page.Marker,
        };
    }
}
