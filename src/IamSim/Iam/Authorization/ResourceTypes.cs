namespace IamSim.Iam.Authorization;

/// <summary>IAM's types of resources, by the names that the service authorization reference and ARNs have for them.</summary>
internal static class ResourceTypes
{
    public const string User = "user";
    public const string Group = "group";
    public const string Role = "role";
    public const string Policy = "policy";
    public const string InstanceProfile = "instance-profile";
    public const string Mfa = "mfa";
    public const string ServerCertificate = "server-certificate";
    public const string SamlProvider = ProviderArn.Saml;
    public const string OpenIdConnectProvider = ProviderArn.OpenIdConnect;
    public const string DelegationRequest = "delegation-request";
    public const string AccessReport = "access-report";
}
