using System.Text.RegularExpressions;

namespace IamSim.Sts.Saml;

/// <summary>AWS's sign-in endpoints: whom assertions are sent to, and for whom they are.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_saml_assertions.html">IAM: SAML assertions for the authentication
/// response</see>
/// </remarks>
internal static partial class SamlEndpoints
{
    /// <summary>Whether a URL is a partition's endpoint, the one for all or a region's; for encrypted assertions with the provider's id behind.</summary>
    public static bool IsRecipient(string partition, string providerId, string url) =>
        Endpoint().Match(url) is { Success: true } endpoint
        && endpoint.Groups["host"].Value == HostOf(partition)
        && (!endpoint.Groups["provider"].Success || endpoint.Groups["provider"].Value == providerId);

    public static bool IsAudience(string partition, string providerId, string audience) =>
        audience == UrnOf(partition) || audience == "urn:amazon:webservices" || IsRecipient(partition, providerId, audience);

    private static string HostOf(string partition) => partition switch
    {
        "aws-cn" => "signin.amazonaws.cn",
        "aws-us-gov" => "signin.amazonaws-us-gov.com",
        _ => "signin.aws.amazon.com",
    };

    private static string UrnOf(string partition) => partition switch
    {
        "aws-cn" => "urn:amazon:webservices:cn-north-1",
        "aws-us-gov" => "urn:amazon:webservices:govcloud",
        _ => "urn:amazon:webservices",
    };

    [GeneratedRegex(@"\Ahttps://([a-z]{2}(-[a-z]+)+-[0-9]\.)?(?<host>signin\.[a-z.-]+)/saml(/acs/(?<provider>[A-Za-z0-9]+))?\z")]
    private static partial Regex Endpoint();
}
