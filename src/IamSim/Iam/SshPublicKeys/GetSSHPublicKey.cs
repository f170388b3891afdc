using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;

namespace IamSim.Iam.SshPublicKeys;

/// <summary>Shows one SSH public key in the encoding that is asked for.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetSSHPublicKey.html">IAM: GetSSHPublicKey</see></remarks>
internal sealed class GetSSHPublicKey(IamDb db) : IOperation<GetSSHPublicKeyRequest, GetSSHPublicKeyResponse>
{
    public async ValueTask<Outcome<GetSSHPublicKeyResponse>> RunAsync(Call call, GetSSHPublicKeyRequest request, CancellationToken ct)
    {
        var found = await db.FindSshPublicKeyAsync(call, request.UserName, request.SSHPublicKeyId, ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        var (user, key) = found.Value;
        var text = RsaPublicKeyText.Read(key.Body)!;
        var body = request.Encoding == EncodingType.PEM ? text.ToPem() : text.ToSsh();
        return new GetSSHPublicKeyResponse { SSHPublicKey = SshPublicKeyShapes.Whole(user.Name, key, body) };
    }
}
