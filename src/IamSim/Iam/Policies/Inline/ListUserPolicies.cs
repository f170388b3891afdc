using IamSim.Calls;
using IamSim.Calls.Paging;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;

namespace IamSim.Iam.Policies.Inline;

/// <summary>Lists the names of the policies that are embedded in a user.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListUserPolicies.html">IAM: ListUserPolicies</see></remarks>
internal sealed class ListUserPolicies(IamDb db, Pages pages) : IOperation<ListUserPoliciesRequest, ListUserPoliciesResponse>
{
    public async ValueTask<Outcome<ListUserPoliciesResponse>> RunAsync(Call call, ListUserPoliciesRequest request, CancellationToken ct)
    {
        var start = pages.Start(call, ListUserPoliciesRequest.Operation, request, request.UserName);
        if (start.IsFault)
        {
            return start.Fault;
        }

        var user = await PolicyHolder.FindAsync(db, call, PrincipalKind.User, request.UserName, ct);
        if (user.IsFault)
        {
            return user.Fault;
        }

        var page = await InlinePolicies.ListAsync(db, start.Value, call, user.Value, ct);
        return new ListUserPoliciesResponse { PolicyNames = page.Items, IsTruncated = page.IsTruncated, Marker = page.Marker };
    }
}
