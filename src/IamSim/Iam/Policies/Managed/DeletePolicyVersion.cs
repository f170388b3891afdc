using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;

namespace IamSim.Iam.Policies.Managed;

/// <summary>Deletes a version of a managed policy that is not the one in force.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeletePolicyVersion.html">IAM: DeletePolicyVersion</see></remarks>
internal sealed class DeletePolicyVersion(IamDb db) : IOperation<DeletePolicyVersionRequest, DeletePolicyVersionResponse>
{
    public async ValueTask<Outcome<DeletePolicyVersionResponse>> RunAsync(Call call, DeletePolicyVersionRequest request, CancellationToken ct)
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

        if (version.Version == policy.Value.DefaultVersion)
        {
            return PolicyErrors.IsDefaultVersion();
        }

        db.ManagedPolicyVersions.Remove(version);
        return new DeletePolicyVersionResponse();
    }
}
