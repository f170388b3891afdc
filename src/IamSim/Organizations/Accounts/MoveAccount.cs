using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Organizations;
using IamSim.Organizations.Units;
using IamSim.Storage;

namespace IamSim.Organizations.Accounts;

/// <summary>Moves an account from the root or unit that it stands in to another.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_MoveAccount.html">Organizations: MoveAccount</see></remarks>
internal sealed class MoveAccount(IamDb db) : IOperation<MoveAccountRequest, MoveAccountResponse>
{
    public async ValueTask<Outcome<MoveAccountResponse>> RunAsync(Call call, MoveAccountRequest request, CancellationToken ct)
    {
        var managed = await db.ManagedByAsync(call, ct);
        if (managed.IsFault)
        {
            return managed.Fault;
        }

        if (await db.FindMemberAsync(managed.Value, request.AccountId, ct) is not { } account)
        {
            return AccountErrors.NoSuchAccount();
        }

        if (await db.FindPathAsync(managed.Value, request.DestinationParentId, ct) is not { } destination)
        {
            return AccountErrors.NoSuchDestination();
        }

        if (account.ParentId == request.DestinationParentId)
        {
            return AccountErrors.AlreadyInDestination();
        }

        if (account.ParentId != request.SourceParentId)
        {
            return AccountErrors.NotInSource();
        }

        account.ParentId = request.DestinationParentId;
        account.Path = $"{destination}{account.AccountId}/";
        return new MoveAccountResponse();
    }
}
