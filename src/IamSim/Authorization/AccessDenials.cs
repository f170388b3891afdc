using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Policies.Evaluation;

namespace IamSim.Authorization;

/// <summary>AWS's words for a denial: who, which action, on which resource, because of what.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html">IAM: Troubleshoot access denied error messages</see>
/// </remarks>
internal static class AccessDenials
{
    public static Fault Of(Call call, Question question, AuthorizationRequest request, Decision decision)
    {
        var denial = $"User: {call.Caller.Arn} is not authorized to perform: {request.Action} on resource: {request.Resource}";
        return CommonFaults.AccessDenied(
            question.TellsReason || decision.Verdict == Verdict.ExplicitDeny ? $"{denial} {Because(request, decision)}" : denial);
    }

    private static string Because(AuthorizationRequest request, Decision decision)
    {
        var kind = decision.DecidedBy switch
        {
            PolicyLayerKind.ResourceControl => "resource control policy",
            PolicyLayerKind.ServiceControl => "service control policy",
            PolicyLayerKind.VpcEndpoint => "VPC endpoint policy",
            PolicyLayerKind.Resource => "resource-based policy",
            PolicyLayerKind.PermissionsBoundary => "permissions boundary",
            PolicyLayerKind.Session => "session policy",
            _ => "identity-based policy",
        };
        return decision.Verdict == Verdict.ExplicitDeny
            ? $"with an explicit deny in {Article(kind)} {kind}"
            : $"because no {kind} allows the {request.Action} action";
    }

    private static string Article(string kind) => kind.StartsWith('i') ? "an" : "a";
}
