using IamSim.Contracts.Organizations;

namespace IamSim.Organizations.Policies;

/// <summary>The policies that AWS manages: what everything in a root has of a type that allows, until something else says less.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html">FullAWSAccess</see>,
/// <see href="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html">RCPFullAWSAccess</see>
/// </remarks>
internal static class AwsOrganizationPolicies
{
    public static OrganizationPolicy FullAccess { get; } = Of(
        "p-FullAWSAccess",
        PolicyType.SERVICE_CONTROL_POLICY,
        "FullAWSAccess",
        "Allows access to every operation",
        """
        {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Allow",
              "Action": "*",
              "Resource": "*"
            }
          ]
        }
        """);

    public static OrganizationPolicy ResourceFullAccess { get; } = Of(
        "p-RCPFullAWSAccess",
        PolicyType.RESOURCE_CONTROL_POLICY,
        "RCPFullAWSAccess",
        "Allows access to every resource",
        """
        {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Allow",
              "Principal": "*",
              "Action": "*",
              "Resource": "*"
            }
          ]
        }
        """);

    public static OrganizationPolicy? Find(string id) => All.FirstOrDefault(p => p.Id == id);

    /// <summary>What everything in a root is attached to while the type is enabled; null for types without such a policy.</summary>
    public static OrganizationPolicy? DefaultOf(string type) => All.FirstOrDefault(p => p.Type == type);

    private static OrganizationPolicy[] All => [FullAccess, ResourceFullAccess];

    // The descriptions: https://github.com/boto/boto3/issues/4565,
    // https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_available-policies.html
    private static OrganizationPolicy Of(string id, string type, string name, string description, string content) => new()
    {
        AccountId = string.Empty,
        Id = id,
        Type = type,
        Name = name,
        Description = description,
        Content = content,
        UpdatedAt = DateTimeOffset.UnixEpoch,
    };
}
