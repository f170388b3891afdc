using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Kms;
using IamSim.Storage;

namespace IamSim.Kms.Grants;

/// <summary>Ends a grant by whom it names for that, or by its grantee where it allows it; it is named by its token, or by key and id.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_RetireGrant.html">KMS: RetireGrant</see></remarks>
internal sealed class RetireGrant(IamDb db, GrantFinder grants, GrantTokens tokens) : IOperation<RetireGrantRequest, RetireGrantResponse>
{
    public async ValueTask<Outcome<RetireGrantResponse>> RunAsync(Call call, RetireGrantRequest request, CancellationToken ct)
    {
        var (keyId, grantId) = (request.KeyId, request.GrantId);
        if (request.GrantToken is { } token)
        {
            if (tokens.Read(token) is not { } named)
            {
                return KmsErrors.InvalidGrantToken();
            }

            (keyId, grantId) = (named.KeyArn, named.GrantId);
        }

        if (keyId is null || grantId is null)
        {
            return CommonFaults.ValidationError("Specify either a GrantToken, or a GrantId with a KeyId.");
        }

        var found = await grants.FindAsync(call, keyId, grantId, "kms:RetireGrant", ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        if (request.DryRun == true)
        {
            return KmsErrors.DryRun();
        }

        db.KeyGrants.Remove(found.Value);
        return new RetireGrantResponse();
    }
}
