using IamSim.Calls;
using IamSim.S3.Facts;

namespace IamSim.S3.Buckets;

/// <summary>A bucket as it was read, ready to decide with. Never changed.</summary>
/// <param name="Stored">Its row, untracked.</param>
/// <param name="Facts">The same for whoever decides.</param>
internal sealed record HeldBucket(StoredBucket Stored, BucketFacts Facts)
{
    public Guid Id => Stored.Id;

    public string Name => Stored.Name;

    /// <summary>The ARN of one of its objects.</summary>
    public string ArnOf(string key) => $"{Stored.Arn}/{key}";

    /// <summary>An object as an event lists it: the object, and the bucket with its owner.</summary>
    /// <remarks>CloudTrail's records of S3 name the owner with the bucket alone; the object's account is the bucket owner's here.</remarks>
    public void Note(Call call, string? key = null)
    {
        if (key is not null)
        {
            call.Resources.Add(new CallResource(ArnOf(key), Stored.AccountId, "AWS::S3::Object"));
        }

        call.Resources.Add(Stored.AsResource);
    }
}
