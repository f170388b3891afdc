using IamSim.Calls;
using IamSim.Calls.Paging;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;

namespace IamSim.Iam.Policies.Attachments;

/// <summary>Lists the managed policies that are attached to a group.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAttachedGroupPolicies.html">IAM: ListAttachedGroupPolicies</see></remarks>
internal sealed class ListAttachedGroupPolicies(IamDb db, Pages pages) : IOperation<ListAttachedGroupPoliciesRequest, ListAttachedGroupPoliciesResponse>
{
    public async ValueTask<Outcome<ListAttachedGroupPoliciesResponse>> RunAsync(Call call, ListAttachedGroupPoliciesRequest request, CancellationToken ct)
    {
        var start = pages.Start(call, ListAttachedGroupPoliciesRequest.Operation, request, request.GroupName, request.PathPrefix);
        if (start.IsFault)
        {
            return start.Fault;
        }

        var group = await PolicyHolder.FindAsync(db, call, PrincipalKind.Group, request.GroupName, ct);
        if (group.IsFault)
        {
            return group.Fault;
        }

        var page = await AttachedPolicies.ListAsync(db, start.Value, call, group.Value, request.PathPrefix, ct);
        return new ListAttachedGroupPoliciesResponse { AttachedPolicies = page.Items, IsTruncated = page.IsTruncated, Marker = page.Marker };
    }
}
