using System.Security.Cryptography;
using Amazon.Runtime;
using Amazon.S3.Model;
using Amazon.S3.Transfer;
using IamSim.Conformance.Tests.Support;

namespace IamSim.Conformance.Tests.Sdks;

/// <summary>The AWS SDK for .NET's S3 client, which signs each chunk of what it sends.</summary>
public sealed class DotNetObjectTests(LiveServer live)
{
    private readonly string _bucket = $"dotnet-{Guid.NewGuid():N}";

    [Theory]
    [InlineData(true, "CRC32")]
    [InlineData(true, "SHA256")]
    [InlineData(false, "CRC32")]
    [InlineData(false, "SHA1")]
    public async Task Content_InChunksOrWhole_ComesBackAsItWas(bool isChunked, string algorithm)
    {
        using var s3 = await ClientAsync();
        var content = RandomNumberGenerator.GetBytes(300_000);

        await s3.PutObjectAsync(new PutObjectRequest
        {
            BucketName = _bucket,
            Key = "ä b+c",
            InputStream = new MemoryStream(content),
            UseChunkEncoding = isChunked,
            ChecksumAlgorithm = ChecksumAlgorithm.FindValue(algorithm),
        });
        using var got = await s3.GetObjectAsync(new GetObjectRequest { BucketName = _bucket, Key = "ä b+c", ChecksumMode = ChecksumMode.ENABLED });

        Assert.Equal(content, await BytesAsync(got.ResponseStream));
        Assert.True(string.IsNullOrEmpty(got.Headers.ContentEncoding), got.Headers.ContentEncoding);
        Assert.NotNull(algorithm switch { "CRC32" => got.ChecksumCRC32, "SHA1" => got.ChecksumSHA1, _ => got.ChecksumSHA256 });
    }

    [Fact]
    public async Task TransferUtility_InParts_ComesBackAsItWas()
    {
        using var s3 = await ClientAsync();
        using var transfer = new TransferUtility(s3);
        var content = RandomNumberGenerator.GetBytes(17_000_000);

        await transfer.UploadAsync(new TransferUtilityUploadRequest { BucketName = _bucket, Key = "parts", InputStream = new MemoryStream(content), PartSize = 5 << 20 });
        using var got = await s3.GetObjectAsync(_bucket, "parts");

        Assert.EndsWith("-4\"", got.ETag, StringComparison.Ordinal);
        Assert.Equal(content, await BytesAsync(got.ResponseStream));
    }

    [Fact]
    public async Task Refusals_AreTheSdksOwnExceptions()
    {
        using var s3 = await ClientAsync();

        Assert.Equal("NoSuchKey", (await Assert.ThrowsAsync<NoSuchKeyException>(() => s3.GetObjectAsync(_bucket, "none"))).ErrorCode);
        Assert.Equal("NoSuchBucket", (await Assert.ThrowsAsync<NoSuchBucketException>(() => s3.ListObjectsV2Async(new ListObjectsV2Request { BucketName = $"{_bucket}-none" }))).ErrorCode);
    }

    /// <summary>Making a bucket that one has is no error in us-east-1 alone.</summary>
    [Fact]
    public async Task BucketOfMyOwn_MadeAgainInAnotherRegion_IsRefused()
    {
        using var s3 = await ClientAsync("eu-west-1");

        Task AgainAsync() => s3.PutBucketAsync(new PutBucketRequest { BucketName = _bucket, BucketRegionName = "eu-west-1" });

        Assert.Equal("BucketAlreadyOwnedByYou", (await Assert.ThrowsAsync<BucketAlreadyOwnedByYouException>(AgainAsync)).ErrorCode);
    }

    private async Task<AmazonS3Client> ClientAsync(string region = "us-east-1")
    {
        var environment = (await live.NewAccount().AdministratorAsync()).Environment();
        var s3 = new AmazonS3Client(
            new BasicAWSCredentials(environment["AWS_ACCESS_KEY_ID"], environment["AWS_SECRET_ACCESS_KEY"]),
            new AmazonS3Config { ServiceURL = environment["IAMSIM_URL"], ForcePathStyle = true, MaxErrorRetry = 0, AuthenticationRegion = region });
        await s3.PutBucketAsync(new PutBucketRequest { BucketName = _bucket, BucketRegionName = region == "us-east-1" ? null : region });
        return s3;
    }

    private static async Task<byte[]> BytesAsync(Stream stream)
    {
        using var whole = new MemoryStream();
        await stream.CopyToAsync(whole, TestContext.Current.CancellationToken);
        return whole.ToArray();
    }
}
