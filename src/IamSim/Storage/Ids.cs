using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace IamSim.Storage;

/// <summary>Makes ids and secrets as AWS spells them. All randomness of stored names comes from here.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-prefixes">IAM: unique ID prefixes</see></remarks>
[SuppressMessage("Performance", "CA1822", Justification = "A service: operations are given it, and never make ids in their own way.")]
internal sealed class Ids
{
    // Base32 without case, as AWS's ids are: 32 letters, so each of them is five random bits.
    private const string IdAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const string LowerAlphabet = "abcdefghijklmnopqrstuvwxyz0123456789";
    private const string SecretAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    public string User() => Prefixed("AIDA", 17);

    public string Role() => Prefixed("AROA", 17);

    public string Group() => Prefixed("AGPA", 17);

    public string InstanceProfile() => Prefixed("AIPA", 17);

    public string ManagedPolicy() => Prefixed("ANPA", 17);

    public string ServerCertificate() => Prefixed("ASCA", 17);

    /// <summary>The id of an SSH public key.</summary>
    public string PublicKey() => Prefixed("APKA", 16);

    /// <summary>The id of a service-specific credential.</summary>
    public string ServiceCredential() => Prefixed("ACCA", 17);

    /// <summary>The id of a SAML provider or of one of its keys, which has no prefix.</summary>
    public string SamlProvider() => Prefixed(string.Empty, 32);

    /// <summary>The issuer of an account's web identity tokens.</summary>
    public string TokenIssuer() => $"https://{new Guid(RandomNumberGenerator.GetBytes(16))}.tokens.sts.global.api.aws";

    /// <summary>The id of a signing certificate, which has no prefix.</summary>
    public string SigningCertificate() => Prefixed(string.Empty, 32);

    /// <summary>The password of a service-specific credential: 32 random bytes in base64.</summary>
    public string ServicePassword() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    /// <summary>The id of a long-term access key.</summary>
    public string AccessKey() => Prefixed("AKIA", 16);

    /// <summary>The id of a temporary access key, which goes with a session token; nothing is kept of it, so its account is in it, as in AWS's.</summary>
    public string TemporaryAccessKey(string account) => AccessKeyIds.Make("ASIA", account);

    public string SecretAccessKey() => RandomNumberGenerator.GetString(SecretAlphabet, 40);

    /// <summary>The id of a delegation request: it grows with the machine's time, so that lists are in the order of creation.</summary>
    public string DelegationRequest() => $"dr-{Guid.CreateVersion7():N}";

    /// <summary>The id of an event data store or of a query: a UUID.</summary>
    public string EventDataStore() => new Guid(RandomNumberGenerator.GetBytes(16)).ToString();

    /// <summary>The id of a KMS key: a UUID.</summary>
    public string KmsKey() => new Guid(RandomNumberGenerator.GetBytes(16)).ToString();

    public string Organization() => "o-" + Lower(10);

    public string OrganizationRoot() => "r-" + Lower(4);

    /// <summary>A unit's id begins with its root's: <c>ou-examplerootid111-exampleouid111</c>.</summary>
    public string OrganizationalUnit(string rootId) => $"ou-{rootId[2..]}-{Lower(8)}";

    public string OrganizationPolicy() => "p-" + Lower(10);

    /// <summary>The id of a request for a new account.</summary>
    public string AccountCreation() => "car-" + RandomNumberGenerator.GetHexString(32, lowercase: true);

    /// <summary>The twelve digits of a new account.</summary>
    public string Account() => RandomNumberGenerator.GetString("123456789", 1) + RandomNumberGenerator.GetString("0123456789", 11);

    /// <summary>The id of an event or a request: a UUIDv7 of the machine's time, so that an index of them grows at its end.</summary>
    public Guid Event() => Guid.CreateVersion7();

    /// <summary>What keeps two log files of a trail apart that are delivered in the same minute: 16 letters and digits.</summary>
    public string LogFile() => RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", 16);

    /// <summary>The seed of a virtual MFA device: 64 characters of base32.</summary>
    public byte[] MfaSeed() => RandomNumberGenerator.GetBytes(40);

    /// <summary>The version that something starts with: random, so that what is deleted and made anew does not pass for what it was.</summary>
    public int FirstVersion() => RandomNumberGenerator.GetInt32(1 << 30);

    /// <summary>The id of a resource of EC2: <c>vpc-</c> and 17 hexadecimal digits, of which the first is 0 as AWS's are.</summary>
    public string Ec2(string prefix) => $"{prefix}-0{RandomNumberGenerator.GetHexString(16, lowercase: true)}";

    /// <summary>An Elastic IP address: of 198.18.0.0/15, which is set aside for benchmarks (RFC 2544), so that it is nobody's.</summary>
    public string PublicAddress() => $"198.{RandomNumberGenerator.GetInt32(18, 20)}.{RandomNumberGenerator.GetInt32(256)}.{RandomNumberGenerator.GetInt32(1, 255)}";

    private static string Lower(int length) => RandomNumberGenerator.GetString(LowerAlphabet, length);

    private static string Prefixed(string prefix, int length) => string.Concat(prefix, RandomNumberGenerator.GetString(IdAlphabet, length));
}
