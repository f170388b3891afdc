using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Kms;
using IamSim.Storage;

namespace IamSim.Kms.Grants;

/// <summary>Ends a grant, whatever its grantee thinks of it.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_RevokeGrant.html">KMS: RevokeGrant</see></remarks>
internal sealed class RevokeGrant(IamDb db, GrantFinder grants) : IOperation<RevokeGrantRequest, RevokeGrantResponse>
{
    public async ValueTask<Outcome<RevokeGrantResponse>> RunAsync(Call call, RevokeGrantRequest request, CancellationToken ct)
    {
        var found = await grants.FindAsync(call, request.KeyId, request.GrantId, "kms:RevokeGrant", ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        if (request.DryRun == true)
        {
            return KmsErrors.DryRun();
        }

        db.KeyGrants.Remove(found.Value);
        return new RevokeGrantResponse();
    }
}
