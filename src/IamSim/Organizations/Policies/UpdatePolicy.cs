using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Organizations;
using IamSim.Storage;

namespace IamSim.Organizations.Policies;

/// <summary>Changes name, description or content of a policy; what the request leaves out stays.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_UpdatePolicy.html">Organizations: UpdatePolicy</see></remarks>
internal sealed class UpdatePolicy(IamDb db, OrganizationOptions options) : IOperation<UpdatePolicyRequest, UpdatePolicyResponse>
{
    public async ValueTask<Outcome<UpdatePolicyResponse>> RunAsync(Call call, UpdatePolicyRequest request, CancellationToken ct)
    {
        var managed = await db.ManagedByAsync(call, ct);
        if (managed.IsFault)
        {
            return managed.Fault;
        }

        if (AwsOrganizationPolicies.Find(request.PolicyId) is not null)
        {
            return OrganizationPolicyErrors.Immutable();
        }

        if (await db.FindOwnPolicyAsync(managed.Value, request.PolicyId, ct) is not { } policy)
        {
            return OrganizationPolicyErrors.NoSuchPolicy();
        }

        if (request.Content is { } content && PolicyContents.Refuse(call, policy.Type, content, options) is { } refusal)
        {
            return refusal;
        }

        if (request.Name is { } name && name != policy.Name && await db.HasNameAsync(managed.Value, policy.Type, name, ct))
        {
            return OrganizationPolicyErrors.AlreadyExists();
        }

        policy.Name = request.Name ?? policy.Name;
        policy.Description = request.Description ?? policy.Description;
        policy.Content = request.Content ?? policy.Content;
        policy.UpdatedAt = call.Time;
        return new UpdatePolicyResponse { Policy = OrganizationPolicyShapes.Whole(call, managed.Value, policy) };
    }
}
