using System.Collections.Frozen;
using System.Text.Json;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Organizations;
using IamSim.Policies.Documents;

namespace IamSim.Organizations.Policies;

/// <summary>What the content of a policy must be before it is kept.</summary>
/// <remarks>
/// SCPs and RCPs are held to their whole grammar, the others to what they begin with.
/// <see href="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies.html">Organizations: Policies</see>
/// </remarks>
internal static class PolicyContents
{
    /// <summary>The one member that policies of a type have; other types have a member that IamSim does not look at.</summary>
    private static readonly FrozenDictionary<string, string> Members = new Dictionary<string, string>
    {
        [PolicyType.TAG_POLICY] = "tags",
        [PolicyType.BACKUP_POLICY] = "plans",
        [PolicyType.AISERVICES_OPT_OUT_POLICY] = "services",
        [PolicyType.CHATBOT_POLICY] = "chatbots",
        [PolicyType.DECLARATIVE_POLICY_EC2] = "ec2_attributes",
    }.ToFrozenDictionary();

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Why a policy of the type cannot have this content; null where it can.</summary>
    public static Fault? Refuse(Call call, string type, string content, OrganizationOptions options)
    {
        if (content.Length > options.SizeOf(type))
        {
            return OrganizationPolicyErrors.TooLarge();
        }

        var isGood = KindOf(type) is { } kind ? PolicyDocument.Parse(content, kind, call.Partition).IsValid : IsManagementPolicy(type, content);
        return isGood ? null : OrganizationPolicyErrors.Malformed();
    }

    /// <summary>The language of policies that decide on access; null for those that manage.</summary>
    public static PolicyKind? KindOf(string type) => type switch
    {
        PolicyType.SERVICE_CONTROL_POLICY => PolicyKind.ServiceControl,
        PolicyType.RESOURCE_CONTROL_POLICY => PolicyKind.ResourceControl,
        _ => null,
    };

    private static bool IsManagementPolicy(string type, string content)
    {
        try
        {
            using var json = JsonDocument.Parse(content, Strict);
            var members = json.RootElement.EnumerateObject().Select(m => m.Name).ToList();
            ReadTexts(json.RootElement);
            return members.Count > 0 && (!Members.TryGetValue(type, out var known) || members.TrueForAll(m => m == known));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // No JSON, no object, or texts that are none: half a surrogate pair.
            return false;
        }
    }

    private static void ReadTexts(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                _ = element.GetString();
                break;
            case JsonValueKind.Array:
                element.EnumerateArray().ToList().ForEach(ReadTexts);
                break;
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    _ = member.Name;
                    ReadTexts(member.Value);
                }

                break;
        }
    }
}
