using IamSim.Contracts.Organizations;

namespace IamSim.Organizations.PolicyTypes;

/// <summary>The types of policies that are enabled in an organization's root.</summary>
internal static class PolicyTypeList
{
    public static IReadOnlyList<string> Of(Organization organization) =>
        organization.EnabledPolicyTypes.Split(',', StringSplitOptions.RemoveEmptyEntries);

    public static bool Has(Organization organization, string type) => Of(organization).Contains(type);

    public static void Add(Organization organization, string type) => organization.EnabledPolicyTypes = string.Join(',', Of(organization).Append(type));

    public static void Remove(Organization organization, string type) =>
        organization.EnabledPolicyTypes = string.Join(',', Of(organization).Where(t => t != type));

    public static PolicyTypeSummary Shown(string type) => new() { Type = type, Status = PolicyTypeStatus.ENABLED };
}
