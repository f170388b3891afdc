using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Kms;

namespace IamSim.Kms.Keys;

/// <summary>Takes back the deletion of a key, which is disabled from then on.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_CancelKeyDeletion.html">KMS: CancelKeyDeletion</see></remarks>
internal sealed class CancelKeyDeletion(KeyFinder keys) : IOperation<CancelKeyDeletionRequest, CancelKeyDeletionResponse>
{
    public async ValueTask<Outcome<CancelKeyDeletionResponse>> RunAsync(Call call, CancelKeyDeletionRequest request, CancellationToken ct)
    {
        var found = await keys.FindRowAsync(call, request.KeyId, "kms:CancelKeyDeletion", ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        var key = found.Value;
        if (key.State != KmsKeyState.PendingDeletion)
        {
            return KmsErrors.NotPendingDeletion(key.Arn);
        }

        key.State = KmsKeyState.Disabled;
        key.DeletionAt = null;
        return new CancelKeyDeletionResponse { KeyId = key.Arn };
    }
}
