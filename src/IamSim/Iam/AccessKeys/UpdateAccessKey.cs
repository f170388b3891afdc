using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Users;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.AccessKeys;

/// <summary>Makes an access key active or inactive.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAccessKey.html">IAM: UpdateAccessKey</see></remarks>
internal sealed class UpdateAccessKey(IamDb db) : IOperation<UpdateAccessKeyRequest, UpdateAccessKeyResponse>
{
    public async ValueTask<Outcome<UpdateAccessKeyResponse>> RunAsync(Call call, UpdateAccessKeyRequest request, CancellationToken ct)
    {
        // The model's enum is shared with service-specific credentials, which alone expire; "Active means that the key can be used […],
        // while Inactive means that the key cannot". AWS's words for this refusal are not known.
        if (request.Status == StatusType.Expired)
        {
            return IamFaults.InvalidInput("The status of an access key can be set to Active or Inactive only.");
        }

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

        key.Status = request.Status;
        return new UpdateAccessKeyResponse();
    }
}
