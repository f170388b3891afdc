using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Quotas;
using IamSim.Storage;

namespace IamSim.Iam.Policies.Attachments;

/// <summary>Attaches a managed policy to a user.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachUserPolicy.html">IAM: AttachUserPolicy</see></remarks>
internal sealed class AttachUserPolicy(IamDb db, AwsManagedPolicies awsPolicies, QuotaOptions quotas) : IOperation<AttachUserPolicyRequest, AttachUserPolicyResponse>
{
    public async ValueTask<Outcome<AttachUserPolicyResponse>> RunAsync(Call call, AttachUserPolicyRequest request, CancellationToken ct)
    {
        var user = await PolicyHolder.FindToChangeAsync(db, call, PrincipalKind.User, request.UserName, ct);
        if (user.IsFault)
        {
            return user.Fault;
        }

        var refusal = await AttachedPolicies.AttachAsync(db, awsPolicies, quotas, call, user.Value, request.PolicyArn, ct);
        return refusal is null ? new AttachUserPolicyResponse() : refusal;
    }
}
