using IamSim.Calls;
using IamSim.Calls.Paging;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Users;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;
using Contract = IamSim.Contracts.Iam;

namespace IamSim.Iam.Mfa;

/// <summary>Lists the account's virtual MFA devices: all, or those that are somebody's, or nobody's.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListVirtualMFADevices.html">IAM: ListVirtualMFADevices</see></remarks>
internal sealed class ListVirtualMFADevices(IamDb db, Pages pages) : IOperation<ListVirtualMFADevicesRequest, ListVirtualMFADevicesResponse>
{
    public async ValueTask<Outcome<ListVirtualMFADevicesResponse>> RunAsync(Call call, ListVirtualMFADevicesRequest request, CancellationToken ct)
    {
        // "If you do not specify an AssignmentStatus, the operation defaults to Any".
        var status = request.AssignmentStatus ?? AssignmentStatusType.Any;
        var start = pages.Start(call, ListVirtualMFADevicesRequest.Operation, request, status);
        if (start.IsFault)
        {
            return start.Fault;
        }

        var devices = db.MfaDevices.Where(d => d.AccountId == call.Account && d.IsVirtual && string.Compare(d.SerialKey, start.Value.After) > 0);
        devices = status switch
        {
            AssignmentStatusType.Assigned => devices.Where(d => d.EnabledAt != null),
            AssignmentStatusType.Unassigned => devices.Where(d => d.EnabledAt == null),
            _ => devices,
        };
        var rows = await (
            from device in devices
            join user in db.Users on new { device.AccountId, Id = device.UserId } equals new { user.AccountId, Id = (string?)user.Id } into users
            from user in users.DefaultIfEmpty()
            orderby device.SerialKey
            select new { Device = device, User = user }).Take(start.Value.Take).ToListAsync(ct);
        var page = start.Value.Cut(rows, row => row.Device.SerialKey);
        var root = page.Items.Any(row => row.Device.UserIsRoot) ? await RootAsUser.ShownAsync(db, call, ct) : null;
        return new ListVirtualMFADevicesResponse
        {
            VirtualMFADevices = page.Select(row => Shown(row.Device, row.Device.UserIsRoot ? root : row.User is null ? null : UserShapes.Listed(call, row.User))),
            IsTruncated = page.IsTruncated,
            Marker = page.Marker,
        };
    }

    /// <summary>"This operation does not return tags", and seed and picture are shown at the device's creation only.</summary>
    private static VirtualMFADevice Shown(MfaDevice device, Contract.User? user) => new()
    {
        SerialNumber = device.SerialNumber,
        EnableDate = device.EnabledAt,
        User = user,
    };
}
