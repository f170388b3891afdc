using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using IamSim.Contracts;

namespace IamSim.Authentication.Signatures;

/// <summary>AWS's words for each way in which a signature is no good.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html">IAM: Troubleshoot Signature Version 4</see>; what
/// that page lacks is from answers of AWS that people have published
/// </remarks>
internal static class SignatureErrors
{
    private const string Calculated =
        "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. " +
        "Consult the service documentation for details.";

    public static CredentialRefusal Twice() => new(
        CredentialProblem.Double, "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.");

    /// <summary>A header whose parts are not <c>key=value</c>. AWS shows its hash, for it may hold a secret that was meant for another.</summary>
    public static CredentialRefusal NoPairs(string authorization) => CredentialRefusal.Incomplete(
        $"Invalid key=value pair (missing equal-sign) in Authorization header (hashed with SHA-256 and encoded with Base64): '{Hashed(authorization)}'.");

    public static CredentialRefusal HeaderLacks(IEnumerable<string> parameters, bool hasDate, string authorization) => CredentialRefusal.Incomplete(
        string.Concat(parameters.Select(p => $"Authorization header requires '{p}' parameter. "))
        + (hasDate ? string.Empty : "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ")
        + $"(Hashed with SHA-256 and encoded with Base64) Authorization={Hashed(authorization)}");

    public static CredentialRefusal QueryLacks(IEnumerable<string> parameters) => CredentialRefusal.Incomplete(
        string.Concat(parameters.Select(p => $"AWS query-string parameters must include '{p}'. ")) + "Re-examine the query-string parameters.");

    /// <summary>Such as SigV4A, <c>AWS4-ECDSA-P256-SHA256</c>.</summary>
    public static CredentialRefusal Algorithm(string algorithm) =>
        CredentialRefusal.Incomplete($"Unsupported AWS 'algorithm': '{algorithm}' (only AWS4-HMAC-SHA256 for now). ");

    /// <summary>In IamSim's own words: AWS's services that still take it say nothing of it.</summary>
    public static CredentialRefusal Version2() =>
        CredentialRefusal.Incomplete("Signature Version 2 is not supported: sign the request with Signature Version 4.") with { IsVersion2 = true };

    public static CredentialRefusal Credential(string credential) => CredentialRefusal.Incomplete(
        $"Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '{credential}'");

    public static CredentialRefusal Date(string date) =>
        CredentialRefusal.Incomplete($"Date must be in ISO-8601 'basic format'. Got '{date}'. See http://en.wikipedia.org/wiki/ISO_8601");

    /// <summary>S3 words it so; of other services no answer is known.</summary>
    public static CredentialRefusal Expires() =>
        CredentialRefusal.Incomplete("X-Amz-Expires must be a number of seconds from 1 to 604800, a week");

    public static CredentialRefusal Expired(DateTimeOffset signed, DateTimeOffset now, TimeSpan lifetime) => new(
        CredentialProblem.Untimely,
        $"Signature expired: {Basic(signed)} is now earlier than {Basic(now - lifetime)} ({Basic(now)} - {Minutes(lifetime)} min.)")
    { Details = Times(signed, now, lifetime) };

    public static CredentialRefusal NotYet(DateTimeOffset signed, DateTimeOffset now, TimeSpan skew) => new(
        CredentialProblem.Untimely,
        $"Signature not yet current: {Basic(signed)} is still later than {Basic(now + skew)} ({Basic(now)} + {Minutes(skew)} min.)")
    { Details = Times(signed, now, skew) };

    public static CredentialRefusal HostUnsigned() =>
        CredentialRefusal.Mismatch("'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.");

    public static CredentialRefusal HeaderAbsent(string name) =>
        CredentialRefusal.Incomplete($"'{name}' is named as a SignedHeader, but it does not exist in the HTTP request.");

    /// <summary>S3 words it so; that others refuse it too follows from "must include … any x-amz-* headers in the request".</summary>
    public static CredentialRefusal HeaderUnsigned(string name) =>
        new(CredentialProblem.Uncovered, $"There were headers present in the request which were not signed: {name}") { Details = [new("HeadersNotSigned", name)] };

    /// <summary>S3 words it so; of other services no answer is known.</summary>
    public static CredentialRefusal PayloadHash() =>
        CredentialRefusal.Mismatch("The provided 'x-amz-content-sha256' header does not match what was computed.");

    public static CredentialRefusal NoPayload() =>
        new(CredentialProblem.NoPayload, "Missing required header for this request: x-amz-content-sha256");

    public static string Region(string region) => $"Credential should be scoped to a valid region, not '{region}'. ";

    public static string Service(string expected) => $"Credential should be scoped to correct service: '{expected}'. ";

    public static string Terminator(string terminator) => $"Credential should be scoped with a valid terminator: 'aws4_request', not '{terminator}'. ";

    public static string ScopeDate(string date, DateTimeOffset signed) =>
        "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: "
        + $"'{date}' != '{Basic(signed)[..8]}', from '{Basic(signed)}'.";

    /// <summary>With what the server calculated, for its person to compare; that stays out of the event.</summary>
    public static CredentialRefusal Signature(ReadOnlySpan<byte> canonicalRequest, ReadOnlySpan<byte> stringToSign) => CredentialRefusal.Mismatch(
        $"{Calculated}\n\nThe Canonical String for this request should have been\n'{Encoding.UTF8.GetString(canonicalRequest)}'"
        + $"\n\nThe String-to-Sign should have been\n'{Encoding.UTF8.GetString(stringToSign)}'\n") with
    {
        RecordedMessage = Calculated,
        Details =
        [
            new("StringToSign", Encoding.UTF8.GetString(stringToSign)),
            new("CanonicalRequest", Encoding.UTF8.GetString(canonicalRequest)),
        ],
    };

    private static FaultDetail[] Times(DateTimeOffset signed, DateTimeOffset now, TimeSpan span) =>
    [
        new("RequestTime", Basic(signed)),
        new("ServerTime", Timestamps.Format(now, Timestamps.Iso8601)),
        new("MaxAllowedSkewMilliseconds", (long)span.TotalMilliseconds),
    ];

    private static string Basic(DateTimeOffset time) => time.UtcDateTime.ToString(SignatureTimes.Basic, CultureInfo.InvariantCulture);

    private static int Minutes(TimeSpan span) => (int)span.TotalMinutes;

    private static string Hashed(string authorization) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(authorization)));
}
