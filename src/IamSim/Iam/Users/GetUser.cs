using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;
using Contract = IamSim.Contracts.Iam;

namespace IamSim.Iam.Users;

/// <summary>Shows one user; without a name, the calling one.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetUser.html">IAM: GetUser</see></remarks>
internal sealed class GetUser(IamDb db) : IOperation<GetUserRequest, GetUserResponse>
{
    public async ValueTask<Outcome<GetUserResponse>> RunAsync(Call call, GetUserRequest request, CancellationToken ct)
    {
        if (request.UserName is null && call.Caller.Kind == CallerKind.Root)
        {
            return new GetUserResponse { User = await RootAsUserAsync(call, ct) };
        }

        var name = UserErrors.NameOrCaller(call, request.UserName);
        if (name.IsFault)
        {
            return name.Fault;
        }

        var user = await db.Users.FindByNameAsync(call.Account, name.Value, ct);
        return user is null ? UserErrors.NoSuchUser(name.Value) : new GetUserResponse { User = UserShapes.Whole(call, user) };
    }

    /// <summary>Root is no user, and yet AWS shows it as one to itself: its id is the account's number, its name the alias if there is one.</summary>
    /// <remarks>
    /// Not documented; seen in <see href="https://github.com/realestate-com-au/credulous/issues/61">credulous#61</see> and
    /// <see href="https://github.com/boto/boto3/issues/4484">boto3#4484</see>. Root is as old as its account, which began with its first call.
    /// </remarks>
    private async Task<Contract.User> RootAsUserAsync(Call call, CancellationToken ct)
    {
        var alias = await db.AccountAliases.Where(a => a.AccountId == call.Account).Select(a => a.Alias).SingleOrDefaultAsync(ct);
        var firstCall = await db.AuditEvents
            .Where(e => e.AccountId == call.Account)
            .OrderBy(e => e.Sequence)
            .Select(e => (DateTimeOffset?)e.EventTime)
            .FirstOrDefaultAsync(ct);
        return new Contract.User
        {
            Path = null!,
            UserName = alias!,
            UserId = call.Account,
            Arn = call.Caller.Arn,
            CreateDate = firstCall ?? call.Time,
        };
    }
}
