using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Kms;
using IamSim.Kms.Keys;

namespace IamSim.Kms.Policies;

/// <summary>Shows a key's policy.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyPolicy.html">KMS: GetKeyPolicy</see></remarks>
internal sealed class GetKeyPolicy(KeyFinder keys) : IOperation<GetKeyPolicyRequest, GetKeyPolicyResponse>
{
    public async ValueTask<Outcome<GetKeyPolicyResponse>> RunAsync(Call call, GetKeyPolicyRequest request, CancellationToken ct)
    {
        var found = await keys.FindRowAsync(call, request.KeyId, "kms:GetKeyPolicy", ct);
        return found.IsFault ? found.Fault
            : request.PolicyName is not (null or KeyPolicies.Name) ? KmsFaults.NotFound("No such policy exists")
            : new GetKeyPolicyResponse { Policy = found.Value.Policy, PolicyName = KeyPolicies.Name };
    }
}
