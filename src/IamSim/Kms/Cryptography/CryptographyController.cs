using IamSim.Contracts.Kms;
using IamSim.Iam;
using IamSim.Rest;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Kms.Cryptography;

/// <summary>What keys are for. Plaintexts and ciphertexts are base64.</summary>
[Route("api/v1/keys")]
[Tags("KMS: cryptography")]
public sealed class CryptographyController : ApiController
{
    /// <summary>Encrypts up to 4,096 bytes with a key.</summary>
    [HttpPost("{keyId}/encrypt")]
    [ProducesResponseType<EncryptResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> Encrypt(string keyId, EncryptRequest body) => RunAsync(body with { KeyId = ArnSegment.Decode(keyId) }, r => Shown(r));

    /// <summary>Decrypts what a key has encrypted, given the same encryption context.</summary>
    [HttpPost("decrypt")]
    [ProducesResponseType<DecryptResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> Decrypt(DecryptRequest body) => RunAsync(body, r => Shown(r));

    /// <summary>Encrypts with another key, or in another encryption context, what a key has encrypted.</summary>
    [HttpPost("re-encrypt")]
    [ProducesResponseType<ReEncryptResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> ReEncrypt(ReEncryptRequest body) => RunAsync(body, r => Shown(r));

    /// <summary>Makes a data key: as it is, and encrypted.</summary>
    [HttpPost("{keyId}/data-keys")]
    [ProducesResponseType<GenerateDataKeyResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> GenerateDataKey(string keyId, GenerateDataKeyRequest body) => RunAsync(body with { KeyId = ArnSegment.Decode(keyId) }, r => Shown(r));

    /// <summary>Makes a data key, encrypted alone.</summary>
    [HttpPost("{keyId}/encrypted-data-keys")]
    [ProducesResponseType<GenerateDataKeyWithoutPlaintextResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> GenerateDataKeyWithoutPlaintext(string keyId, GenerateDataKeyWithoutPlaintextRequest body) =>
        RunAsync(body with { KeyId = ArnSegment.Decode(keyId) }, r => Shown(r));
}
