using IamSim.Contracts;
using IamSim.Contracts.Iam;

namespace IamSim.Iam.OpenIdConnectProviders;

/// <summary>What IAM says of OIDC providers. Where no real answer is named, the wording is a guess.</summary>
internal static class OpenIdConnectErrors
{
    public static Fault NoSuchProvider(string arn) => IamFaults.NoSuchEntity($"OpenIDConnect Provider not found for arn {arn}");

    public static Fault InvalidArn(string arn) => IamFaults.InvalidInput($"ARN {arn} is not the ARN of an OpenID Connect provider.");

    /// <remarks>In these words in <see href="https://github.com/unfunco/terraform-aws-oidc-github/issues/23">a real answer</see>.</remarks>
    public static Fault AlreadyExists(string url) => IamFaults.EntityAlreadyExists($"Provider with url {url} already exists.");

    public static Fault InvalidUrl() => IamFaults.InvalidInput(
        "Invalid Open ID Connect Provider URL: it must begin with https:// and have no port, query or fragment.");

    /// <remarks>
    /// In these words in <see href="https://github.com/terraform-aws-modules/terraform-aws-eks/issues/2632">a real answer</see>, though five are taken.
    /// </remarks>
    public static Fault TooManyThumbprints(int most) => IamFaults.InvalidInput($"Thumbprint list must contain fewer than {most} entries.");

    /// <remarks>In these words in <see href="https://github.com/hashicorp/terraform-provider-aws/issues/29963">a real answer</see>.</remarks>
    public static Fault NoThumbprint() => IamFaults.InvalidInput("Thumbprint list must contain at least one entry.");

    public static Fault InvalidThumbprint(string thumbprint) =>
        IamFaults.InvalidInput($"Thumbprint {thumbprint} is not valid: it must be 40 hexadecimal digits.");

    public static Fault DuplicateClientId(string id) => IamFaults.InvalidInput($"Client ID {id} is given twice.");
}
