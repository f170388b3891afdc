using IamSim.Calls;
using IamSim.Calls.Paging;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.Roles;

/// <summary>Lists the account's roles, by path.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRoles.html">IAM: ListRoles</see></remarks>
internal sealed class ListRoles(IamDb db, Pages pages) : IOperation<ListRolesRequest, ListRolesResponse>
{
    public async ValueTask<Outcome<ListRolesResponse>> RunAsync(Call call, ListRolesRequest request, CancellationToken ct)
    {
        var start = pages.Start(call, ListRolesRequest.Operation, request, request.PathPrefix);
        if (start.IsFault)
        {
            return start.Fault;
        }

        var roles = db.Roles.Where(r => r.AccountId == call.Account && string.Compare(r.NameKey, start.Value.After) > 0);
        if (PathPrefix.Of(request.PathPrefix) is { } prefix)
        {
            roles = roles.Where(r => string.Compare(r.Path, prefix.First) >= 0 && string.Compare(r.Path, prefix.End) < 0);
        }

        var page = start.Value.Cut(await roles.OrderBy(r => r.NameKey).Take(start.Value.Take).ToListAsync(ct), r => r.NameKey);
        await TrustedIds.ShowAsync(db, page.Items, ct);
        return new ListRolesResponse
        {
            Roles = page.Select(r => RoleShapes.Listed(call, r)),
            IsTruncated = page.IsTruncated,
            Marker = page.Marker,
        };
    }
}
