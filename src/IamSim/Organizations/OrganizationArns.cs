using IamSim.Calls;

namespace IamSim.Organizations;

/// <summary>ARNs of Organizations: all of them belong to the management account.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsorganizations.html#awsorganizations-resources-for-iam-policies">Resource types of Organizations</see></remarks>
internal static class OrganizationArns
{
    public static string Organization(Call call, Organization organization) => Of(call, organization, "organization", string.Empty);

    public static string Root(Call call, Organization organization) => Root(call, organization, organization.RootId);

    public static string Root(Call call, Organization organization, string root) => Of(call, organization, "root", "/" + root);

    public static string Unit(Call call, Organization organization, string unit) => Of(call, organization, "ou", "/" + unit);

    public static string Account(Call call, Organization organization, string account) => Of(call, organization, "account", "/" + account);

    public static string Policy(Call call, Organization organization, string type, string policy) =>
        Of(call, organization, "policy", $"/{type.ToLowerInvariant()}/{policy}");

    /// <summary>Where no call says which partition it is: AWS's first.</summary>
    public static string Policy(Organization organization, string type, string policy) =>
        $"arn:aws:organizations::{organization.AccountId}:policy/{organization.Id}/{type.ToLowerInvariant()}/{policy}";

    /// <summary>Of a policy that AWS manages.</summary>
    public static string AwsPolicy(Call call, string type, string policy) =>
        $"arn:{call.Partition}:organizations::aws:policy/{type.ToLowerInvariant()}/{policy}";

    private static string Of(Call call, Organization organization, string kind, string rest) =>
        $"arn:{call.Partition}:organizations::{organization.AccountId}:{kind}/{organization.Id}{rest}";
}
