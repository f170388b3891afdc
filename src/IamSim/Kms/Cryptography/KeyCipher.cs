using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Kms.Facts;
using IamSim.Kms.Grants;
using IamSim.Kms.Keys;

namespace IamSim.Kms.Cryptography;

/// <summary>Encrypts and decrypts with the keys that calls name: what all cryptographic operations have in common.</summary>
internal sealed class KeyCipher(IServiceProvider services, KeyFinder finder, IKeys keys, KeyMaterials materials, GrantTokens tokens)
{
    public const string Algorithm = "SYMMETRIC_DEFAULT";

    /// <summary>The key that a request names, where it can be used as asked.</summary>
    /// <param name="call">Who asks.</param>
    /// <param name="keyId">As the request has it.</param>
    /// <param name="use">What for.</param>
    /// <param name="ct">Stops the reading.</param>
    public async ValueTask<Outcome<KeyFacts>> FindAsync(Call call, string keyId, CipherUse use, CancellationToken ct)
    {
        if (tokens.Refuse(use.GrantTokens) is { } refusal)
        {
            return refusal;
        }

        var found = await finder.FindUsableAsync(call, keyId, use.Action, ct);
        return found.IsFault ? found.Fault
            : use.Algorithm is not (null or Algorithm) ? KmsErrors.InvalidUsage(found.Value.Arn, use.Algorithm)
            : found;
    }

    public async ValueTask<byte[]> EncryptAsync(KeyFacts key, ReadOnlyMemory<byte> plaintext, IReadOnlyDictionary<string, string>? context, CancellationToken ct) =>
        Ciphertext.Encrypt(key, await materials.FindAsync(services, key, ct), plaintext.Span, context);

    /// <summary>The key by which something was encrypted, and what; a dry run gives the key alone, as far as it is known.</summary>
    /// <param name="call">Who asks.</param>
    /// <param name="use">What for.</param>
    /// <param name="blob">What is to be decrypted.</param>
    /// <param name="keyId">The key that the request names; null where it leaves that to the ciphertext.</param>
    /// <param name="context">The encryption context.</param>
    /// <param name="ct">Stops the reading.</param>
    public async ValueTask<Outcome<Deciphered>> DecryptAsync(
        Call call, CipherUse use, byte[]? blob, string? keyId, IReadOnlyDictionary<string, string>? context, CancellationToken ct)
    {
        if (blob is null)
        {
            return await DecryptNothingAsync(call, use, keyId, ct);
        }

        var ciphertext = Ciphertext.Parse(blob);
        if (keyId is null && (ciphertext is null || KeyReference.Parse(call.Account, call.Region, ciphertext.KeyArn) is null))
        {
            return KmsErrors.InvalidCiphertext();
        }

        // A key that only the ciphertext names: nobody learns whether there is one, or where.
        if (keyId is null && await keys.FindAsync(services, call.Account, call.Region, ciphertext!.KeyArn, ct) is null)
        {
            return KmsErrors.DeniedCiphertext(call, use.Action);
        }

        var found = await FindAsync(call, keyId ?? ciphertext!.KeyArn, use, ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        if (ciphertext is null)
        {
            return KmsErrors.InvalidCiphertext();
        }

        if (ciphertext.KeyArn != found.Value.Arn)
        {
            return KmsErrors.IncorrectKey();
        }

        return ciphertext.Decrypt(await materials.FindAsync(services, found.Value, ct), context) is { } plaintext
            ? new Deciphered(found.Value, plaintext)
            : KmsErrors.InvalidCiphertext();
    }

    /// <summary>"DryRunModifiers IGNORE_CIPHERTEXT": permission is asked for without a ciphertext, which a dry run alone may do.</summary>
    private async ValueTask<Outcome<Deciphered>> DecryptNothingAsync(Call call, CipherUse use, string? keyId, CancellationToken ct)
    {
        if (!use.IgnoresCiphertext || keyId is null)
        {
            return CommonFaults.ValidationError("1 validation error detected: Value null at 'ciphertextBlob' failed to satisfy constraint: Member must not be null");
        }

        var found = await FindAsync(call, keyId, use, ct);
        return found.IsFault ? found.Fault : new Deciphered(found.Value, []);
    }
}

/// <summary>What a cryptographic operation asks beside key and content.</summary>
/// <param name="Action">As policies name it.</param>
/// <param name="GrantTokens">The request's grant tokens.</param>
/// <param name="Algorithm">The algorithm that it names; null for a symmetric key's.</param>
internal sealed record CipherUse(string Action, IReadOnlyList<string>? GrantTokens, string? Algorithm)
{
    /// <summary>True for a dry run that has no ciphertext to try.</summary>
    public bool IgnoresCiphertext { get; init; }
}

/// <summary>What was decrypted, and by which key.</summary>
internal sealed record Deciphered(KeyFacts Key, byte[] Plaintext);
