using IamSim.Calls;
using IamSim.Calls.Paging;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Users;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.SshPublicKeys;

/// <summary>Lists the SSH public keys of a user, or of the calling one.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListSSHPublicKeys.html">IAM: ListSSHPublicKeys</see></remarks>
internal sealed class ListSSHPublicKeys(IamDb db, Pages pages) : IOperation<ListSSHPublicKeysRequest, ListSSHPublicKeysResponse>
{
    public async ValueTask<Outcome<ListSSHPublicKeysResponse>> RunAsync(Call call, ListSSHPublicKeysRequest request, CancellationToken ct)
    {
        var start = pages.Start(call, ListSSHPublicKeysRequest.Operation, request, UserOrRoot.Asked(call, request.UserName));
        if (start.IsFault)
        {
            return start.Fault;
        }

        var user = await db.FindNamedOrCallerAsync(call, request.UserName, ct);
        if (user.IsFault)
        {
            return user.Fault;
        }

        var keys = db.SshPublicKeys
            .Where(k => k.AccountId == call.Account && k.UserId == user.Value.Id && string.Compare(k.Id, start.Value.After) > 0)
            .OrderBy(k => k.Id)
            .Take(start.Value.Take);
        var page = start.Value.Cut(await keys.ToListAsync(ct), k => k.Id);
        return new ListSSHPublicKeysResponse
        {
            SSHPublicKeys = page.Select(k => SshPublicKeyShapes.Listed(user.Value.Name, k)),
            IsTruncated = page.IsTruncated,
            Marker = page.Marker,
        };
    }
}
