using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Kms;

namespace IamSim.Kms.Cryptography;

/// <summary>Decrypts what a key has encrypted, given the same encryption context.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_Decrypt.html">KMS: Decrypt</see></remarks>
internal sealed class Decrypt(KeyCipher cipher) : IOperation<DecryptRequest, DecryptResponse>, IChangesNothing
{
    /// <summary>The modifier that lets a dry run go without a ciphertext.</summary>
    internal const string IgnoreCiphertext = "IGNORE_CIPHERTEXT";

    public async ValueTask<Outcome<DecryptResponse>> RunAsync(Call call, DecryptRequest request, CancellationToken ct)
    {
        if (request.Recipient is not null)
        {
            return KmsErrors.RecipientUnsupported();
        }

        var use = new CipherUse("kms:Decrypt", request.GrantTokens, request.EncryptionAlgorithm)
        {
            IgnoresCiphertext = request.DryRun == true && request.DryRunModifiers?.Contains(IgnoreCiphertext) == true,
        };
        var decrypted = await cipher.DecryptAsync(call, use, request.CiphertextBlob, request.KeyId, request.EncryptionContext, ct);
        if (decrypted.IsFault)
        {
            return decrypted.Fault;
        }

        if (request.DryRun == true)
        {
            return KmsErrors.DryRun();
        }

        var (key, plaintext) = decrypted.Value;
        return new DecryptResponse { KeyId = key.Arn, Plaintext = plaintext, EncryptionAlgorithm = KeyCipher.Algorithm, KeyMaterialId = key.MaterialId };
    }
}
