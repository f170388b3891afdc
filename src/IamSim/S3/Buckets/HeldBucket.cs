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

    /// <summary>The bucket, and the object in it, as an event lists them: of objects, records have no account.</summary>
    public void Note(Call call, string? key = null)
    {
        if (key is not null)
        {
            call.Resources.Add(new CallResource(ArnOf(key), string.Empty, "AWS::S3::Object"));
        }

        call.Resources.Add(Stored.AsResource);
    }

    /// <summary>The bucket, and what the ARNs of all its objects begin with: a call about many of them.</summary>
    public void NoteObjects(Call call)
    {
        call.Resources.Add(new CallResource(ArnOf(string.Empty), string.Empty, "AWS::S3::Object") { IsPrefix = true });
        call.Resources.Add(Stored.AsResource);
    }
}
