using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Organizations;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Organizations.Accounts;

/// <summary>Shows what came of a request for a new account.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_DescribeCreateAccountStatus.html">Organizations: DescribeCreateAccountStatus</see></remarks>
internal sealed class DescribeCreateAccountStatus(IamDb db) : IOperation<DescribeCreateAccountStatusRequest, DescribeCreateAccountStatusResponse>
{
    public async ValueTask<Outcome<DescribeCreateAccountStatusResponse>> RunAsync(
        Call call, DescribeCreateAccountStatusRequest request, CancellationToken ct)
    {
        var managed = await db.ManagedByAsync(call, ct);
        if (managed.IsFault)
        {
            return managed.Fault;
        }

        return await db.AccountCreations.SingleOrDefaultAsync(c => c.AccountId == call.Account && c.Id == request.CreateAccountRequestId, ct) is { } creation
            ? new DescribeCreateAccountStatusResponse { CreateAccountStatus = AccountShapes.Ended(creation) }
            : AccountErrors.NoSuchCreation();
    }
}
