using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;

namespace IamSim.Iam.Policies.Managed;

/// <summary>Shows one version of a managed policy, with its document.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetPolicyVersion.html">IAM: GetPolicyVersion</see></remarks>
internal sealed class GetPolicyVersion(IamDb db, AwsManagedPolicies awsPolicies) : IOperation<GetPolicyVersionRequest, GetPolicyVersionResponse>
{
    public async ValueTask<Outcome<GetPolicyVersionResponse>> RunAsync(Call call, GetPolicyVersionRequest request, CancellationToken ct)
    {
        var found = await ManagedPolicyQueries.FindAsync(db, awsPolicies, call, request.PolicyArn, ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        var policy = found.Value;
        var version = await ManagedPolicyQueries.VersionAsync(db, awsPolicies, call, policy, request.VersionId, ct);
        return version is null || PolicyShapes.VersionId(version.Version) != request.VersionId
            ? PolicyErrors.NoSuchVersion(request.PolicyArn, request.VersionId)
            : new GetPolicyVersionResponse { PolicyVersion = PolicyShapes.Whole(policy, version) };
    }
}
