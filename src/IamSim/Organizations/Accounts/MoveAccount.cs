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

        if (await db.FindPathAsync(managed.Value, request.SourceParentId, ct) is null)
        {
            return AccountErrors.NoSuchSource();
        }

        if (await db.FindPathAsync(managed.Value, request.DestinationParentId, ct) is not { } destination)
        {
            return AccountErrors.NoSuchDestination();
        }

        // Whoever moves an account from where it does not stand hears that there is no such account, be it in the destination already.
        if (await db.FindMemberAsync(managed.Value, request.AccountId, ct) is not { } account || account.ParentId != request.SourceParentId)
        {
            return AccountErrors.NoSuchAccount();
        }

        // https://github.com/openshift/osdctl/pull/190
        if (account.ParentId == request.DestinationParentId)
        {
            return AccountErrors.AlreadyInDestination();
        }

        account.ParentId = request.DestinationParentId;
        account.Path = $"{destination}{account.AccountId}/";
        return new MoveAccountResponse();
    }
}
