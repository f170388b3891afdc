using IamSim.Contracts;
using IamSim.Contracts.Iam;

namespace IamSim.Iam.SamlProviders;

/// <summary>What IAM says of SAML providers. Where no real answer is named, the wording is a guess.</summary>
internal static class SamlProviderErrors
{
    public static Fault NoSuchProvider(string arn) => IamFaults.NoSuchEntity($"Manifest not found for arn {arn}");

    public static Fault InvalidArn(string arn) => IamFaults.InvalidInput($"ARN {arn} is not the ARN of a SAML provider.");

    public static Fault AlreadyExists(string name) => IamFaults.EntityAlreadyExists($"SAML Provider with name {name} already exists.");

    /// <summary>Whatever is wrong with metadata, AWS does not say what.</summary>
    /// <remarks>
    /// In these words in <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_saml.html">IAM: Troubleshooting SAML</see>.
    /// </remarks>
    public static Fault UnreadableMetadata() => IamFaults.InvalidInput("Could not parse metadata");

    public static Fault UnreadableKey() =>
        IamFaults.InvalidInput("Could not parse the private key: it must be an RSA key in PEM format and not be encrypted.");

    public static Fault EncryptionNeedsKey() =>
        IamFaults.InvalidInput("Assertion encryption can be Required only while the provider has a private key.");

    public static Fault NoSuchKey(string id) => IamFaults.NoSuchEntity($"The private key with id {id} cannot be found.");
}
