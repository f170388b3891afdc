using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Kms;

namespace IamSim.Kms.Cryptography;

/// <summary>Makes a data key and gives it out twice: as it is, and encrypted.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKey.html">KMS: GenerateDataKey</see></remarks>
internal sealed class GenerateDataKey(KeyCipher cipher) : IOperation<GenerateDataKeyRequest, GenerateDataKeyResponse>, IChangesNothing
{
    public async ValueTask<Outcome<GenerateDataKeyResponse>> RunAsync(Call call, GenerateDataKeyRequest request, CancellationToken ct)
    {
        var made = DataKeys.Make(request.KeySpec, request.NumberOfBytes);
        if (made.IsFault)
        {
            return made.Fault;
        }

        if (request.Recipient is not null)
        {
            return KmsErrors.RecipientUnsupported();
        }

        var found = await cipher.FindAsync(call, request.KeyId, new CipherUse("kms:GenerateDataKey", request.GrantTokens, Algorithm: null), ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        if (request.DryRun == true)
        {
            return KmsErrors.DryRun();
        }

        return new GenerateDataKeyResponse
        {
            CiphertextBlob = await cipher.EncryptAsync(found.Value, made.Value, request.EncryptionContext, ct),
            Plaintext = made.Value,
            KeyId = found.Value.Arn,
            KeyMaterialId = found.Value.MaterialId,
        };
    }
}
