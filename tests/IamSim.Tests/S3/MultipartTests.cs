#pragma warning disable CA5351 // S3's ETags are MD5.
using System.Security.Cryptography;
using IamSim.Tests.Support;

namespace IamSim.Tests.S3;

public sealed class MultipartTests(Sim sim)
{
    private const int Large = 5 << 20;

    [Fact]
    public async Task Upload_InParts_IsOneObject_WithItsETagPartsAndRanges()
    {
        var (_, s3, bucket) = await sim.NewBucketAsync();
        byte[][] contents = [RandomNumberGenerator.GetBytes(Large), RandomNumberGenerator.GetBytes(Large + 3), RandomNumberGenerator.GetBytes(100)];
        var id = await BeginAsync(s3, bucket, ("Content-Type", "text/x"), ("x-amz-meta-team", "vision"));
        var etags = new List<string>();
        for (var at = 0; at < contents.Length; at++)
        {
            etags.Add((await s3.PutAsync($"/{bucket}/a?partNumber={at + 1}&uploadId={id}", contents[at])).Must().ETag!);
        }

        (await s3.GetAsync($"/{bucket}/a")).Refused(404, "NoSuchKey");
        var completed = (await CompleteAsync(s3, bucket, id, [.. etags.Select((e, i) => (i + 1, e))])).Must();

        var expected = $"\"{Convert.ToHexStringLower(MD5.HashData([.. contents.SelectMany(MD5.HashData)]))}-3\"";
        Assert.Equal(expected, completed.Value("ETag"));
        byte[] whole = [.. contents.SelectMany(c => c)];
        var got = (await s3.GetAsync($"/{bucket}/a")).Must();
        Assert.True(whole.AsSpan().SequenceEqual(got.Body));
        Assert.Equal(("text/x", "vision", expected), (got.Header("Content-Type"), got.Header("x-amz-meta-team"), got.ETag));

        var second = (await s3.GetAsync($"/{bucket}/a?partNumber=2")).Must(206);
        Assert.True(contents[1].AsSpan().SequenceEqual(second.Body));
        Assert.Equal("3", second.Header("x-amz-mp-parts-count"));
        (await s3.GetAsync($"/{bucket}/a?partNumber=4")).Refused(416, "InvalidPartNumber");
        foreach (var (from, to) in ((int, int)[])[(Large - 5, Large + 5), (2 * Large, (2 * Large) + 50), (0, 0), (whole.Length - 101, whole.Length - 1)])
        {
            Assert.Equal(whole[from..(to + 1)], (await s3.GetAsync($"/{bucket}/a", ("Range", $"bytes={from}-{to}"))).Must(206).Body);
        }

        (await CompleteAsync(s3, bucket, id, [(1, etags[0])])).Refused(404, "NoSuchUpload");
    }

    [Fact]
    public async Task Complete_WhatDoesNotFit_IsRefused()
    {
        var (_, s3, bucket) = await sim.NewBucketAsync();
        var id = await BeginAsync(s3, bucket);
        var one = (await s3.PutAsync($"/{bucket}/a?partNumber=1&uploadId={id}", "small")).Must().ETag!;
        var two = (await s3.PutAsync($"/{bucket}/a?partNumber=2&uploadId={id}", "last")).Must().ETag!;

        (await CompleteAsync(s3, bucket, id, [(1, one), (2, two)])).Refused(400, "EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size");
        (await CompleteAsync(s3, bucket, id, [(2, two), (1, one)])).Refused(
            400, "InvalidPartOrder", "The list of parts was not in ascending order. Parts must be ordered by part number.");
        (await CompleteAsync(s3, bucket, id, [(1, "\"other\"")])).Refused(400, "InvalidPart");
        (await CompleteAsync(s3, bucket, id, [(3, two)])).Refused(400, "InvalidPart");
        (await s3.PostAsync($"/{bucket}/a?uploadId={id}", "<CompleteMultipartUpload></CompleteMultipartUpload>")).Refused(400, "MalformedXML");
        (await s3.PutAsync($"/{bucket}/a?partNumber=0&uploadId={id}", "x")).Refused(
            400, "InvalidArgument", "Part number must be an integer between 1 and 10000, inclusive");
        (await s3.PutAsync($"/{bucket}/a?partNumber=1&uploadId=none", "x")).Refused(404, "NoSuchUpload");
        (await CompleteAsync(s3, bucket, id, [(1, one)], ("If-None-Match", "*"))).Must();
        Assert.Equal("small", (await s3.GetAsync($"/{bucket}/a")).Text);
    }

    [Fact]
    public async Task Abort_TakesThePartsAway()
    {
        var (_, s3, bucket) = await sim.NewBucketAsync();
        var id = await BeginAsync(s3, bucket);
        var one = (await s3.PutAsync($"/{bucket}/a?partNumber=1&uploadId={id}", "x")).Must().ETag!;

        (await s3.DeleteAsync($"/{bucket}/a?uploadId={id}")).Must(204);

        (await CompleteAsync(s3, bucket, id, [(1, one)])).Refused(404, "NoSuchUpload");
        (await s3.DeleteAsync($"/{bucket}/a?uploadId={id}")).Refused(404, "NoSuchUpload");
        (await s3.DeleteAsync($"/{bucket}")).Must(204);
    }

    [Fact]
    public async Task Checksum_Composite_IsMadeOfTheParts()
    {
        var (_, s3, bucket) = await sim.NewBucketAsync();
        var id = await BeginAsync(s3, bucket, ("x-amz-checksum-algorithm", "SHA256"));
        byte[][] contents = [RandomNumberGenerator.GetBytes(Large), RandomNumberGenerator.GetBytes(7)];
        var parts = new List<(int, string)>();
        for (var at = 0; at < contents.Length; at++)
        {
            var sum = Convert.ToBase64String(SHA256.HashData(contents[at]));
            parts.Add((at + 1, (await s3.PutAsync($"/{bucket}/a?partNumber={at + 1}&uploadId={id}", contents[at], ("x-amz-checksum-sha256", sum))).Must().ETag!));
        }

        var completed = (await CompleteAsync(s3, bucket, id, parts)).Must();

        var expected = Convert.ToBase64String(SHA256.HashData([.. contents.SelectMany(SHA256.HashData)])) + "-2";
        Assert.Equal((expected, "COMPOSITE"), (completed.Value("ChecksumSHA256"), completed.Value("ChecksumType")));
    }

    [Fact]
    public async Task Checksum_OfS3sOwn_IsTheWholeObjects()
    {
        var (_, s3, bucket) = await sim.NewBucketAsync();
        byte[][] contents = [RandomNumberGenerator.GetBytes(Large), RandomNumberGenerator.GetBytes(Large), RandomNumberGenerator.GetBytes(11)];
        byte[] all = [.. contents.SelectMany(c => c)];
        var whole = (await s3.PutAsync($"/{bucket}/whole", all)).Must().Header("x-amz-checksum-crc64nvme");
        var id = await BeginAsync(s3, bucket);
        var parts = new List<(int, string)>();
        for (var at = 0; at < contents.Length; at++)
        {
            parts.Add((at + 1, (await s3.PutAsync($"/{bucket}/a?partNumber={at + 1}&uploadId={id}", contents[at])).Must().ETag!));
        }

        var completed = (await CompleteAsync(s3, bucket, id, parts)).Must();

        Assert.NotNull(whole);
        Assert.Equal((whole, "FULL_OBJECT"), (completed.Value("ChecksumCRC64NVME"), completed.Value("ChecksumType")));
    }

    private static async Task<string> BeginAsync(S3Client s3, string bucket, params (string Name, string Value)[] headers) =>
        (await s3.SendAsync("POST", $"/{bucket}/a?uploads", [], headers)).Must().Value("UploadId")!;

    private static Task<S3Answer> CompleteAsync(
        S3Client s3, string bucket, string id, IReadOnlyList<(int Number, string ETag)> parts, params (string Name, string Value)[] headers) => s3.PostAsync(
        $"/{bucket}/a?uploadId={id}",
        "<CompleteMultipartUpload>" + string.Concat(parts.Select(p => $"<Part><PartNumber>{p.Number}</PartNumber><ETag>{p.ETag.Replace("\"", "&quot;", StringComparison.Ordinal)}</ETag></Part>"))
        + "</CompleteMultipartUpload>",
        headers);
}
