using IamSim.Authorization;
using IamSim.Calls;
using IamSim.Contracts.S3;
using IamSim.Policies.Evaluation;
using Key = System.Collections.Generic.KeyValuePair<string, System.Collections.Immutable.ImmutableArray<string>>;

namespace IamSim.S3.Authorization;

/// <summary>What a new bucket needs: it has no policy yet, and will be its caller's.</summary>
internal static class BucketCreation
{
    public static IReadOnlyList<Question> Of(Call call, CreateBucketRequest request)
    {
        var keys = ObjectContext.Of(request);
        ObjectContext.Add(keys, "s3:LocationConstraint", request.CreateBucketConfiguration?.LocationConstraint);
        keys.Add(new("s3:ResourceAccount", [call.Account]));
        keys.AddRange(S3RequestKeys.Of(call));
        var tags = (request.CreateBucketConfiguration?.Tags ?? []).Where(tag => tag is { Key: not null, Value: not null }).ToList();
        if (tags.Count > 0)
        {
            keys.AddRange(tags.Select(tag => new Key("aws:RequestTag/" + tag.Key, [tag.Value])));
            keys.Add(new("aws:TagKeys", [.. tags.Select(tag => tag.Key)]));
        }

        var arn = $"arn:{call.Partition}:s3:::{request.Bucket}";
        var create = new Question("s3:CreateBucket", arn)
        {
            Context = [.. keys],
            Shown = $"\"{arn}\"",
            ToStrangers = S3Errors.Denied,

            // Nobody without an account makes one: there is nothing whose policy could let them.
            ResourcePolicy = PolicyLayer.Empty,
        };
        var questions = new List<Question> { create };
        if (tags.Count > 0)
        {
            questions.Add(create with { Action = "s3:TagResource" });
        }

        if (request.ObjectOwnership is not null)
        {
            questions.Add(create with { Action = "s3:PutBucketOwnershipControls" });
        }

        if (ObjectContext.HasAcl(request))
        {
            questions.Add(create with { Action = "s3:PutBucketAcl" });
        }

        return questions;
    }
}
