using IamSim.Calls;
using IamSim.Calls.Paging;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.AccessKeys;

/// <summary>Lists the access keys of a user, or of the caller; never their secrets.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAccessKeys.html">IAM: ListAccessKeys</see></remarks>
internal sealed class ListAccessKeys(IamDb db, Pages pages) : IOperation<ListAccessKeysRequest, ListAccessKeysResponse>
{
    public async ValueTask<Outcome<ListAccessKeysResponse>> RunAsync(Call call, ListAccessKeysRequest request, CancellationToken ct)
    {
        // Without a name the list is the caller's, so the caller is part of the question.
        var start = pages.Start(call, ListAccessKeysRequest.Operation, request, request.UserName, request.UserName is null ? call.Caller.PrincipalId : null);
        if (start.IsFault)
        {
            return start.Fault;
        }

        var owner = await AccessKeyOwner.FindAsync(db, call, request.UserName, ct);
        if (owner.IsFault)
        {
            return owner.Fault;
        }

        var keys = owner.Value.Keys(db, call)
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
