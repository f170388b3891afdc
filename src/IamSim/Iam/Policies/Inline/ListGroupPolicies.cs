using IamSim.Calls;
using IamSim.Calls.Paging;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;

namespace IamSim.Iam.Policies.Inline;

/// <summary>Lists the names of the policies that are embedded in a group.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListGroupPolicies.html">IAM: ListGroupPolicies</see></remarks>
internal sealed class ListGroupPolicies(IamDb db, Pages pages) : IOperation<ListGroupPoliciesRequest, ListGroupPoliciesResponse>
{
    public async ValueTask<Outcome<ListGroupPoliciesResponse>> RunAsync(Call call, ListGroupPoliciesRequest request, CancellationToken ct)
    {
        var start = pages.Start(call, ListGroupPoliciesRequest.Operation, request, request.GroupName);
        if (start.IsFault)
        {
            return start.Fault;
        }

        var group = await PolicyHolder.FindAsync(db, call, PrincipalKind.Group, request.GroupName, ct);
        if (group.IsFault)
        {
            return group.Fault;
        }

        var page = await InlinePolicies.ListAsync(db, start.Value, call, group.Value, ct);
        return new ListGroupPoliciesResponse { PolicyNames = page.Items, IsTruncated = page.IsTruncated, Marker = page.Marker };
    }
}
