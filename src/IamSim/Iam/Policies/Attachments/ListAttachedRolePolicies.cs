using IamSim.Calls;
using IamSim.Calls.Paging;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;

namespace IamSim.Iam.Policies.Attachments;

/// <summary>Lists the managed policies that are attached to a role.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAttachedRolePolicies.html">IAM: ListAttachedRolePolicies</see></remarks>
internal sealed class ListAttachedRolePolicies(IamDb db, Pages pages) : IOperation<ListAttachedRolePoliciesRequest, ListAttachedRolePoliciesResponse>
{
    public async ValueTask<Outcome<ListAttachedRolePoliciesResponse>> RunAsync(Call call, ListAttachedRolePoliciesRequest request, CancellationToken ct)
    {
        var start = pages.Start(call, ListAttachedRolePoliciesRequest.Operation, request, request.RoleName, request.PathPrefix);
        if (start.IsFault)
        {
            return start.Fault;
        }

        var role = await PolicyHolder.FindAsync(db, call, PrincipalKind.Role, request.RoleName, ct);
        if (role.IsFault)
        {
            return role.Fault;
        }

        var page = await AttachedPolicies.ListAsync(db, start.Value, call, role.Value, request.PathPrefix, ct);
        return new ListAttachedRolePoliciesResponse { AttachedPolicies = page.Items, IsTruncated = page.IsTruncated, Marker = page.Marker };
    }
}
