using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Quotas;
using IamSim.Storage;

namespace IamSim.Iam.Roles;

/// <summary>Replaces a role's trust policy.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAssumeRolePolicy.html">IAM: UpdateAssumeRolePolicy</see></remarks>
internal sealed class UpdateAssumeRolePolicy(IamDb db, QuotaOptions quotas) : IOperation<UpdateAssumeRolePolicyRequest, UpdateAssumeRolePolicyResponse>
{
    public async ValueTask<Outcome<UpdateAssumeRolePolicyResponse>> RunAsync(Call call, UpdateAssumeRolePolicyRequest request, CancellationToken ct)
    {
        var role = await db.Roles.FindToChangeAsync(call.Account, request.RoleName, ct);
        if (role.IsFault)
        {
            return role.Fault;
        }

        if (await TrustPolicies.RefuseAsync(db, quotas, call, request.PolicyDocument, ct) is { } refusal)
        {
            return refusal;
        }

        role.Value.TrustPolicy = request.PolicyDocument;
        role.Value.TrustedIds = await TrustedIds.OfAsync(db, request.PolicyDocument, ct);
        return new UpdateAssumeRolePolicyResponse();
    }
}
