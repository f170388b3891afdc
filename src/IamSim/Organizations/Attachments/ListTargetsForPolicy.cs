using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Organizations;
using IamSim.Organizations.Policies;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Organizations.Attachments;

/// <summary>Lists the roots, units and accounts that a policy is attached to.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListTargetsForPolicy.html">Organizations: ListTargetsForPolicy</see></remarks>
internal sealed class ListTargetsForPolicy(IamDb db, OrganizationPages pages) : IOperation<ListTargetsForPolicyRequest, ListTargetsForPolicyResponse>
{
    public async ValueTask<Outcome<ListTargetsForPolicyResponse>> RunAsync(Call call, ListTargetsForPolicyRequest request, CancellationToken ct)
    {
        var managed = await db.ManagedByAsync(call, ct);
        if (managed.IsFault)
        {
            return managed.Fault;
        }

        var start = pages.Start(call, ListTargetsForPolicyRequest.Operation, request, request.PolicyId);
        if (start.IsFault)
        {
            return start.Fault;
        }

        if (await db.FindPolicyAsync(managed.Value, request.PolicyId, ct) is null)
        {
            return OrganizationPolicyErrors.NoSuchPolicy();
        }

        var targets = await db.OrganizationPolicyAttachments
            .Where(a => a.AccountId == call.Account && a.PolicyId == request.PolicyId && string.Compare(a.TargetId, start.Value.After) > 0)
            .OrderBy(a => a.TargetId).Take(start.Value.Take).Select(a => a.TargetId).ToListAsync(ct);
        var page = start.Value.Cut(targets, id => id);
        return new ListTargetsForPolicyResponse
        {
            Targets = await PolicyTarget.ShownAsync(db, call, managed.Value, page.Items, ct),
            NextToken = page.Marker,
        };
    }
}
