using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Organizations;
using IamSim.Organizations.Policies;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Organizations.Attachments;

/// <summary>Lists the policies of a type that are attached to a root, unit or account itself.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListPoliciesForTarget.html">Organizations: ListPoliciesForTarget</see></remarks>
internal sealed class ListPoliciesForTarget(IamDb db, OrganizationPages pages) : IOperation<ListPoliciesForTargetRequest, ListPoliciesForTargetResponse>
{
    public async ValueTask<Outcome<ListPoliciesForTargetResponse>> RunAsync(Call call, ListPoliciesForTargetRequest request, CancellationToken ct)
    {
        var managed = await db.ManagedByAsync(call, ct);
        if (managed.IsFault)
        {
            return managed.Fault;
        }

        var start = pages.Start(call, ListPoliciesForTargetRequest.Operation, request, request.TargetId, request.Filter);
        if (start.IsFault)
        {
            return start.Fault;
        }

        if (!await PolicyTarget.ExistsAsync(db, managed.Value, request.TargetId, ct))
        {
            return AttachmentErrors.NoSuchTarget();
        }

        // All of them are read, for they are few by quota.
        var ids = await db.OrganizationPolicyAttachments
            .Where(a => a.AccountId == call.Account && a.TargetId == request.TargetId && a.PolicyType == request.Filter)
            .Select(a => a.PolicyId).ToListAsync(ct);
        var own = await db.OrganizationPolicies.Where(p => p.AccountId == call.Account && ids.Contains(p.Id)).ToListAsync(ct);
        var page = start.Value.CutAll([.. ids.Select(AwsOrganizationPolicies.Find).OfType<OrganizationPolicy>(), .. own], p => p.Id);
        return new ListPoliciesForTargetResponse
        {
            Policies = page.Select(p => OrganizationPolicyShapes.Summary(call, managed.Value, p)),
            NextToken = page.Marker,
        };
    }
}
