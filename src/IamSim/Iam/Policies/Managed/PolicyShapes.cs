using System.Globalization;
using IamSim.Iam.Tagging;
using Contract = IamSim.Contracts.Iam;

namespace IamSim.Iam.Policies.Managed;

/// <summary>Managed policies and their versions as answers show them: which members appear differs by operation.</summary>
internal static class PolicyShapes
{
    /// <summary>As <c>ListPolicies</c> shows a policy: neither description nor tags.</summary>
    public static Contract.Policy Listed(ManagedPolicy policy, PolicyUse use) => new()
    {
        PolicyName = policy.Name,
        PolicyId = policy.Id,
        Arn = policy.Arn,
        Path = policy.Path,
        DefaultVersionId = VersionId(policy.DefaultVersion),
        AttachmentCount = use.Attachments,
        PermissionsBoundaryUsageCount = use.Boundaries,
        IsAttachable = true,
        CreateDate = policy.CreatedAt,
        UpdateDate = policy.UpdatedAt,
    };

    /// <summary>As <c>CreatePolicy</c> shows the new policy: tags where it has some, no description.</summary>
    public static Contract.Policy Created(ManagedPolicy policy) =>
        Listed(policy, PolicyUse.None) with { Tags = Tags.Shown(policy.Tags) };

    /// <summary>As <c>GetPolicy</c> shows a policy: with its description, and with tags even where there are none.</summary>
    public static Contract.Policy Whole(ManagedPolicy policy, PolicyUse use) => Listed(policy, use) with
    {
        Description = policy.Description,
        Tags = Tags.Shown(policy.Tags) ?? [],
    };

    /// <summary>As <c>CreatePolicyVersion</c> and <c>ListPolicyVersions</c> show a version: without its document.</summary>
    public static Contract.PolicyVersion Listed(ManagedPolicy policy, ManagedPolicyVersion version) => new()
    {
        VersionId = VersionId(version.Version),
        IsDefaultVersion = version.Version == policy.DefaultVersion,
        CreateDate = version.CreatedAt,
    };

    public static Contract.PolicyVersion Whole(ManagedPolicy policy, ManagedPolicyVersion version) =>
        Listed(policy, version) with { Document = version.Document };

    public static string VersionId(int version) => $"v{version}";

    /// <summary>The number in a version's id; null for an id that IamSim gives to no version, such as <c>v1.draft</c>.</summary>
    public static int? VersionNumber(string versionId) =>
        int.TryParse(versionId.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
