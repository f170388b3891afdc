using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Kms;

namespace IamSim.Kms.Keys;

/// <summary>Lets a key be used again.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_EnableKey.html">KMS: EnableKey</see></remarks>
internal sealed class EnableKey(KeyFinder keys) : IOperation<EnableKeyRequest, EnableKeyResponse>
{
    public async ValueTask<Outcome<EnableKeyResponse>> RunAsync(Call call, EnableKeyRequest request, CancellationToken ct)
    {
        var found = await keys.FindRowToChangeAsync(call, request.KeyId, "kms:EnableKey", ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        found.Value.State = KmsKeyState.Enabled;
        return new EnableKeyResponse();
    }
}
