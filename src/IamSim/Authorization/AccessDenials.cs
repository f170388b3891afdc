using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Policies.Documents;
using IamSim.Policies.Evaluation;
using IamSim.Policies.Evaluation.Explanations;

namespace IamSim.Authorization;

/// <summary>AWS's words for a denial: who, which action, on which resource, because of what.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html">IAM: Troubleshoot access denied error messages</see>. "If
/// multiple policy types deny an authorization request, then AWS includes only one of those policy types."
/// </remarks>
internal static class AccessDenials
{
    /// <summary>What stands in the place of the ARN of a caller who has none.</summary>
    private const string Nobody = "anonymous";

    public static Fault Of(Call call, Question question, AuthorizationRequest request, PolicySet policies, Decision decision)
    {
        if (question.ToStrangers is { } toStrangers && !IsAtHome(request))
        {
            return CommonFaults.AccessDenied(toStrangers);
        }

        var caller = call.Caller.Kind == CallerKind.Anonymous ? Nobody : call.Caller.Arn;
        if (question.StrangersReason is { } told && question.ResourceAccount is { } owner && owner != call.Account && !IsOwn(decision))
        {
            return CommonFaults.AccessDenied($"User: {caller} is not authorized to perform: {request.Action} {told}");
        }

        var because = decision.Verdict == Verdict.ExplicitDeny
            ? WithDeny(call, request, policies, decision.DecidedBy)
            : $"because no {WordOf(decision.DecidedBy)} allows the {request.Action} action";
        var denial = $"User: {caller} is not authorized to perform: {request.Action} on resource: {question.Shown ?? request.Resource}";
        return CommonFaults.AccessDenied(question.TellsReason || IsOwn(decision) ? $"{denial} {because}" : denial);
    }

    /// <summary>Whether the caller's own side denies: that tells nothing of a resource which strangers are to learn nothing of.</summary>
    private static bool IsOwn(Decision decision) =>
        decision.Verdict == Verdict.ExplicitDeny && decision.DecidedBy is not (PolicyLayerKind.Resource or PolicyLayerKind.ResourceControl);

    private static string WithDeny(Call call, AuthorizationRequest request, PolicySet policies, PolicyLayerKind kind)
    {
        var word = WordOf(kind);
        var reason = $"with an explicit deny in {(word.StartsWith('i') ? "an" : "a")} {word}";
        return ArnOfDenying(request, policies, kind) is { } arn ? $"{reason}: {InPartition(arn, call.Partition)}" : reason;
    }

    private static string WordOf(PolicyLayerKind kind) => kind switch
    {
        PolicyLayerKind.ResourceControl => "resource control policy",
        PolicyLayerKind.ServiceControl => "service control policy",
        PolicyLayerKind.VpcEndpoint => "VPC endpoint policy",
        PolicyLayerKind.Resource => "resource-based policy",
        PolicyLayerKind.PermissionsBoundary => "permissions boundary",
        PolicyLayerKind.Session => "session policy",
        _ => "identity-based policy",
    };

    /// <summary>The ARN of the first policy that denies; null where it has none, as inline ones, or where AWS does not tell it.</summary>
    /// <remarks>
    /// "Policy ARNs are only included" for explicit denies, "in same-account and same-organization scenarios", for "service control policies, resource control
    /// policies, permissions boundaries, session policies, and identity-based policies":
    /// https://aws.amazon.com/blogs/security/enhanced-access-denied-error-messages-with-policy-arns
    /// </remarks>
    private static string? ArnOfDenying(AuthorizationRequest request, PolicySet policies, PolicyLayerKind kind)
    {
        if (kind is PolicyLayerKind.Resource or PolicyLayerKind.VpcEndpoint || !IsAtHome(request))
        {
            return null;
        }

        return PolicyEvaluator.Explain(request, policies).Layers
            .Where(layer => layer.Kind == kind && layer.Verdict == LayerVerdict.ExplicitDeny)
            .SelectMany(layer => layer.Statements)
            .Where(statement => statement is { Effect: PolicyEffect.Deny, Outcome: StatementOutcome.Applies })
            .Select(statement => statement.Policy.Arn)
            .FirstOrDefault(arn => arn is not null);
    }

    /// <summary>Whether caller and resource are of one account or of one organization.</summary>
    private static bool IsAtHome(AuthorizationRequest request)
    {
        if (request.ResourceAccount is null || request.ResourceAccount == request.Principal.Account)
        {
            return true;
        }

        var (own, others) = (request.Context["aws:PrincipalOrgID"], request.Context["aws:ResourceOrgID"]);
        return own is [var mine] && others is [var theirs] && mine == theirs;
    }

    /// <summary>What an organization says is read once for all partitions that it is called in.</summary>
    private static string InPartition(string arn, string partition) => arn.Split(':', 3) is ["arn", _, var rest] ? $"arn:{partition}:{rest}" : arn;
}
