using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;

namespace IamSim.Iam.SshPublicKeys;

/// <summary>Makes an SSH public key active or inactive.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateSSHPublicKey.html">IAM: UpdateSSHPublicKey</see></remarks>
internal sealed class UpdateSSHPublicKey(IamDb db) : IOperation<UpdateSSHPublicKeyRequest, UpdateSSHPublicKeyResponse>
{
    public async ValueTask<Outcome<UpdateSSHPublicKeyResponse>> RunAsync(Call call, UpdateSSHPublicKeyRequest request, CancellationToken ct)
    {
        if (request.Status == StatusType.Expired)
        {
            return SshPublicKeyErrors.StatusIsExpired();
        }

        var found = await db.FindSshPublicKeyAsync(call, request.UserName, request.SSHPublicKeyId, ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        found.Value.Key.Status = request.Status;
        return new UpdateSSHPublicKeyResponse();
    }
}
