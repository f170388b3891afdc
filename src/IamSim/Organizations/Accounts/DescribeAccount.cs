using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Organizations;
using IamSim.Storage;

namespace IamSim.Organizations.Accounts;

/// <summary>Shows an account of the organization.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_DescribeAccount.html">Organizations: DescribeAccount</see></remarks>
internal sealed class DescribeAccount(IamDb db) : IOperation<DescribeAccountRequest, DescribeAccountResponse>
{
    public async ValueTask<Outcome<DescribeAccountResponse>> RunAsync(Call call, DescribeAccountRequest request, CancellationToken ct)
    {
        var managed = await db.ManagedByAsync(call, ct);
        if (managed.IsFault)
        {
            return managed.Fault;
        }

        return await db.FindMemberAsync(managed.Value, request.AccountId, ct) is { } account
            ? new DescribeAccountResponse { Account = AccountShapes.Whole(call, managed.Value, account) }
            : AccountErrors.NoSuchAccount();
    }
}
