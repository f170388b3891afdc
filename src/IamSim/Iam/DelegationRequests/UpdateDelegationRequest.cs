using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;

namespace IamSim.Iam.DelegationRequests;

/// <summary>Forwards a delegation request to whoever may accept it, with notes.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateDelegationRequest.html">IAM: UpdateDelegationRequest</see></remarks>
internal sealed class UpdateDelegationRequest(IamDb db) : IOperation<UpdateDelegationRequestRequest, UpdateDelegationRequestResponse>
{
    public async ValueTask<Outcome<UpdateDelegationRequestResponse>> RunAsync(Call call, UpdateDelegationRequestRequest request, CancellationToken ct)
    {
        var found = await db.DelegationRequests.FindOwnedAsync(call, request.DelegationRequestId, ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        var delegation = found.Value;
        if (delegation.StateAt(call.Time) is not (StateType.ASSIGNED or StateType.PENDING_APPROVAL))
        {
            return DelegationErrors.WrongState(delegation, call);
        }

        delegation.Notes = request.Notes;
        delegation.Enter(StateType.PENDING_APPROVAL, call.Time);
        return new UpdateDelegationRequestResponse();
    }
}
