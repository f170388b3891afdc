using IamSim.Calls;
using IamSim.Calls.Paging;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;

namespace IamSim.Iam.Policies.Inline;

/// <summary>Lists the names of the policies that are embedded in a role.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRolePolicies.html">IAM: ListRolePolicies</see></remarks>
internal sealed class ListRolePolicies(IamDb db, Pages pages) : IOperation<ListRolePoliciesRequest, ListRolePoliciesResponse>
{
    public async ValueTask<Outcome<ListRolePoliciesResponse>> RunAsync(Call call, ListRolePoliciesRequest request, CancellationToken ct)
    {
        var start = pages.Start(call, ListRolePoliciesRequest.Operation, request, request.RoleName);
        if (start.IsFault)
        {
            return start.Fault;
        }

        var role = await PolicyHolder.FindAsync(db, call, PrincipalKind.Role, request.RoleName, ct);
        if (role.IsFault)
        {
            return role.Fault;
        }

        var page = await InlinePolicies.ListAsync(db, start.Value, call, role.Value, ct);
        return new ListRolePoliciesResponse { PolicyNames = page.Items, IsTruncated = page.IsTruncated, Marker = page.Marker };
    }
}
