using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.Policies;

/// <summary>How a principal names the managed policy that it wants, attached or as its boundary: the account's own or AWS's.</summary>
internal static class PolicyReference
{
    /// <summary>Finds the policy that an ARN means, or says as AWS does why there is none to attach.</summary>
    public static async Task<Outcome<PolicyArn>> FindAsync(
        IamDb db, AwsManagedPolicies awsPolicies, Call call, string arn, CancellationToken ct)
    {
        if (PolicyArn.Parse(arn) is not { } parsed)
        {
            return PolicyErrors.InvalidArn(arn);
        }

        var exists = parsed.IsAws
            ? parsed.Partition == call.Partition && awsPolicies.Find(parsed) is not null
            : await db.ManagedPolicies.AnyAsync(p => p.AccountId == call.Account && p.Arn == arn, ct);
        return exists ? parsed : PolicyErrors.NothingToAttach(arn);
    }
}
