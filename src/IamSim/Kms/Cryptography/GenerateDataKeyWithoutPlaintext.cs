using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Kms;

namespace IamSim.Kms.Cryptography;

/// <summary>Makes a data key and gives it out encrypted alone, for whoever will need it later.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKeyWithoutPlaintext.html">KMS: GenerateDataKeyWithoutPlaintext</see>
/// </remarks>
internal sealed class GenerateDataKeyWithoutPlaintext(KeyCipher cipher)
    : IOperation<GenerateDataKeyWithoutPlaintextRequest, GenerateDataKeyWithoutPlaintextResponse>, IChangesNothing
{
    public async ValueTask<Outcome<GenerateDataKeyWithoutPlaintextResponse>> RunAsync(Call call, GenerateDataKeyWithoutPlaintextRequest request, CancellationToken ct)
    {
        var made = DataKeys.Make(request.KeySpec, request.NumberOfBytes);
        if (made.IsFault)
        {
            return made.Fault;
        }

        var found = await cipher.FindAsync(call, request.KeyId, new CipherUse("kms:GenerateDataKeyWithoutPlaintext", request.GrantTokens, Algorithm: null), ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        if (request.DryRun == true)
        {
            return KmsErrors.DryRun();
        }

        return new GenerateDataKeyWithoutPlaintextResponse
        {
            CiphertextBlob = await cipher.EncryptAsync(found.Value, made.Value, request.EncryptionContext, ct),
            KeyId = found.Value.Arn,
            KeyMaterialId = found.Value.MaterialId,
        };
    }
}
