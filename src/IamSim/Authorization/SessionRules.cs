using IamSim.Authentication.Sessions;
using IamSim.Authentication.Signatures;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Contracts.Sts;

namespace IamSim.Authorization;

/// <summary>What the credentials of <c>GetSessionToken</c> and <c>GetFederationToken</c> are no good for, whatever policies say. Sign-in's are not of these.</summary>
/// <remarks>
/// "You cannot call any IAM API operations unless MFA authentication information is included in the request. You cannot call any STS API except
/// AssumeRole or GetCallerIdentity": <see href="https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html">STS: GetSessionToken</see>.
/// "You cannot call any IAM operations using the AWS CLI or the AWS API. … You cannot call any AWS STS operations except GetCallerIdentity":
/// <see href="https://docs.aws.amazon.com/STS/latest/APIReference/API_GetFederationToken.html">STS: GetFederationToken</see>. What is said of STS is
/// older than some of its operations, and taken to be of those that give credentials. A delegation's session, which always has a session policy, is
/// none of these.
/// </remarks>
internal static class SessionRules
{
    /// <summary>Why an action of IAM's is refused that is no operation of its API: one of REST's own.</summary>
    public static Fault? Refuse(Call call, string action) =>
        action.StartsWith("iam:", StringComparison.Ordinal) && SessionOf(call) is { } session && (session.Kind == SessionKind.FederatedUser || session.MfaAt is null)
            ? CredentialRefusal.UnknownClient.ToFault(isJson: false)
            : null;

    /// <summary>Why the call is refused; null where these rules let it through.</summary>
    public static Fault? Refuse(Call call, IRequest request)
    {
        if (SessionOf(call) is not { } session)
        {
            return null;
        }

        var service = request.Model.Service;
        var isFederated = session.Kind == SessionKind.FederatedUser;
        if (service == IamService.Contract)
        {
            return isFederated || session.MfaAt is null ? CredentialRefusal.UnknownClient.ToFault(isJson: false) : null;
        }

        return request is AssumeRootRequest || (isFederated && request is AssumeRoleRequest)
            ? CommonFaults.AccessDenied($"Cannot call {request.Model.Name} with session credentials")
            : null;
    }

    /// <summary>The session, where it is one of these.</summary>
    private static SessionClaims? SessionOf(Call call) =>
        call.Caller.Session is { SignInId: null, Kind: SessionKind.User or SessionKind.Root or SessionKind.FederatedUser } session
        && (session.Kind == SessionKind.FederatedUser || session.Policy is null)
            ? session
            : null;
}
