using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.Account;

/// <summary>Takes the account's alias away.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteAccountAlias.html">IAM: DeleteAccountAlias</see></remarks>
internal sealed class DeleteAccountAlias(IamDb db) : IOperation<DeleteAccountAliasRequest, DeleteAccountAliasResponse>
{
    public async ValueTask<Outcome<DeleteAccountAliasResponse>> RunAsync(Call call, DeleteAccountAliasRequest request, CancellationToken ct)
    {
        var alias = await db.AccountAliases.SingleOrDefaultAsync(a => a.AccountId == call.Account && a.Alias == request.AccountAlias, ct);
        if (alias is null)
        {
            return AliasErrors.NoSuchAlias(request.AccountAlias);
        }

        db.AccountAliases.Remove(alias);
        return new DeleteAccountAliasResponse();
    }
}
