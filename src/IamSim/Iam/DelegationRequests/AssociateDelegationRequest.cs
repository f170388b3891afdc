using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;

namespace IamSim.Iam.DelegationRequests;

/// <summary>Makes the caller the owner of a delegation request that nobody owns.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_AssociateDelegationRequest.html">IAM: AssociateDelegationRequest</see></remarks>
internal sealed class AssociateDelegationRequest(IamDb db) : IOperation<AssociateDelegationRequestRequest, AssociateDelegationRequestResponse>
{
    public async ValueTask<Outcome<AssociateDelegationRequestResponse>> RunAsync(Call call, AssociateDelegationRequestRequest request, CancellationToken ct)
    {
        var found = await db.DelegationRequests.FindOwnedAsync(call, request.DelegationRequestId, ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        var delegation = found.Value;
        if (delegation.StateAt(call.Time) is not (StateType.UNASSIGNED))
        {
            return DelegationErrors.WrongState(delegation, call);
        }

        delegation.OwnerAccountId = call.Account;
        delegation.OwnerArn = call.Caller.Arn;
        delegation.Enter(StateType.ASSIGNED, call.Time);
        return new AssociateDelegationRequestResponse();
    }
}
