using IamSim.Contracts;
using IamSim.Contracts.Sts;

namespace IamSim.Sts.Delegation;

/// <summary>What STS says of trade-in tokens. The first is the model's description of its error; the others are guesses.</summary>
internal static class TradeInErrors
{
    public static Fault Expired() => StsFaults.ExpiredTradeInToken(
        "The trade-in token provided in the request has expired and can no longer be exchanged for credentials. Request a new token and retry the operation.");

    /// <summary>No token, or not for this caller: who may not use one learns nothing of it.</summary>
    public static Fault NoSuchToken() => CommonFaults.ValidationError("The trade-in token is not valid.");

    public static Fault ApproverIsGone() => CommonFaults.AccessDenied("The principal that accepted the delegation request does not exist any more.");
}
