using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.AccessKeys;

/// <summary>Says when, in which service and in which region an access key was last used: what its newest event says.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccessKeyLastUsed.html">IAM: GetAccessKeyLastUsed</see></remarks>
internal sealed class GetAccessKeyLastUsed(IamDb db) : IOperation<GetAccessKeyLastUsedRequest, GetAccessKeyLastUsedResponse>
{
    // AWS's words where a key was never used: https://docs.aws.amazon.com/IAM/latest/APIReference/API_AccessKeyLastUsed.html
    private const string Never = "N/A";

    public async ValueTask<Outcome<GetAccessKeyLastUsedResponse>> RunAsync(Call call, GetAccessKeyLastUsedRequest request, CancellationToken ct)
    {
        var found = await (
            from key in db.AccessKeys
            where key.AccountId == call.Account && key.Id == request.AccessKeyId && key.DeletedAt == null
            join user in db.Users on new { key.AccountId, Id = key.UserId } equals new { user.AccountId, Id = (string?)user.Id } into owners
            from owner in owners.DefaultIfEmpty()
            select new { UserName = owner == null ? null : owner.Name }).SingleOrDefaultAsync(ct);
        if (found is null)
        {
            return AccessKeyErrors.NoSuchKey(request.AccessKeyId);
        }

        var keys = db.AccessKeys.Where(k => k.AccountId == call.Account && k.Id == request.AccessKeyId);
        var used = (await AccessKeyUses.OfAsync(db, call.Account, keys, ct)).GetValueOrDefault(request.AccessKeyId);
        return new GetAccessKeyLastUsedResponse
        {
            UserName = found.UserName,
            AccessKeyLastUsed = used is null
                ? new AccessKeyLastUsed { ServiceName = Never, Region = Never }
                : new AccessKeyLastUsed
                {
                    LastUsedDate = used.Time,
                    ServiceName = used.Service,
                    Region = used.Region,
                },
        };
    }
}
