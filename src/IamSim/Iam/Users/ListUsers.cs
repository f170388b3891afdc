using IamSim.Calls;
using IamSim.Calls.Paging;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.Users;

/// <summary>Lists the account's users, by path.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListUsers.html">IAM: ListUsers</see></remarks>
internal sealed class ListUsers(IamDb db, Pages pages) : IOperation<ListUsersRequest, ListUsersResponse>
{
    public async ValueTask<Outcome<ListUsersResponse>> RunAsync(Call call, ListUsersRequest request, CancellationToken ct)
    {
        var start = pages.Start(call, ListUsersRequest.Operation, request, request.PathPrefix);
        if (start.IsFault)
        {
            return start.Fault;
        }

        var users = db.Users.Where(u => u.AccountId == call.Account && string.Compare(u.NameKey, start.Value.After) > 0);
        if (PathPrefix.Of(request.PathPrefix) is { } prefix)
        {
            users = users.Where(u => string.Compare(u.Path, prefix.First) >= 0 && string.Compare(u.Path, prefix.End) < 0);
        }

        var page = start.Value.Cut(await users.OrderBy(u => u.NameKey).Take(start.Value.Take).ToListAsync(ct), u => u.NameKey);
        return new ListUsersResponse
        {
            Users = page.Select(u => UserShapes.Listed(call, u)),
            IsTruncated = page.IsTruncated,
            Marker = page.Marker,
        };
    }
}
