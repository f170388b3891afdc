using System.Collections.Immutable;
using IamSim.Authorization;
using IamSim.Calls;
using IamSim.Policies.Documents;
using IamSim.Policies.Evaluation;
using IamSim.S3.Facts;
using Key = System.Collections.Generic.KeyValuePair<string, System.Collections.Immutable.ImmutableArray<string>>;

namespace IamSim.S3.Authorization;

/// <summary>A request to a bucket as a question: the bucket's policy, its public access block, the condition keys of S3.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html">Actions, resources, and condition keys for Amazon S3</see>
/// </remarks>
internal static class BucketQuestion
{
    public static Question Of(BucketFacts bucket, BucketUse use)
    {
        var arn = $"arn:{Arns.PartitionOf(bucket.Region)}:s3:::{bucket.Name}";
        var resource = use.Key is null ? arn : $"{arn}/{use.Key}";
        return new Question(use.Action, resource)
        {
            ResourceAccount = bucket.Account,
            ResourcePolicy = PolicyOf(bucket),
            Context = ContextOf(bucket, use),

            // https://docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshoot-403-errors.html: "on resource: "resource-arn" because …", and "cross-account
            // requests outside of the same organization return a generic Access Denied message".
            Shown = $"\"{resource}\"",
            ToStrangers = S3Errors.Denied,
        };
    }

    /// <summary>The bucket's policy; where it is public and public access is restricted, with what keeps out all but the owner's account and services.</summary>
    /// <remarks>
    /// <see href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_PublicAccessBlockConfiguration.html">S3: RestrictPublicBuckets</see>: "restricts access to
    /// this bucket to only AWS service principals and authorized users within this account if the bucket has a public policy".
    /// </remarks>
    private static PolicyLayer? PolicyOf(BucketFacts bucket) =>
        bucket is { Policy: { } policy, HasPublicPolicy: true, PublicAccessBlock.RestrictPublicBuckets: true }
            ? PolicyLayer.Of([.. policy.Policies, Restriction(bucket.Account)])
            : bucket.Policy;

    private static AttachedPolicy Restriction(string account) => AttachedPolicy.From(
        PolicyDocument.ParseToAsk(
            """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"*","Resource":"*","Condition":{"StringNotEquals":"""
            + $"{{\"aws:PrincipalAccount\":\"{account}\"}}"
            + ""","BoolIfExists":{"aws:PrincipalIsAWSService":"false"}}}]}""",
            PolicyKind.Resource).Document!,
        "RestrictPublicBuckets of the public access block");

    private static ImmutableArray<Key> ContextOf(BucketFacts bucket, BucketUse use)
    {
        var keys = ImmutableArray.CreateBuilder<Key>(8 + use.Context.Count);
        keys.Add(new("s3:ResourceAccount", [bucket.Account]));
        if (use.Prefix is not null)
        {
            keys.Add(new("s3:prefix", [use.Prefix]));
        }

        if (use.AskedEncryption is { } asked)
        {
            keys.Add(new("s3:x-amz-server-side-encryption", [asked.Algorithm]));
            if (asked.KmsKeyId is { } keyId)
            {
                keys.Add(new("s3:x-amz-server-side-encryption-aws-kms-key-id", [keyId]));
            }
        }

        if (use.Object is { } present)
        {
            keys.AddRange(present.Tags.Select(tag => new Key("s3:ExistingObjectTag/" + tag.Key, [tag.Value])));
        }

        keys.AddRange(use.Context);
        return keys.ToImmutable();
    }
}
