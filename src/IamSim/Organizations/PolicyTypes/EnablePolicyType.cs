using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Organizations;
using IamSim.Organizations.Attachments;
using IamSim.Organizations.Policies;
using IamSim.Organizations.Units;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Organizations.PolicyTypes;

/// <summary>Enables a type of policies in the root; where AWS has a default policy of the type, everything in the root gets it.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_EnablePolicyType.html">Organizations: EnablePolicyType</see></remarks>
internal sealed class EnablePolicyType(IamDb db) : IOperation<EnablePolicyTypeRequest, EnablePolicyTypeResponse>
{
    public async ValueTask<Outcome<EnablePolicyTypeResponse>> RunAsync(Call call, EnablePolicyTypeRequest request, CancellationToken ct)
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

        if (organization.FeatureSet != OrganizationFeatureSet.ALL)
        {
            return PolicyTypeErrors.NotAvailable();
        }

        if (PolicyTypeList.Has(organization, request.PolicyType))
        {
            return PolicyTypeErrors.AlreadyEnabled();
        }

        PolicyTypeList.Add(organization, request.PolicyType);
        if (AwsOrganizationPolicies.DefaultOf(request.PolicyType) is { } standard)
        {
            List<string> targets =
            [
                organization.RootId,
                .. await db.OrganizationalUnits.Where(u => u.AccountId == call.Account).Select(u => u.Id).ToListAsync(ct),
                .. await db.MemberAccounts.Where(a => a.ManagementAccountId == call.Account).Select(a => a.AccountId).ToListAsync(ct),
            ];
            DefaultPolicies.Attach(db, organization, standard, targets);
        }

        return new EnablePolicyTypeResponse { Root = UnitShapes.Root(call, organization) };
    }
}
