using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.Policies;

/// <summary>A managed policy that another resource refers to by ARN: the account's own or AWS's.</summary>
/// <param name="Arn">Its ARN.</param>
/// <param name="Name">Its name, as lists of attached policies show it.</param>
internal sealed record PolicyReference(string Arn, string Name)
{
    /// <summary>Finds the policy that an ARN means, or says as AWS does why there is none to attach.</summary>
    public static async Task<Outcome<PolicyReference>> FindAsync(
        IamDb db, AwsManagedPolicies awsPolicies, Call call, string arn, CancellationToken ct)
    {
        var parts = arn.Split(':', 6);
        if (parts is not ["arn", _, "iam", "", _, _] || !parts[5].StartsWith("policy/", StringComparison.Ordinal))
        {
            return IamFaults.InvalidInput($"ARN {arn} is not valid.");
        }

        var name = parts[4] == "aws"
            ? awsPolicies.Find(arn)?.Name
            : await db.ManagedPolicies.Where(p => p.AccountId == call.Account && p.Arn == arn).Select(p => p.Name).SingleOrDefaultAsync(ct);
        return name is null
            ? IamFaults.NoSuchEntity($"Policy {arn} does not exist or is not attachable.")
            : new PolicyReference(arn, name);
    }
}
