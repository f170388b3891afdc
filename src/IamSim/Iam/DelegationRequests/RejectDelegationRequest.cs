using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;

namespace IamSim.Iam.DelegationRequests;

/// <summary>Rejects a delegation request, for good; an accepted one too, as long as its token is not sent.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_RejectDelegationRequest.html">IAM: RejectDelegationRequest</see></remarks>
internal sealed class RejectDelegationRequest(IamDb db) : IOperation<RejectDelegationRequestRequest, RejectDelegationRequestResponse>
{
    public async ValueTask<Outcome<RejectDelegationRequestResponse>> RunAsync(Call call, RejectDelegationRequestRequest request, CancellationToken ct)
    {
        var found = await db.DelegationRequests.FindOwnedAsync(call, request.DelegationRequestId, ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        var delegation = found.Value;
        if (delegation.StateAt(call.Time) is not (StateType.ASSIGNED or StateType.PENDING_APPROVAL or StateType.ACCEPTED))
        {
            return DelegationErrors.WrongState(delegation, call);
        }

        delegation.RejectionReason = request.Notes;
        delegation.Enter(StateType.REJECTED, call.Time);
        return new RejectDelegationRequestResponse();
    }
}
