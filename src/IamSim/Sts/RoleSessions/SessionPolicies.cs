using System.Globalization;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Sts;
using IamSim.Contracts.Validation;
using IamSim.Iam.Policies;
using IamSim.Policies.Documents;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Sts.RoleSessions;

/// <summary>The rules for policies that a session is limited with.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html#policies_session">IAM: session policies</see></remarks>
internal sealed class SessionPolicies(IamDb db, AwsManagedPolicies awsPolicies)
{
    /// <summary>"The plain text that you use for both inline and managed session policies can't exceed 2,048 characters."</summary>
    private const int LongestPolicy = 2048;

    /// <summary>"You can provide up to 10 managed policy ARNs."</summary>
    private const int MostArns = 10;

    /// <summary>Why a session cannot be limited so; null where it can.</summary>
    /// <param name="call">Gives the partition.</param>
    /// <param name="account">"The policies must exist in the same account as the role" (or the user).</param>
    /// <param name="policy">The inline policy.</param>
    /// <param name="arns">The managed ones.</param>
    /// <param name="ct">Stops the reading.</param>
    public async ValueTask<Fault?> RefuseAsync(
        Call call, string account, string? policy, IReadOnlyList<PolicyDescriptorType>? arns, CancellationToken ct)
    {
        // The model bounds the inline policy for some of the operations only, and the list for none: the words are those of its other bounds.
        if (policy is { Length: > LongestPolicy })
        {
            return TooLong("policy", LongestPolicy);
        }

        if (arns is { Count: > MostArns })
        {
            return TooLong("policyArns", MostArns);
        }

        if (policy is not null && PolicyDocument.Parse(policy, PolicyKind.Session, call.Partition) is { IsValid: false } parsed)
        {
            return StsFaults.MalformedPolicyDocument(parsed.FirstError.Message);
        }

        foreach (var arn in ArnsOf(arns))
        {
            if (!await ExistsAsync(call, account, arn, ct))
            {
                return StsErrors.NoSuchSessionPolicy(arn);
            }
        }

        return null;
    }

    public static IReadOnlyList<string> ArnsOf(IReadOnlyList<PolicyDescriptorType>? arns) =>
        arns is null or { Count: 0 } ? [] : [.. arns.Select(each => each.Arn ?? string.Empty)];

    private async ValueTask<bool> ExistsAsync(Call call, string account, string arn, CancellationToken ct) =>
        PolicyArn.Parse(arn) is { } parsed && parsed.Partition == call.Partition
        && (parsed.IsAws
            ? !parsed.IsForServiceLinkedRoles && awsPolicies.Find(parsed) is not null
            : parsed.Account == account && await db.ManagedPolicies.AnyAsync(p => p.AccountId == account && p.Arn == arn, ct));

    private static Fault TooLong(string path, int most) => CommonFaults.ValidationError(ValidationWording.Describe(
        [new ConstraintViolation(path, ConstraintKind.MaxLength, string.Empty, most.ToString(CultureInfo.InvariantCulture))]));
}
