using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;

namespace IamSim.Iam.SshPublicKeys;

/// <summary>Deletes an SSH public key.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteSSHPublicKey.html">IAM: DeleteSSHPublicKey</see></remarks>
internal sealed class DeleteSSHPublicKey(IamDb db) : IOperation<DeleteSSHPublicKeyRequest, DeleteSSHPublicKeyResponse>
{
    public async ValueTask<Outcome<DeleteSSHPublicKeyResponse>> RunAsync(Call call, DeleteSSHPublicKeyRequest request, CancellationToken ct)
    {
        var found = await db.FindSshPublicKeyAsync(call, request.UserName, request.SSHPublicKeyId, ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        db.SshPublicKeys.Remove(found.Value.Key);
        return new DeleteSSHPublicKeyResponse();
    }
}
