using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;

namespace IamSim.Iam.DelegationRequests;

/// <summary>Shows one delegation request and, if asked, whether the caller could delegate what it asks for.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetDelegationRequest.html">IAM: GetDelegationRequest</see></remarks>
internal sealed class GetDelegationRequest(IamDb db, DelegationCheck check) : IOperation<GetDelegationRequestRequest, GetDelegationRequestResponse>
{
    public async ValueTask<Outcome<GetDelegationRequestResponse>> RunAsync(Call call, GetDelegationRequestRequest request, CancellationToken ct)
    {
        var found = await db.DelegationRequests.FindSeenAsync(call, request.DelegationRequestId, ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        var answer = new GetDelegationRequestResponse { DelegationRequest = DelegationShapes.Whole(call, found.Value) };
        return request.DelegationPermissionCheck is not true ? answer : answer with
        {
            // AWS may say IN_PROGRESS first, for it checks in the background.
            PermissionCheckStatus = PermissionCheckStatusType.COMPLETE,
            PermissionCheckResult = await check.RunAsync(call, found.Value, ct),
        };
    }
}
