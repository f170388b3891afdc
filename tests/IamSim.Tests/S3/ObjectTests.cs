#pragma warning disable CA5351 // S3's ETags are MD5.
using System.Security.Cryptography;
using IamSim.Tests.Support;

namespace IamSim.Tests.S3;

public sealed class ObjectTests(Sim sim)
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4096)]
    [InlineData(4097)]
    [InlineData((1 << 20) - 1)]
    [InlineData(1 << 20)]
    [InlineData((1 << 20) + 4097)]
    [InlineData(3 << 20)]
    public async Task PutObject_AnySize_ComesBackByteForByte(int size)
    {
        var (_, s3, bucket) = await sim.NewBucketAsync();
        var content = RandomNumberGenerator.GetBytes(size);

        var put = (await s3.PutAsync($"/{bucket}/a", content)).Must();
        var got = (await s3.GetAsync($"/{bucket}/a")).Must();

        Assert.Equal($"\"{Convert.ToHexStringLower(MD5.HashData(content))}\"", put.ETag);
        Assert.Equal(put.ETag, got.ETag);
        Assert.Equal(content, got.Body);
        Assert.Equal("AES256", put.Header("x-amz-server-side-encryption"));
    }

    [Fact]
    public async Task PutObject_HeadersAndMetadata_ComeBack_AndAreOverriddenByTheResponsesOwn()
    {
        var (_, s3, bucket) = await sim.NewBucketAsync();
        (await s3.PutAsync(
            $"/{bucket}/a", "hello", ("Content-Type", "text/plain"), ("Cache-Control", "no-store"), ("Content-Language", "de"), ("x-amz-meta-Team", "vision"),
            ("x-amz-tagging", "a=1&b=2"))).Must();

        var head = (await s3.HeadAsync($"/{bucket}/a")).Must();
        Assert.Equal(("text/plain", "no-store", "de", "vision", "5", "2", "bytes"), (
            head.Header("Content-Type"), head.Header("Cache-Control"), head.Header("Content-Language"), head.Header("x-amz-meta-team"), head.Header("Content-Length"),
            head.Header("x-amz-tagging-count"), head.Header("Accept-Ranges")));
        var got = (await s3.GetAsync($"/{bucket}/a?response-content-type=text/html&response-cache-control=public")).Must();
        Assert.Equal(("text/html", "public", "hello"), (got.Header("Content-Type"), got.Header("Cache-Control"), got.Text));
    }

    [Fact]
    public async Task GetObject_Conditions_DecideAsHttpDoes()
    {
        var (_, s3, bucket) = await sim.NewBucketAsync();
        var etag = (await s3.PutAsync($"/{bucket}/a", "hello")).Must().ETag!;
        const string Past = "Mon, 01 Jan 2001 00:00:00 GMT", Future = "Fri, 01 Jan 2100 00:00:00 GMT";

        (await s3.GetAsync($"/{bucket}/a", ("If-Match", etag))).Must();
        (await s3.GetAsync($"/{bucket}/a", ("If-Match", "\"other\""))).Refused(412, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold");
        var unchanged = await s3.GetAsync($"/{bucket}/a", ("If-None-Match", etag));
        Assert.Equal((304, etag, 0), (unchanged.Status, unchanged.ETag, unchanged.Body.Length));
        (await s3.GetAsync($"/{bucket}/a", ("If-None-Match", "\"other\""))).Must();
        (await s3.GetAsync($"/{bucket}/a", ("If-Modified-Since", Past))).Must();
        Assert.Equal(304, (await s3.GetAsync($"/{bucket}/a", ("If-Modified-Since", Future))).Status);
        (await s3.GetAsync($"/{bucket}/a", ("If-Unmodified-Since", Past))).Refused(412, "PreconditionFailed");
        (await s3.GetAsync($"/{bucket}/a", ("If-Unmodified-Since", Past), ("If-Match", etag))).Must();
        (await s3.GetAsync($"/{bucket}/a", ("If-Modified-Since", Future), ("If-None-Match", "\"other\""))).Must();
    }

    [Fact]
    public async Task PutObject_Conditions_GuardWhatIsThere()
    {
        var (_, s3, bucket) = await sim.NewBucketAsync();

        (await s3.PutAsync($"/{bucket}/a", "1", ("If-Match", "\"x\""))).Refused(404, "NoSuchKey");
        var etag = (await s3.PutAsync($"/{bucket}/a", "1", ("If-None-Match", "*"))).Must().ETag!;
        (await s3.PutAsync($"/{bucket}/a", "2", ("If-None-Match", "*"))).Refused(412, "PreconditionFailed");
        (await s3.PutAsync($"/{bucket}/a", "2", ("If-Match", "\"x\""))).Refused(412, "PreconditionFailed");
        (await s3.PutAsync($"/{bucket}/a", "2", ("If-Match", etag))).Must();
        Assert.Equal("2", (await s3.GetAsync($"/{bucket}/a")).Text);
    }

    [Fact]
    public async Task PutObject_Race_IfNoneMatch_OneWins()
    {
        var (_, s3, bucket) = await sim.NewBucketAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => s3.PutAsync($"/{bucket}/lock", $"{i}", ("If-None-Match", "*"))));

        Assert.Single(answers, a => a.Status == 200);
        Assert.All(answers.Where(a => a.Status != 200), a => a.Refused(412, "PreconditionFailed"));
    }

    [Theory]
    [InlineData("bytes=0-4", "01234", "bytes 0-4/10")]
    [InlineData("bytes=5-", "56789", "bytes 5-9/10")]
    [InlineData("bytes=-3", "789", "bytes 7-9/10")]
    [InlineData("bytes=-30", "0123456789", "bytes 0-9/10")]
    [InlineData("bytes=8-99", "89", "bytes 8-9/10")]
    public async Task GetObject_Range_PartialContent(string range, string content, string shown)
    {
        var (_, s3, bucket) = await sim.NewBucketAsync();
        (await s3.PutAsync($"/{bucket}/a", "0123456789")).Must();

        var got = (await s3.GetAsync($"/{bucket}/a", ("Range", range))).Must(206);

        Assert.Equal((content, shown), (got.Text, got.Header("Content-Range")));
    }

    [Fact]
    public async Task GetObject_RangeThatIsNone_IsRefusedOrIgnored()
    {
        var (_, s3, bucket) = await sim.NewBucketAsync();
        (await s3.PutAsync($"/{bucket}/a", "0123456789")).Must();

        (await s3.GetAsync($"/{bucket}/a", ("Range", "bytes=10-"))).Refused(416, "InvalidRange", "The requested range is not satisfiable");
        (await s3.GetAsync($"/{bucket}/a", ("Range", "bytes=-0"))).Refused(416, "InvalidRange");
        Assert.Equal("0123456789", (await s3.GetAsync($"/{bucket}/a", ("Range", "bytes=5-2"))).Must().Text);
        Assert.Equal("0123456789", (await s3.GetAsync($"/{bucket}/a", ("Range", "lines=1-2"))).Must().Text);
    }

    [Fact]
    public async Task GetObject_RangesOfAFile_AreSlicesOfIt()
    {
        var (_, s3, bucket) = await sim.NewBucketAsync();
        var content = RandomNumberGenerator.GetBytes(50_000);
        (await s3.PutAsync($"/{bucket}/a", content)).Must();
        var random = new Random(7);
        for (var i = 0; i < 30; i++)
        {
            var from = random.Next(content.Length);
            var to = random.Next(from, content.Length + 10_000);
            var got = (await s3.GetAsync($"/{bucket}/a", ("Range", $"bytes={from}-{to}"))).Must(206);
            Assert.Equal(content[from..Math.Min(to + 1, content.Length)], got.Body);
        }
    }

    [Fact]
    public async Task PutObject_AclThatTheOwnerDoesNotEnforce_NotSupported()
    {
        var (_, s3, bucket) = await sim.NewBucketAsync();

        (await s3.PutAsync($"/{bucket}/a", "x", ("x-amz-acl", "public-read"))).Refused(400, "AccessControlListNotSupported", "The bucket does not allow ACLs");
        (await s3.PutAsync($"/{bucket}/a", "x", ("x-amz-acl", "bucket-owner-full-control"))).Must();
    }

    [Fact]
    public async Task PutObject_WhatIsTooLongOrNotServed_IsRefusedAndLeavesNothing()
    {
        var (_, s3, bucket) = await sim.NewBucketAsync();

        (await s3.PutAsync($"/{bucket}/{new string('k', 1025)}", "x")).Refused(400, "KeyTooLongError", "Your key is too long");
        (await s3.PutAsync($"/{bucket}/a", "x", ("x-amz-meta-m", new string('v', 2048)))).Refused(400, "MetadataTooLarge");
        (await s3.PutAsync($"/{bucket}/a", "x", ("x-amz-server-side-encryption-customer-algorithm", "AES256"))).Refused(501, "NotImplemented");
        (await s3.PutAsync($"/{bucket}/a", "x", ("x-amz-tagging", string.Join('&', Enumerable.Range(0, 11).Select(i => $"k{i}=v"))))).Refused(
            400, "BadRequest", "Object tags cannot be greater than 10");
        (await s3.GetAsync($"/{bucket}/a")).Refused(404, "NoSuchKey", "The specified key does not exist.");
    }

    [Fact]
    public async Task PutObject_ContentThatIsNotWhatWasSigned_BecomesNoObject()
    {
        var (_, s3, bucket) = await sim.NewBucketAsync();

        var refused = await s3.PutAsync($"/{bucket}/a", RandomNumberGenerator.GetBytes(100_000), ("Content-MD5", Convert.ToBase64String(new byte[16])));

        refused.Refused(400, "BadDigest");
        (await s3.GetAsync($"/{bucket}/a")).Refused(404, "NoSuchKey");
    }

    [Fact]
    public async Task Checksum_OfTheClient_IsKeptAndShownOnDemand()
    {
        var (_, s3, bucket) = await sim.NewBucketAsync();
        var sum = Convert.ToBase64String(SHA256.HashData("hello"u8));
        Assert.Equal(sum, (await s3.PutAsync($"/{bucket}/a", "hello", ("x-amz-checksum-sha256", sum))).Must().Header("x-amz-checksum-sha256"));

        Assert.Null((await s3.GetAsync($"/{bucket}/a")).Must().Header("x-amz-checksum-sha256"));
        var got = (await s3.GetAsync($"/{bucket}/a", ("x-amz-checksum-mode", "ENABLED"))).Must();
        Assert.Equal((sum, "FULL_OBJECT"), (got.Header("x-amz-checksum-sha256"), got.Header("x-amz-checksum-type")));
        Assert.Null((await s3.GetAsync($"/{bucket}/a", ("x-amz-checksum-mode", "ENABLED"), ("Range", "bytes=0-1"))).Must(206).Header("x-amz-checksum-sha256"));
    }

    [Fact]
    public async Task DeleteObjects_EachKeyHasItsAnswer()
    {
        var (_, s3, bucket) = await sim.NewBucketAsync();
        (await s3.PutAsync($"/{bucket}/a", "x")).Must();

        var deleted = (await s3.PostAsync($"/{bucket}?delete", "<Delete><Object><Key>a</Key></Object><Object><Key>gone</Key></Object><Object><Key>a</Key></Object></Delete>")).Must();
        Assert.Equal(["a", "gone", "a"], deleted.Values("Key"));
        (await s3.GetAsync($"/{bucket}/a")).Refused(404, "NoSuchKey");
        Assert.Empty((await s3.PostAsync($"/{bucket}?delete", "<Delete><Quiet>true</Quiet><Object><Key>a</Key></Object></Delete>")).Must().Values("Key"));
        (await s3.PostAsync($"/{bucket}?delete", "<Delete></Delete>")).Refused(400, "MalformedXML");
    }

    [Fact]
    public async Task Tagging_OfAnObject_ReplacesAndCounts()
    {
        var (_, s3, bucket) = await sim.NewBucketAsync();
        (await s3.PutAsync($"/{bucket}/a", "x", ("x-amz-tagging", "a=1"))).Must();
        Assert.Equal(["a"], (await s3.GetAsync($"/{bucket}/a?tagging")).Must().Values("Key"));

        (await s3.PutAsync($"/{bucket}/a?tagging", "<Tagging><TagSet><Tag><Key>b</Key><Value>2</Value></Tag></TagSet></Tagging>")).Must();
        Assert.Equal(["b"], (await s3.GetAsync($"/{bucket}/a?tagging")).Must().Values("Key"));
        (await s3.PutAsync($"/{bucket}/missing?tagging", "<Tagging><TagSet></TagSet></Tagging>")).Refused(404, "NoSuchKey");
    }

    [Fact]
    public async Task Events_OfAnObject_NameItAndItsBucket()
    {
        var (account, s3, bucket) = await sim.NewBucketAsync();
        (await s3.PutAsync($"/{bucket}/a", "x")).Must();

        var put = (await account.EventsAsync()).First(r => r.GetProperty("eventName").GetString() == "PutObject");

        Assert.Equal("Data", put.GetProperty("eventCategory").GetString());
        var arns = put.GetProperty("resources").EnumerateArray().Select(r => r.GetProperty("ARN").GetString()).ToList();
        Assert.Contains($"arn:aws:s3:::{bucket}/a", arns);
        Assert.Contains($"arn:aws:s3:::{bucket}", arns);
    }
}
