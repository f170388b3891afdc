using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Organizations;
using IamSim.Organizations.PolicyTypes;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Organizations.Policies;

/// <summary>Creates a policy of the organization, attached to nothing yet. Its type need not be enabled.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreatePolicy.html">Organizations: CreatePolicy</see></remarks>
internal sealed class CreatePolicy(IamDb db, Ids ids, OrganizationOptions options) : IOperation<CreatePolicyRequest, CreatePolicyResponse>
{
    public async ValueTask<Outcome<CreatePolicyResponse>> RunAsync(Call call, CreatePolicyRequest request, CancellationToken ct)
    {
        var managed = await db.ManagedByAsync(call, ct);
        if (managed.IsFault)
        {
            return managed.Fault;
        }

        if (managed.Value.FeatureSet != OrganizationFeatureSet.ALL)
        {
            return PolicyTypeErrors.NotAvailable();
        }

        if (PolicyContents.Refuse(call, request.Type, request.Content, options) is { } refusal)
        {
            return refusal;
        }

        if (await db.HasNameAsync(managed.Value, request.Type, request.Name, ct))
        {
            return OrganizationPolicyErrors.AlreadyExists();
        }

        if (await db.OrganizationPolicies.CountAsync(p => p.AccountId == call.Account && p.Type == request.Type, ct) >= options.PoliciesOf(request.Type))
        {
            return OrganizationPolicyErrors.TooMany();
        }

        var tags = OrganizationTags.Read(request.Tags, options);
        if (tags.IsFault)
        {
            return tags.Fault;
        }

        var policy = new OrganizationPolicy
        {
            AccountId = call.Account,
            Id = ids.OrganizationPolicy(),
            Type = request.Type,
            Name = request.Name,
            Description = request.Description,
            Content = request.Content,
            UpdatedAt = call.Time,
            Tags = tags.Value,
        };
        db.OrganizationPolicies.Add(policy);
        return new CreatePolicyResponse { Policy = OrganizationPolicyShapes.Whole(call, managed.Value, policy) };
    }
}
