using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Kms;
using IamSim.Kms.Keys;

namespace IamSim.Kms.Policies;

/// <summary>Replaces a key's policy. Who would lock itself out has to say so.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html">KMS: PutKeyPolicy</see></remarks>
internal sealed class PutKeyPolicy(KeyFinder keys, KeyPolicies policies) : IOperation<PutKeyPolicyRequest, PutKeyPolicyResponse>
{
    public async ValueTask<Outcome<PutKeyPolicyResponse>> RunAsync(Call call, PutKeyPolicyRequest request, CancellationToken ct)
    {
        // "The only valid value is default." What AWS says of another is a guess.
        if (request.PolicyName is not (null or KeyPolicies.Name))
        {
            return KmsFaults.NotFound("No such policy exists");
        }

        var found = await keys.FindRowAsync(call, request.KeyId, "kms:PutKeyPolicy", ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        var key = found.Value;
        if (await policies.RefuseAsync(call, key.Arn, request.Policy, request.BypassPolicyLockoutSafetyCheck == true, ct) is { } refusal)
        {
            return refusal;
        }

        key.Policy = request.Policy;
        key.PolicyPrincipals = await policies.PrincipalsAsync(request.Policy, ct);
        return new PutKeyPolicyResponse();
    }
}
