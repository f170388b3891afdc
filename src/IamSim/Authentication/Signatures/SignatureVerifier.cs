using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using IamSim.Calls;
using IamSim.Wire.S3.Bodies;
using Microsoft.AspNetCore.Http.Features;

namespace IamSim.Authentication.Signatures;

/// <summary>Is a request signed with a secret, as it stands, for this service, now?</summary>
/// <remarks>
/// 1. When it was signed. 2. Which headers it signs. 3. The credential's scope. 4. The body. 5. The signature. That is also the order in which AWS's
/// services complain.
/// </remarks>
internal sealed class SignatureVerifier(SigningKeys keys)
{
    private const string S3 = "s3";
    private const string UnsignedPayload = "UNSIGNED-PAYLOAD";
    private const string PayloadName = "x-amz-content-sha256";

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _canonical;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _toSign;

    /// <summary>Why a signature is refused; null where it is the request's.</summary>
    /// <param name="http">The request.</param>
    /// <param name="surface">The door it came by.</param>
    /// <param name="signature">What it says of its signature, complete.</param>
    /// <param name="secret">The secret of the key that it names.</param>
    public async ValueTask<CredentialRefusal?> RefuseAsync(HttpContext http, CallSurface surface, RequestSignature signature, string secret)
    {
        // 1
        var scope = signature.Scope!.Value;
        if (!SignatureTimes.TryParse(signature.Date, signature.IsHttpDate, out var signed))
        {
            return SignatureErrors.Date(signature.Date);
        }

        var lifetime = SignatureTimes.Skew;
        if (signature.Expires is not null && !TryReadLifetime(signature.Expires, surface, scope, out lifetime))
        {
            return SignatureErrors.Expires();
        }

        if (SignatureTimes.Refuse(signed, lifetime) is { } late)
        {
            return late;
        }

        // 2 and 3
        var names = SignedHeaderNames.Of(signature.SignedHeaders);
        if ((SignedHeaderNames.Refuse(http.Request, names) ?? ScopeRules.Refuse(scope, surface, signed)) is { } refusal)
        {
            return refusal;
        }

        // 4
        var isS3 = scope.Service == S3;
        if (isS3 && surface == CallSurface.Wire)
        {
            return RefuseS3(http, signature, signed, names, keys.Of(secret, scope));
        }

        var hash = await PayloadHash.OfAsync(http);
        var given = http.Request.Headers[PayloadName].ToString();
        var isUnsigned = isS3 && (signature.IsPresigned || given == UnsignedPayload);
        if (given.Length > 0 && !isUnsigned && !given.Equals(Convert.ToHexStringLower(hash), StringComparison.Ordinal))
        {
            return SignatureErrors.PayloadHash();
        }

        // 5
        return Compare(http, signature, signed, names, hash, isUnsigned ? UnsignedPayload : null, keys.Of(secret, scope));
    }

    /// <summary>
    /// S3's signatures cover what the request says of its payload, and never read that: it may be gigabytes. Whether it is true is seen when the payload is
    /// read, by what is left here for its chunks.
    /// </summary>
    private static CredentialRefusal? RefuseS3(HttpContext http, RequestSignature signature, DateTimeOffset signed, string[] names, byte[] key)
    {
        var said = http.Request.Headers[PayloadName].ToString();
        if (said.Length == 0 && !signature.IsPresigned)
        {
            return SignatureErrors.NoPayload();
        }

        var payload = signature.IsPresigned ? signature.Payload ?? (said.Length > 0 ? said : UnsignedPayload) : said;
        if (Compare(http, signature, signed, names, [], payload, key) is { } refusal)
        {
            return refusal;
        }

        var scope = signature.Scope!.Value;
        http.Features.Set(new ChunkSigning(key, signature.Date, $"{scope.Date}/{scope.Region}/{scope.Service}/{scope.Terminator}", signature.Signature));
        return null;
    }

    /// <summary>
    /// How long a presigned URL is good. A query service's is good for 15 minutes, whatever it says: "The sts GetCallerIdentity request is valid for 15
    /// minutes regardless of this parameters value" (AWS's aws-iam-authenticator). Others are good as long as they say, at most a week.
    /// </summary>
    private static bool TryReadLifetime(string expires, CallSurface surface, CredentialScope scope, out TimeSpan lifetime)
    {
        var isRead = int.TryParse(expires, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 1 and <= SignatureTimes.LongestLife;
        lifetime = surface == CallSurface.Wire && scope.Service != S3 ? SignatureTimes.Skew : TimeSpan.FromSeconds(seconds);
        return isRead;
    }

    private static CredentialRefusal? Compare(
        HttpContext http, RequestSignature signature, DateTimeOffset signed, IReadOnlyList<string> names, byte[] hash, string? payload, byte[] key)
    {
        var scope = signature.Scope!.Value;
        var canonical = _canonical ??= new ArrayBufferWriter<byte>(1024);
        canonical.ResetWrittenCount();
        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        CanonicalRequest.Write(canonical, http.Request, target, names, hash, payload, scope.Service == S3);

        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(canonical.WrittenSpan, digest);
        var toSign = _toSign ??= new ArrayBufferWriter<byte>(256);
        toSign.ResetWrittenCount();
        toSign.Write("AWS4-HMAC-SHA256\n"u8);
        CanonicalRequest.Text(toSign, signature.IsHttpDate ? signed.UtcDateTime.ToString(SignatureTimes.Basic, CultureInfo.InvariantCulture) : signature.Date);
        toSign.Write("\n"u8);
        CanonicalRequest.Text(toSign, scope.Date);
        toSign.Write("/"u8);
        CanonicalRequest.Text(toSign, scope.Region);
        toSign.Write("/"u8);
        CanonicalRequest.Text(toSign, scope.Service);
        toSign.Write("/aws4_request\n"u8);
        CanonicalRequest.Hex(toSign, digest);

        HMACSHA256.HashData(key, toSign.WrittenSpan, digest);
        Span<byte> expected = stackalloc byte[SHA256.HashSizeInBytes * 2];
        Convert.TryToHexStringLower(digest, expected, out _);
        Span<byte> given = stackalloc byte[SHA256.HashSizeInBytes * 2];
        var isGood = signature.Signature.Length == given.Length
            && System.Text.Ascii.FromUtf16(signature.Signature, given, out _) == OperationStatus.Done
            && CryptographicOperations.FixedTimeEquals(expected, given);
        var refusal = isGood ? null : SignatureErrors.Signature(canonical.WrittenSpan, toSign.WrittenSpan);
        if (canonical.Capacity > 64 * 1024)
        {
            // What one large request made grow is not kept.
            _canonical = null;
        }

        return refusal;
    }
}
