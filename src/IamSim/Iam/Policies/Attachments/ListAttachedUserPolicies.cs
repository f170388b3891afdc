using IamSim.Calls;
using IamSim.Calls.Paging;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;

namespace IamSim.Iam.Policies.Attachments;

/// <summary>Lists the managed policies that are attached to a user.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAttachedUserPolicies.html">IAM: ListAttachedUserPolicies</see></remarks>
internal sealed class ListAttachedUserPolicies(IamDb db, Pages pages) : IOperation<ListAttachedUserPoliciesRequest, ListAttachedUserPoliciesResponse>
{
    public async ValueTask<Outcome<ListAttachedUserPoliciesResponse>> RunAsync(Call call, ListAttachedUserPoliciesRequest request, CancellationToken ct)
    {
        var start = pages.Start(call, ListAttachedUserPoliciesRequest.Operation, request, request.UserName, request.PathPrefix);
        if (start.IsFault)
        {
            return start.Fault;
        }

        var user = await PolicyHolder.FindAsync(db, call, PrincipalKind.User, request.UserName, ct);
        if (user.IsFault)
        {
            return user.Fault;
        }

        var page = await AttachedPolicies.ListAsync(db, start.Value, call, user.Value, request.PathPrefix, ct);
        return new ListAttachedUserPoliciesResponse { AttachedPolicies = page.Items, IsTruncated = page.IsTruncated, Marker = page.Marker };
    }
}
