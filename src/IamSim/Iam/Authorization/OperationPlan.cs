using System.Collections.Immutable;
using IamSim.Contracts;
using IamSim.Policies.Reference;

namespace IamSim.Iam.Authorization;

/// <summary>How a request of an operation names its resource.</summary>
internal enum ResourceNaming
{
    /// <summary>There is none: <c>*</c>.</summary>
    None = 0,

    /// <summary>A member names it by name, ARN or id.</summary>
    ByMember,

    /// <summary>It is made by the request, from a name and a path.</summary>
    New,

    /// <summary>All below a path.</summary>
    ByPath,

    /// <summary>A member has the ARN of a user, group, role or policy.</summary>
    ByArn,

    /// <summary>The calling user, and nobody else.</summary>
    Caller,
}

/// <summary>What an operation of IAM is authorized as: found once, from the service authorization reference and the members of its request.</summary>
/// <param name="Action">As policies name it, <c>iam:CreateUser</c>.</param>
/// <param name="Naming">How a request names the resource.</param>
/// <param name="Type">The resource's type.</param>
/// <param name="Member">The member that names the resource.</param>
/// <param name="ConditionKeys">The keys that the reference lists for the action, those of its resource's type included.</param>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html">Actions, resources, and
/// condition keys for IAM</see>
/// </remarks>
internal sealed record OperationPlan(string Action, ResourceNaming Naming, string Type, string Member, ImmutableArray<string> ConditionKeys)
{
    private const string Path = "PathPrefix";

    /// <summary>The member that names a resource of a type.</summary>
    private static readonly (string Type, string Member)[] MemberOfType =
    [
        (ResourceTypes.User, "UserName"),
        (ResourceTypes.Group, "GroupName"),
        (ResourceTypes.Role, "RoleName"),
        (ResourceTypes.Policy, "PolicyArn"),
        (ResourceTypes.InstanceProfile, "InstanceProfileName"),
        (ResourceTypes.Mfa, "SerialNumber"),
        (ResourceTypes.ServerCertificate, "ServerCertificateName"),
        (ResourceTypes.SamlProvider, "SAMLProviderArn"),
        (ResourceTypes.OpenIdConnectProvider, "OpenIDConnectProviderArn"),
        (ResourceTypes.DelegationRequest, "DelegationRequestId"),
        (ResourceTypes.AccessReport, "EntityPath"),
    ];

    /// <summary>The operations that make a resource, and the member that has its name.</summary>
    private static readonly Dictionary<string, (string Type, string Member)> Makers = new(StringComparer.Ordinal)
    {
        ["CreateUser"] = (ResourceTypes.User, "UserName"),
        ["CreateGroup"] = (ResourceTypes.Group, "GroupName"),
        ["CreateRole"] = (ResourceTypes.Role, "RoleName"),
        ["CreatePolicy"] = (ResourceTypes.Policy, "PolicyName"),
        ["CreateInstanceProfile"] = (ResourceTypes.InstanceProfile, "InstanceProfileName"),
        ["CreateVirtualMFADevice"] = (ResourceTypes.Mfa, "VirtualMFADeviceName"),
        ["UploadServerCertificate"] = (ResourceTypes.ServerCertificate, "ServerCertificateName"),
        ["CreateSAMLProvider"] = (ResourceTypes.SamlProvider, "Name"),
        ["CreateOpenIDConnectProvider"] = (ResourceTypes.OpenIdConnectProvider, "Url"),
    };

    /// <summary>
    /// Operations for which the reference lists no resource and which AWS asks about by path all the same: the denials name it
    /// (<c>iam:ListUsers on resource: arn:aws:iam::123456789012:user/</c>; so of roles, groups, instance profiles, MFA devices and OIDC providers). For
    /// server certificates and SAML providers there is no report; they are after the others.
    /// </summary>
    private static readonly Dictionary<string, string> Lists = new(StringComparer.Ordinal)
    {
        ["ListUsers"] = ResourceTypes.User,
        ["ListGroups"] = ResourceTypes.Group,
        ["ListRoles"] = ResourceTypes.Role,
        ["ListPolicies"] = ResourceTypes.Policy,
        ["ListInstanceProfiles"] = ResourceTypes.InstanceProfile,
        ["ListServerCertificates"] = ResourceTypes.ServerCertificate,
        ["ListVirtualMFADevices"] = ResourceTypes.Mfa,
        ["ListOpenIDConnectProviders"] = ResourceTypes.OpenIdConnectProvider,
        ["ListSAMLProviders"] = ResourceTypes.SamlProvider,
    };

    public static OperationPlan Of(OperationModel operation)
    {
        var action = ActionReference.Default.FindAction($"iam:{operation.Name}");

        // Newer than the reference's page: it has the resource that the others of its kind have.
        string[] types = action is null && Has(operation, "DelegationRequestId")
            ? [ResourceTypes.DelegationRequest]
            : [.. action?.ResourceTypes.Select(r => r.Name) ?? []];
        var (naming, type, member) = Resource(operation, types);
        return new OperationPlan($"iam:{operation.Name}", naming, type, member, KeysOf(action, type));
    }

    private static (ResourceNaming Naming, string Type, string Member) Resource(OperationModel operation, string[] types)
    {
        if (Makers.TryGetValue(operation.Name, out var made))
        {
            return (ResourceNaming.New, made.Type, made.Member);
        }

        if (Lists.TryGetValue(operation.Name, out var listed))
        {
            return (ResourceNaming.ByPath, listed, Path);
        }

        if (types.Length == 0)
        {
            return (ResourceNaming.None, string.Empty, string.Empty);
        }

        foreach (var (type, member) in MemberOfType)
        {
            if (types.Contains(type) && Has(operation, member))
            {
                return (ResourceNaming.ByMember, type, member);
            }
        }

        foreach (var member in (string[])["Arn", "PolicySourceArn", "EntityArn"])
        {
            if (Has(operation, member))
            {
                return (ResourceNaming.ByArn, types[0], member);
            }
        }

        return types.Contains(ResourceTypes.User)
            ? (ResourceNaming.Caller, ResourceTypes.User, string.Empty)
            : (ResourceNaming.ByMember, types[0], string.Empty);
    }

    private static ImmutableArray<string> KeysOf(ActionInfo? action, string type) => action is null
        ? []
        : [.. action.ConditionKeys.Concat(action.ResourceTypes.Where(r => r.Name == type).SelectMany(r => r.Type?.ConditionKeys ?? []))];

    private static bool Has(OperationModel operation, string member) => operation.RequestType.GetProperty(member) is not null;
}
