using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Kms;

namespace IamSim.Kms.Keys;

/// <summary>Keeps a key from being used.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_DisableKey.html">KMS: DisableKey</see></remarks>
internal sealed class DisableKey(KeyFinder keys) : IOperation<DisableKeyRequest, DisableKeyResponse>
{
    public async ValueTask<Outcome<DisableKeyResponse>> RunAsync(Call call, DisableKeyRequest request, CancellationToken ct)
    {
        var found = await keys.FindRowToChangeAsync(call, request.KeyId, "kms:DisableKey", ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        found.Value.State = KmsKeyState.Disabled;
        return new DisableKeyResponse();
    }
}
