using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Users;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.AccessKeys;

/// <summary>Deletes an access key. Its row stays, without the secret: a deleted key must never pass for an unknown one.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteAccessKey.html">IAM: DeleteAccessKey</see></remarks>
internal sealed class DeleteAccessKey(IamDb db) : IOperation<DeleteAccessKeyRequest, DeleteAccessKeyResponse>
{
    public async ValueTask<Outcome<DeleteAccessKeyResponse>> RunAsync(Call call, DeleteAccessKeyRequest request, CancellationToken ct)
    {
        var owner = await UserOrRoot.FindAsync(db, call, request.UserName, ct);
        if (owner.IsFault)
        {
            return owner.Fault;
        }

        var key = await db.AccessKeys.Of(call, owner.Value).SingleOrDefaultAsync(k => k.Id == request.AccessKeyId, ct);
        if (key is null)
        {
            return AccessKeyErrors.NoSuchKey(request.AccessKeyId);
        }

        key.DeletedAt = call.Time;
        key.ProtectedSecret = [];
        return new DeleteAccessKeyResponse();
    }
}
