using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Quotas;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.Policies.Managed;

/// <summary>Adds a version to a managed policy, and makes it the one in force where that is asked for.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicyVersion.html">IAM: CreatePolicyVersion</see></remarks>
internal sealed class CreatePolicyVersion(IamDb db, QuotaOptions quotas) : IOperation<CreatePolicyVersionRequest, CreatePolicyVersionResponse>
{
    public async ValueTask<Outcome<CreatePolicyVersionResponse>> RunAsync(Call call, CreatePolicyVersionRequest request, CancellationToken ct)
    {
        var found = await ManagedPolicyQueries.FindToChangeAsync(db, call, request.PolicyArn, ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        var policy = found.Value;
        if (PolicyChecks.RefuseManaged(call, request.PolicyDocument, quotas) is { } refusal)
        {
            return refusal;
        }

        if (await db.ManagedPolicyVersions.CountAsync(v => v.AccountId == policy.AccountId && v.PolicyId == policy.Id, ct) >= quotas.VersionsPerPolicy)
        {
            return PolicyErrors.TooManyVersions(quotas.VersionsPerPolicy);
        }

        // A number is never given again, not even the last one's after it was deleted:
        // https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-versioning.html
        policy.LatestVersion++;
        policy.UpdatedAt = call.Time;
        if (request.SetAsDefault == true)
        {
            policy.DefaultVersion = policy.LatestVersion;
        }

        var version = new ManagedPolicyVersion
        {
            AccountId = call.Account,
            PolicyId = policy.Id,
            Version = policy.LatestVersion,
            Document = request.PolicyDocument,
            CreatedAt = call.Time,
        };
        db.ManagedPolicyVersions.Add(version);
        return new CreatePolicyVersionResponse { PolicyVersion = PolicyShapes.Listed(policy, version) };
    }
}
