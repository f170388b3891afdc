using IamSim.Calls;
using IamSim.Calls.Paging;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Users;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.AccessKeys;

/// <summary>Lists the access keys of a user, or of the caller; never their secrets.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAccessKeys.html">IAM: ListAccessKeys</see></remarks>
internal sealed class ListAccessKeys(IamDb db, Pages pages) : IOperation<ListAccessKeysRequest, ListAccessKeysResponse>
{
    public async ValueTask<Outcome<ListAccessKeysResponse>> RunAsync(Call call, ListAccessKeysRequest request, CancellationToken ct)
    {
        var start = pages.Start(call, ListAccessKeysRequest.Operation, request, UserOrRoot.Asked(call, request.UserName));
        if (start.IsFault)
        {
            return start.Fault;
        }

        var owner = await UserOrRoot.FindAsync(db, call, request.UserName, ct);
        if (owner.IsFault)
        {
            return owner.Fault;
        }

        var keys = db.AccessKeys.Of(call, owner.Value)
            .Where(k => string.Compare(k.Id, start.Value.After) > 0)
            .OrderBy(k => k.Id)
            .Take(start.Value.Take);
        var page = start.Value.Cut(await keys.ToListAsync(ct), k => k.Id);
        return new ListAccessKeysResponse
        {
            AccessKeyMetadata = page.Select(k => new AccessKeyMetadata
            {
                UserName = owner.Value.UserName,
                AccessKeyId = k.Id,
                Status = k.Status,
                CreateDate = k.CreatedAt,
            }),
            IsTruncated = page.IsTruncated,
            Marker = page.Marker,
        };
    }
}
