using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Kms;
using IamSim.Iam.Roles;
using IamSim.Kms.Keys;
using IamSim.Storage;

namespace IamSim.Kms.Policies;

/// <summary>Shows a key's policy as it reads now: who was renamed stands in it by the new ARN, who is gone by the bare id.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyPolicy.html">KMS: GetKeyPolicy</see></remarks>
internal sealed class GetKeyPolicy(IamDb db, KeyFinder keys) : IOperation<GetKeyPolicyRequest, GetKeyPolicyResponse>
{
    public async ValueTask<Outcome<GetKeyPolicyResponse>> RunAsync(Call call, GetKeyPolicyRequest request, CancellationToken ct)
    {
        var found = await keys.FindRowAsync(call, request.KeyId, "kms:GetKeyPolicy", ct);
        return found.IsFault ? found.Fault
            : request.PolicyName is not (null or KeyPolicies.Name) ? KmsFaults.NotFound("No such policy exists")
            : new GetKeyPolicyResponse { Policy = await TrustedIds.ShownAsync(db, found.Value.Policy, found.Value.PolicyPrincipals, ct), PolicyName = KeyPolicies.Name };
    }
}
