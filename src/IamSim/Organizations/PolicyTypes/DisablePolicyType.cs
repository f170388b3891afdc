using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Organizations;
using IamSim.Organizations.Units;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Organizations.PolicyTypes;

/// <summary>Disables a type of policies in the root: those of the type are detached from everything, and stay.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_DisablePolicyType.html">Organizations: DisablePolicyType</see>,
/// <see href="https://docs.aws.amazon.com/organizations/latest/userguide/disable-policy-type.html">Disabling a policy type</see>
/// </remarks>
internal sealed class DisablePolicyType(IamDb db) : IOperation<DisablePolicyTypeRequest, DisablePolicyTypeResponse>
{
    public async ValueTask<Outcome<DisablePolicyTypeResponse>> RunAsync(Call call, DisablePolicyTypeRequest request, CancellationToken ct)
    {
        var managed = await db.ManagedByAsync(call, ct);
        if (managed.IsFault)
        {
            return managed.Fault;
        }

        var organization = managed.Value;
        if (request.RootId != organization.RootId)
        {
            return UnitErrors.NoSuchRoot();
        }

        if (!PolicyTypeList.Has(organization, request.PolicyType))
        {
            return PolicyTypeErrors.NotEnabled();
        }

        PolicyTypeList.Remove(organization, request.PolicyType);
        db.OrganizationPolicyAttachments.RemoveRange(
            await db.OrganizationPolicyAttachments.Where(a => a.AccountId == call.Account && a.PolicyType == request.PolicyType).ToListAsync(ct));
        return new DisablePolicyTypeResponse { Root = UnitShapes.Root(call, organization) };
    }
}
