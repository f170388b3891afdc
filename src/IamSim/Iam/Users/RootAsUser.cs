using IamSim.Audit.Proof.Retention;
using IamSim.Calls;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;
using Contract = IamSim.Contracts.Iam;

namespace IamSim.Iam.Users;

/// <summary>Root is no user, and yet AWS shows it as one: its id is the account's number, its name the alias if there is one.</summary>
/// <remarks>
/// Not documented; seen in <see href="https://github.com/realestate-com-au/credulous/issues/61">credulous#61</see> and
/// <see href="https://github.com/boto/boto3/issues/4484">boto3#4484</see>. Root is as old as its account, which began with its first call.
/// </remarks>
internal static class RootAsUser
{
    public static async Task<Contract.User> ShownAsync(IamDb db, Call call, CancellationToken ct)
    {
        var alias = await db.AccountAliases.Where(a => a.AccountId == call.Account).Select(a => a.Alias).SingleOrDefaultAsync(ct);
        var firstCall = await db.FirstEventTimeAsync(call.Account, ct);
        return new Contract.User
        {
            Path = null!,
            UserName = alias!,
            UserId = call.Account,
            Arn = $"arn:{call.Partition}:iam::{call.Account}:root",
            CreateDate = firstCall ?? call.Time,
        };
    }
}
