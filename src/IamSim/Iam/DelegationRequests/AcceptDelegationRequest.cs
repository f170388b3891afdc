using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;

namespace IamSim.Iam.DelegationRequests;

/// <summary>Accepts a delegation request: what it asks for will be delegated by the caller, once the token is sent.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_AcceptDelegationRequest.html">IAM: AcceptDelegationRequest</see></remarks>
internal sealed class AcceptDelegationRequest(IamDb db) : IOperation<AcceptDelegationRequestRequest, AcceptDelegationRequestResponse>
{
    /// <summary>Four hours.</summary>
    private const int LongestOfRoot = 4 * 60 * 60;

    public async ValueTask<Outcome<AcceptDelegationRequestResponse>> RunAsync(Call call, AcceptDelegationRequestRequest request, CancellationToken ct)
    {
        var found = await db.DelegationRequests.FindOwnedAsync(call, request.DelegationRequestId, ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        var delegation = found.Value;
        if (delegation.StateAt(call.Time) is not (StateType.ASSIGNED or StateType.PENDING_APPROVAL))
        {
            return DelegationErrors.NotAcceptable(delegation, call);
        }

        // The delegated session is limited by the request's policy alone: whoever is limited further has less to give than that.
        if (call.Caller.Session is { Policy: not null } or { PolicyArns.Count: > 0 })
        {
            return DelegationErrors.LimitedSession();
        }

        if (call.Caller.Kind == CallerKind.Root && delegation.SessionDuration > LongestOfRoot)
        {
            return DelegationErrors.TooLongForRoot();
        }

        delegation.ApproverArn = call.Caller.Arn;
        delegation.ApproverId = call.Caller.PrincipalId;
        delegation.Enter(StateType.ACCEPTED, call.Time);
        return new AcceptDelegationRequestResponse();
    }
}
