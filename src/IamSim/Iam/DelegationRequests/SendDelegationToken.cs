using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;

namespace IamSim.Iam.DelegationRequests;

/// <summary>Releases the exchange token of an accepted delegation request: from here on the access lasts.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_SendDelegationToken.html">IAM: SendDelegationToken</see></remarks>
internal sealed class SendDelegationToken(IamDb db) : IOperation<SendDelegationTokenRequest, SendDelegationTokenResponse>
{
    public async ValueTask<Outcome<SendDelegationTokenResponse>> RunAsync(Call call, SendDelegationTokenRequest request, CancellationToken ct)
    {
        var found = await db.DelegationRequests.FindOwnedAsync(call, request.DelegationRequestId, ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        var delegation = found.Value;
        if (delegation.StateAt(call.Time) is not (StateType.ACCEPTED))
        {
            return DelegationErrors.WrongState(delegation, call);
        }

        if (delegation.OnlySendByOwner && delegation.OwnerArn != call.Caller.Arn)
        {
            return DelegationErrors.OnlyByOwner(delegation);
        }

        delegation.TokenSentAt = call.Time;
        delegation.Enter(StateType.FINALIZED, call.Time);
        return new SendDelegationTokenResponse();
    }
}
