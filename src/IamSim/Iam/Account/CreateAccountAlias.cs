using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.Account;

/// <summary>Gives the account its alias, in the place of one that it has.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateAccountAlias.html">IAM: CreateAccountAlias</see></remarks>
internal sealed class CreateAccountAlias(IamDb db) : IOperation<CreateAccountAliasRequest, CreateAccountAliasResponse>
{
    public async ValueTask<Outcome<CreateAccountAliasResponse>> RunAsync(Call call, CreateAccountAliasRequest request, CancellationToken ct)
    {
        // Aliases are unique over all accounts, for they are part of a sign-in address.
        if (await db.AccountAliases.AnyAsync(a => a.Alias == request.AccountAlias, ct))
        {
            return AliasErrors.AlreadyExists(request.AccountAlias);
        }

        // "If you create a new alias for your AWS account, the new alias overwrites the previous alias":
        // https://docs.aws.amazon.com/IAM/latest/UserGuide/console_account-alias.html
        db.AccountAliases.RemoveRange(await db.AccountAliases.Where(a => a.AccountId == call.Account).ToListAsync(ct));
        db.AccountAliases.Add(new AccountAlias { AccountId = call.Account, Alias = request.AccountAlias });
        return new CreateAccountAliasResponse();
    }
}
