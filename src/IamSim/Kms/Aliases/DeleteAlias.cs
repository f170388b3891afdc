using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Kms;
using IamSim.Storage;

namespace IamSim.Kms.Aliases;

/// <summary>Takes a name from its key, which stays.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_DeleteAlias.html">KMS: DeleteAlias</see></remarks>
internal sealed class DeleteAlias(IamDb db) : IOperation<DeleteAliasRequest, DeleteAliasResponse>
{
    public async ValueTask<Outcome<DeleteAliasResponse>> RunAsync(Call call, DeleteAliasRequest request, CancellationToken ct)
    {
        // The operation's errors have no InvalidAliasNameException: what can be no alias of the caller's is none.
        if (AliasRules.RefuseName(request.AliasName) is not null || await AliasRules.FindAsync(db, call, request.AliasName, ct) is not { } alias)
        {
            return AliasRules.NotFound(call, request.AliasName);
        }

        db.KmsAliases.Remove(alias);
        return new DeleteAliasResponse();
    }
}
