using IamSim.Tests.Support;
using static IamSim.Tests.S3.S3Clients;

namespace IamSim.Tests.S3;

public sealed class CopyTests(Sim sim)
{
    [Fact]
    public async Task CopyObject_MetadataAndTags_AreCopiedOrReplaced()
    {
        var (_, s3, bucket) = await sim.NewBucketAsync();
        var content = new string('c', 10_000);
        var etag = (await s3.PutAsync($"/{bucket}/a", content, ("x-amz-meta-m", "1"), ("Content-Type", "text/a"), ("x-amz-tagging", "t=1"))).Must().ETag;

        var copied = (await s3.PutAsync($"/{bucket}/b", [], ("x-amz-copy-source", $"/{bucket}/a"))).Must();
        var b = (await s3.GetAsync($"/{bucket}/b")).Must();
        Assert.Equal((etag, content, "1", "text/a"), (copied.Value("ETag"), b.Text, b.Header("x-amz-meta-m"), b.Header("Content-Type")));
        Assert.Equal(["t"], (await s3.GetAsync($"/{bucket}/b?tagging")).Values("Key"));

        (await s3.PutAsync(
            $"/{bucket}/c", [], ("x-amz-copy-source", $"{bucket}/a"), ("x-amz-metadata-directive", "REPLACE"), ("x-amz-meta-n", "2"), ("x-amz-tagging-directive", "REPLACE"),
            ("x-amz-tagging", "u=2"))).Must();
        var c = (await s3.GetAsync($"/{bucket}/c")).Must();
        Assert.Equal((null, "2", content), (c.Header("x-amz-meta-m"), c.Header("x-amz-meta-n"), c.Text));
        Assert.Equal(["u"], (await s3.GetAsync($"/{bucket}/c?tagging")).Values("Key"));
    }

    [Fact]
    public async Task CopyObject_ConditionsAndOntoItself()
    {
        var (_, s3, bucket) = await sim.NewBucketAsync();
        var etag = (await s3.PutAsync($"/{bucket}/a", "x")).Must().ETag!;
        (string, string) source = ("x-amz-copy-source", $"/{bucket}/a");

        (await s3.PutAsync($"/{bucket}/a", [], source)).Refused(400, "InvalidRequest");
        (await s3.PutAsync($"/{bucket}/b", [], source, ("x-amz-copy-source-if-match", "\"o\""))).Refused(412, "PreconditionFailed");
        (await s3.PutAsync($"/{bucket}/b", [], source, ("x-amz-copy-source-if-none-match", etag))).Refused(412, "PreconditionFailed");
        (await s3.PutAsync($"/{bucket}/b", [], ("x-amz-copy-source", $"/{bucket}/none"))).Refused(404, "NoSuchKey");
        (await s3.PutAsync($"/{bucket}/b", [], ("x-amz-copy-source", $"/{NewBucketName()}/none"))).Refused(404, "NoSuchBucket");
        (await s3.PutAsync($"/{bucket}/b", [], ("x-amz-copy-source", "nothing"))).Refused(400, "InvalidArgument");
        (await s3.PutAsync($"/{bucket}/b", [], source, ("x-amz-copy-source-if-match", etag))).Must();
    }

    [Fact]
    public async Task CopyObject_FromAnotherAccount_NeedsBothSides()
    {
        var (_, owner, source) = await sim.NewBucketAsync();
        (await owner.PutAsync($"/{source}/a", "theirs")).Must();
        var (account, s3, target) = await sim.NewBucketAsync();
        var alice = await sim.S3OfAsync(account, "alice", Allow("s3:*", "*"));
        (string, string) header = ("x-amz-copy-source", $"/{source}/a");

        (await alice.PutAsync($"/{target}/b", [], header)).Refused(403, "AccessDenied", "Access Denied");

        (await owner.PutAsync($"/{source}?policy", Policy(Allow($$"""{"AWS":"{{account.Id}}"}""", "s3:GetObject", $"arn:aws:s3:::{source}/*", string.Empty)))).Must();
        (await alice.PutAsync($"/{target}/b", [], header)).Must();
        Assert.Equal("theirs", (await s3.GetAsync($"/{target}/b")).Text);

        var reader = await sim.S3OfAsync(account, "bob", Allow("s3:GetObject", "*"));
        var refused = await reader.PutAsync($"/{target}/c", [], header);
        refused.Refused(403, "AccessDenied");
        Assert.Contains("s3:PutObject", refused.Message, StringComparison.Ordinal);
    }
}
