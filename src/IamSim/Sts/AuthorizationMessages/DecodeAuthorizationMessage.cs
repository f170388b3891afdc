using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Sts;

namespace IamSim.Sts.AuthorizationMessages;

/// <summary>Opens an encoded authorization message: the decision with what it was made from.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/STS/latest/APIReference/API_DecodeAuthorizationMessage.html">STS: DecodeAuthorizationMessage</see></remarks>
internal sealed class DecodeAuthorizationMessage(Authorization.AuthorizationMessages messages)
    : IOperation<DecodeAuthorizationMessageRequest, DecodeAuthorizationMessageResponse>
{
    public ValueTask<Outcome<DecodeAuthorizationMessageResponse>> RunAsync(
        Call call, DecodeAuthorizationMessageRequest request, CancellationToken ct) =>
        ValueTask.FromResult<Outcome<DecodeAuthorizationMessageResponse>>(messages.Decode(call.Account, request.EncodedMessage) is { } decoded
            ? new DecodeAuthorizationMessageResponse { DecodedMessage = decoded }
            : StsFaults.InvalidAuthorizationMessage("Message is not valid"));
}
