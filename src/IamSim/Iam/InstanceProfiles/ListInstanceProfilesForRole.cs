using IamSim.Calls;
using IamSim.Calls.Paging;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Roles;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.InstanceProfiles;

/// <summary>Lists the instance profiles that hold a role.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListInstanceProfilesForRole.html">IAM: ListInstanceProfilesForRole</see></remarks>
internal sealed class ListInstanceProfilesForRole(IamDb db, Pages pages) : IOperation<ListInstanceProfilesForRoleRequest, ListInstanceProfilesForRoleResponse>
{
    public async ValueTask<Outcome<ListInstanceProfilesForRoleResponse>> RunAsync(Call call, ListInstanceProfilesForRoleRequest request, CancellationToken ct)
    {
        var start = pages.Start(call, ListInstanceProfilesForRoleRequest.Operation, request, request.RoleName);
        if (start.IsFault)
        {
            return start.Fault;
        }

        var role = await db.Roles.FindByNameAsync(call.Account, request.RoleName, ct);
        if (role is null)
        {
            return RoleErrors.NoSuchRole(request.RoleName);
        }

        var profiles = await db.InstanceProfiles
            .Where(p => p.AccountId == call.Account && p.RoleId == role.Id && string.Compare(p.NameKey, start.Value.After) > 0)
            .OrderBy(p => p.NameKey)
            .Take(start.Value.Take)
            .ToListAsync(ct);
        var page = start.Value.Cut(profiles, p => p.NameKey);
        await TrustedIds.ShowAsync(db, [role], ct);
        return new ListInstanceProfilesForRoleResponse
        {
            InstanceProfiles = page.Select(p => InstanceProfileShapes.Listed(call, p, role)),
            IsTruncated = page.IsTruncated,
            Marker = page.Marker,
        };
    }
}
