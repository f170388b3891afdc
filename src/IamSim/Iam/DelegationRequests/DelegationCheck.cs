using IamSim.Access;
using IamSim.Calls;
using IamSim.Contracts.Iam;
using IamSim.Iam.Policies;
using IamSim.Policies.Evaluation;
using IamSim.Policies.Questions;
using IamSim.Policies.Reference;
using IamSim.Policies.Simulation;

namespace IamSim.Iam.DelegationRequests;

/// <summary>Whether the caller may itself do what a delegation request asks for: nobody can delegate more than that.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies-temporary-delegation.html">IAM: temporary delegation</see>. "This is an
/// approximate result."
/// </remarks>
internal sealed class DelegationCheck(PrincipalPolicyReader reader, CompiledDocuments documents)
{
    public async Task<string> RunAsync(Call call, DelegationRequest request, CancellationToken ct)
    {
        if (call.Caller.Kind == CallerKind.Root)
        {
            return PermissionCheckResultType.ALLOWED;
        }

        if (call.Caller.UserName is not { } name || await reader.FindAsync(call, PrincipalKind.User, name, ct) is not { } caller)
        {
            return PermissionCheckResultType.DENIED;
        }

        var coverage = PolicyCoverage.Of(
            documents.Of(request.PermissionPolicy).Policy!,
            new SimulatedPrincipal(caller.ToRequestPrincipal(), caller.TagMap()),
            new PolicySet { Identity = caller.IdentityLayer, PermissionsBoundary = caller.BoundaryLayer, AssumesResourceDelegates = true },
            StoredPrincipals.TimeOf(call),
            ActionReference.Default);
        return coverage switch
        {
            Coverage.Covered => PermissionCheckResultType.ALLOWED,
            Coverage.Unsure => PermissionCheckResultType.UNSURE,
            _ => PermissionCheckResultType.DENIED,
        };
    }
}
