using IamSim.Calls;
using IamSim.Calls.Paging;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.Account;

/// <summary>Lists the account's alias: one at most.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAccountAliases.html">IAM: ListAccountAliases</see></remarks>
internal sealed class ListAccountAliases(IamDb db, Pages pages) : IOperation<ListAccountAliasesRequest, ListAccountAliasesResponse>
{
    public async ValueTask<Outcome<ListAccountAliasesResponse>> RunAsync(Call call, ListAccountAliasesRequest request, CancellationToken ct)
    {
        var start = pages.Start(call, ListAccountAliasesRequest.Operation, request);
        if (start.IsFault)
        {
            return start.Fault;
        }

        var aliases = await db.AccountAliases.Where(a => a.AccountId == call.Account).Select(a => a.Alias).ToListAsync(ct);
        var page = start.Value.CutAll(aliases, a => a);
        return new ListAccountAliasesResponse { AccountAliases = page.Items, IsTruncated = page.IsTruncated, Marker = page.Marker };
    }
}
