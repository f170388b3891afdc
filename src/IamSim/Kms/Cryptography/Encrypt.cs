using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Kms;

namespace IamSim.Kms.Cryptography;

/// <summary>Encrypts up to 4,096 bytes with a key.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_Encrypt.html">KMS: Encrypt</see></remarks>
internal sealed class Encrypt(KeyCipher cipher) : IOperation<EncryptRequest, EncryptResponse>, IChangesNothing
{
    public async ValueTask<Outcome<EncryptResponse>> RunAsync(Call call, EncryptRequest request, CancellationToken ct)
    {
        var found = await cipher.FindAsync(call, request.KeyId, new CipherUse("kms:Encrypt", request.GrantTokens, request.EncryptionAlgorithm), ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        if (request.DryRun == true)
        {
            return KmsErrors.DryRun();
        }

        return new EncryptResponse
        {
            CiphertextBlob = await cipher.EncryptAsync(found.Value, request.Plaintext, request.EncryptionContext, ct),
            KeyId = found.Value.Arn,
            EncryptionAlgorithm = KeyCipher.Algorithm,
        };
    }
}
