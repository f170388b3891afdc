using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;

namespace IamSim.Iam.Policies.Managed;

/// <summary>Makes a version of a managed policy the one in force, for all who have the policy.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_SetDefaultPolicyVersion.html">IAM: SetDefaultPolicyVersion</see></remarks>
internal sealed class SetDefaultPolicyVersion(IamDb db) : IOperation<SetDefaultPolicyVersionRequest, SetDefaultPolicyVersionResponse>
{
    public async ValueTask<Outcome<SetDefaultPolicyVersionResponse>> RunAsync(Call call, SetDefaultPolicyVersionRequest request, CancellationToken ct)
    {
        var policy = await ManagedPolicyQueries.FindToChangeAsync(db, call, request.PolicyArn, ct);
        if (policy.IsFault)
        {
            return policy.Fault;
        }

        if (await ManagedPolicyQueries.VersionAsync(db, policy.Value, request.VersionId, ct) is not { } version)
        {
            return PolicyErrors.NoSuchVersion(request.PolicyArn, request.VersionId);
        }

        // UpdateDate stays: it is "when the most recent policy version was created"
        // (https://docs.aws.amazon.com/IAM/latest/APIReference/API_Policy.html).
        policy.Value.DefaultVersion = version.Version;
        return new SetDefaultPolicyVersionResponse();
    }
}
