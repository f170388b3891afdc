using IamSim.Calls;
using IamSim.Calls.Paging;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.Groups;

/// <summary>Lists the account's groups, by path.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListGroups.html">IAM: ListGroups</see></remarks>
internal sealed class ListGroups(IamDb db, Pages pages) : IOperation<ListGroupsRequest, ListGroupsResponse>
{
    public async ValueTask<Outcome<ListGroupsResponse>> RunAsync(Call call, ListGroupsRequest request, CancellationToken ct)
    {
        var start = pages.Start(call, ListGroupsRequest.Operation, request, request.PathPrefix);
        if (start.IsFault)
        {
            return start.Fault;
        }

        var groups = db.Groups.Where(g => g.AccountId == call.Account && string.Compare(g.NameKey, start.Value.After) > 0);
        if (PathPrefix.Of(request.PathPrefix) is { } prefix)
        {
            groups = groups.Where(g => string.Compare(g.Path, prefix.First) >= 0 && string.Compare(g.Path, prefix.End) < 0);
        }

        var page = start.Value.Cut(await groups.OrderBy(g => g.NameKey).Take(start.Value.Take).ToListAsync(ct), g => g.NameKey);
        return new ListGroupsResponse
        {
            Groups = page.Select(g => GroupShapes.Shown(call, g)),
            IsTruncated = page.IsTruncated,
            Marker = page.Marker,
        };
    }
}
