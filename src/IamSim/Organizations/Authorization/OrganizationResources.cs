using IamSim.Calls;
using IamSim.Iam.Tagging;
using IamSim.Organizations.Accounts;
using IamSim.Organizations.Policies;
using IamSim.Organizations.Units;
using IamSim.Storage;

namespace IamSim.Organizations.Authorization;

/// <summary>A resource of an organization, as policies see it.</summary>
/// <param name="Arn">Its ARN, or <c>*</c>.</param>
internal sealed record OrganizationResource(string Arn)
{
    public IReadOnlyList<TagEntry> Tags { get; init; } = [];

    /// <summary>The type of a policy; null for anything else.</summary>
    public string? PolicyType { get; init; }
}

/// <summary>Finds the resources that requests name by their ids. What there is not has an ARN too, so that a denial tells nothing.</summary>
internal sealed class OrganizationResources(IamDb db, Organization organization)
{
    public async ValueTask<OrganizationResource> FindAsync(Call call, string id, CancellationToken ct)
    {
        if (id.StartsWith("p-", StringComparison.Ordinal))
        {
            return await PolicyAsync(call, id, ct);
        }

        if (id.StartsWith("ou-", StringComparison.Ordinal))
        {
            var unit = await db.FindUnitAsync(organization, id, ct);
            return new OrganizationResource(OrganizationArns.Unit(call, organization, id)) { Tags = unit?.Tags ?? [] };
        }

        if (id == organization.RootId || id.StartsWith("r-", StringComparison.Ordinal))
        {
            return new OrganizationResource(OrganizationArns.Root(call, organization, id));
        }

        var account = await db.FindMemberAsync(organization, id, ct);
        return new OrganizationResource(OrganizationArns.Account(call, organization, id)) { Tags = account?.Tags ?? [] };
    }

    private async ValueTask<OrganizationResource> PolicyAsync(Call call, string id, CancellationToken ct)
    {
        if (AwsOrganizationPolicies.Find(id) is { } aws)
        {
            return new OrganizationResource(OrganizationArns.AwsPolicy(call, aws.Type, id)) { PolicyType = aws.Type };
        }

        // The type stands in the ARN, and of a policy that there is not nobody knows it.
        return await db.FindOwnPolicyAsync(organization, id, ct) is { } policy
            ? new OrganizationResource(OrganizationArns.Policy(call, organization, policy.Type, id)) { Tags = policy.Tags, PolicyType = policy.Type }
            : new OrganizationResource(OrganizationArns.Policy(call, organization, "*", id));
    }
}
