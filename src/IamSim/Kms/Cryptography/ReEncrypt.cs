using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Kms;

namespace IamSim.Kms.Cryptography;

/// <summary>Decrypts with one key and encrypts with another, or with the same; the plaintext never leaves KMS.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_ReEncrypt.html">KMS: ReEncrypt</see></remarks>
internal sealed class ReEncrypt(KeyCipher cipher) : IOperation<ReEncryptRequest, ReEncryptResponse>, IChangesNothing
{
    public async ValueTask<Outcome<ReEncryptResponse>> RunAsync(Call call, ReEncryptRequest request, CancellationToken ct)
    {
        var from = new CipherUse("kms:ReEncryptFrom", request.GrantTokens, request.SourceEncryptionAlgorithm)
        {
            IgnoresCiphertext = request.DryRun == true && request.DryRunModifiers?.Contains(Decrypt.IgnoreCiphertext) == true,
        };
        var decrypted = await cipher.DecryptAsync(call, from, request.CiphertextBlob, request.SourceKeyId, request.SourceEncryptionContext, ct);
        if (decrypted.IsFault)
        {
            return decrypted.Fault;
        }

        var to = new CipherUse("kms:ReEncryptTo", request.GrantTokens, request.DestinationEncryptionAlgorithm);
        var found = await cipher.FindAsync(call, request.DestinationKeyId, to, ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        if (request.DryRun == true)
        {
            return KmsErrors.DryRun();
        }

        var ((source, plaintext), destination) = (decrypted.Value, found.Value);
        return new ReEncryptResponse
        {
            CiphertextBlob = await cipher.EncryptAsync(destination, plaintext, request.DestinationEncryptionContext, ct),
            SourceKeyId = source.Arn,
            KeyId = destination.Arn,
            SourceEncryptionAlgorithm = KeyCipher.Algorithm,
            DestinationEncryptionAlgorithm = KeyCipher.Algorithm,
            SourceKeyMaterialId = source.MaterialId,
            DestinationKeyMaterialId = destination.MaterialId,
        };
    }
}
