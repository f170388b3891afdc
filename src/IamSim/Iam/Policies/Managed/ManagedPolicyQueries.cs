using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.Policies.Managed;

/// <summary>How managed policies and their versions are found.</summary>
internal static class ManagedPolicyQueries
{
    /// <summary>A policy to be read: the account's own or AWS's.</summary>
    public static async Task<Outcome<ManagedPolicy>> FindAsync(
        IamDb db, AwsManagedPolicies awsPolicies, Call call, string arn, CancellationToken ct)
    {
        if (PolicyArn.Parse(arn) is not { } parsed)
        {
            return PolicyErrors.InvalidArn(arn);
        }

        var policy = parsed.IsAws ? OfAws(awsPolicies, call, parsed) : await OwnAsync(db, call, arn, ct);
        return policy is null ? PolicyErrors.NotFound(arn) : policy;
    }

    /// <summary>A policy to be changed: the account's own, for nobody changes AWS's or another account's.</summary>
    public static async Task<Outcome<ManagedPolicy>> FindToChangeAsync(IamDb db, Call call, string arn, CancellationToken ct)
    {
        if (PolicyArn.Parse(arn) is not { } parsed)
        {
            return PolicyErrors.InvalidArn(arn);
        }

        if (parsed.Account != call.Account)
        {
            return PolicyErrors.OutsideOwnAccount();
        }

        return await OwnAsync(db, call, arn, ct) is { } policy ? policy : PolicyErrors.NotFound(arn);
    }

    /// <summary>A policy whose tags are asked for or changed: AWS's have none.</summary>
    public static async Task<Outcome<ManagedPolicy>> FindTaggedAsync(IamDb db, Call call, string arn, CancellationToken ct)
    {
        if (PolicyArn.Parse(arn) is not { } parsed)
        {
            return PolicyErrors.InvalidArn(arn);
        }

        if (parsed.IsAws)
        {
            return PolicyErrors.NoTagsHere();
        }

        return await OwnAsync(db, call, arn, ct) is { } policy ? policy : PolicyErrors.NotFound(arn);
    }

    /// <summary>The versions of a policy, in no order.</summary>
    public static async Task<IReadOnlyList<ManagedPolicyVersion>> VersionsAsync(
        IamDb db, AwsManagedPolicies awsPolicies, ManagedPolicy policy, CancellationToken ct) =>
        awsPolicies.Find(policy.Arn) is { } aws
            ? aws.Versions.Select(v => VersionOf(policy, v, document: string.Empty)).ToList()
            : await db.ManagedPolicyVersions.Where(v => v.AccountId == policy.AccountId && v.PolicyId == policy.Id).ToListAsync(ct);

    /// <summary>One version of a policy, the account's own or AWS's, with its document; null where it has none of this id.</summary>
    public static async Task<ManagedPolicyVersion?> VersionAsync(
        IamDb db, AwsManagedPolicies awsPolicies, Call call, ManagedPolicy policy, string versionId, CancellationToken ct)
    {
        if (awsPolicies.Find(policy.Arn) is not { } aws)
        {
            return await VersionAsync(db, policy, versionId, ct);
        }

        var version = aws.Versions.FirstOrDefault(v => PolicyShapes.VersionId(v.Number) == versionId);
        return version is null ? null : VersionOf(policy, version, awsPolicies.Document(aws, version.Number, call.Partition)!);
    }

    /// <summary>One version of the account's own policy; null where it has none of this id.</summary>
    public static async Task<ManagedPolicyVersion?> VersionAsync(IamDb db, ManagedPolicy policy, string versionId, CancellationToken ct) =>
        PolicyShapes.VersionNumber(versionId) is { } number
            ? await db.ManagedPolicyVersions.SingleOrDefaultAsync(
                v => v.AccountId == policy.AccountId && v.PolicyId == policy.Id && v.Version == number, ct)
            : null;

    /// <summary>A policy of AWS's in the partition that the call is in: the other partitions' do not exist there.</summary>
    private static ManagedPolicy? OfAws(AwsManagedPolicies awsPolicies, Call call, PolicyArn arn) =>
        arn.Partition == call.Partition ? awsPolicies.Find(arn)?.In(call.Partition) : null;

    private static ManagedPolicyVersion VersionOf(ManagedPolicy policy, AwsPolicyVersion version, string document) => new()
    {
        AccountId = PolicyArn.Aws,
        PolicyId = policy.Id,
        Version = version.Number,
        Document = document,
        CreatedAt = version.CreatedAt,
    };

    private static Task<ManagedPolicy?> OwnAsync(IamDb db, Call call, string arn, CancellationToken ct) =>
        db.ManagedPolicies.SingleOrDefaultAsync(p => p.AccountId == call.Account && p.Arn == arn, ct);
}
