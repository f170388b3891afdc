using System.IO.Pipelines;
using System.Security.Cryptography;
using System.Text;
using IamSim.Contracts;
using IamSim.Wire.S3.Bodies;

namespace IamSim.Tests.Wire.S3;

/// <summary>aws-chunked, by the worked examples of S3's pages: their key, their time, their signatures.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html">S3: Transferring payload in multiple chunks</see>,
/// <see href="https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html">with trailing headers</see>
/// </remarks>
public class AwsChunkedTests
{
    private const string First = "ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648";
    private const string Second = "0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497";
    private const string Last = "b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9";

    private static readonly string Kilobytes = new('a', 65536);
    private static readonly string Kilobyte = new('a', 1024);

    [Fact]
    public async Task Chunks_AsInS3sExample_AreTaken()
    {
        var read = await ReadAsync(Example(First, Second, Last), Signing("4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9"));

        Assert.Equal(Kilobytes + Kilobyte, read.Text);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Chunk_WithAnotherSignature_IsRefused(int which)
    {
        string[] signatures = [First, Second, Last];
        signatures[which] = signatures[which].Replace('a', 'b');

        var refused = await Assert.ThrowsAsync<BodyException>(() =>
            ReadAsync(Example(signatures[0], signatures[1], signatures[2]), Signing("4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9")));

        Assert.Equal(("SignatureDoesNotMatch", 403), (refused.Fault.Code, refused.Fault.Status));
    }

    [Fact]
    public async Task Trailer_AsInS3sExample_IsTaken()
    {
        var read = await ReadAsync(TrailerExample("sOO8/Q=="), Signing("106e2a8a18243abcf37539882f36619c00e2dfc72633413f02d3b74544bfeb8e"));

        Assert.Equal((Kilobytes + Kilobyte, "sOO8/Q=="), (read.Text, read.Trailers["x-amz-checksum-crc32c"]));
    }

    [Fact]
    public async Task Trailer_Altered_IsRefused()
    {
        var refused = await Assert.ThrowsAsync<BodyException>(() =>
            ReadAsync(TrailerExample("sOO8/g=="), Signing("106e2a8a18243abcf37539882f36619c00e2dfc72633413f02d3b74544bfeb8e")));

        Assert.Equal("SignatureDoesNotMatch", refused.Fault.Code);
    }

    [Theory]
    [InlineData("5\r\nhello\r\n0\r\nx-amz-checksum-crc32:NhCmhg==\r\n\r\n")]
    [InlineData("2\r\nhe\r\n3\r\nllo\r\n0\r\nx-amz-checksum-crc32:NhCmhg==\r\n\r\n")]
    [InlineData("5\r\nhello\r\n0\r\nx-amz-checksum-crc32:NhCmhg==\r\n")]
    public async Task Chunks_Unsigned_AreJoined(string body)
    {
        var read = await ReadAsync(body, null);

        Assert.Equal(("hello", "NhCmhg=="), (read.Text, read.Trailers["x-amz-checksum-crc32"]));
    }

    [Theory]
    [InlineData("5\r\nhel")]
    [InlineData("5\r\nhello\r\n")]
    [InlineData("5\r\nhelloworld\r\n0\r\n\r\n")]
    [InlineData("zz\r\nhello\r\n0\r\n\r\n")]
    [InlineData("-5\r\nhello\r\n0\r\n\r\n")]
    [InlineData("hello")]
    [InlineData("")]
    public async Task Chunks_Broken_AreAnIncompleteBody(string body)
    {
        var refused = await Assert.ThrowsAsync<BodyException>(() => ReadAsync(body, null));

        Assert.Equal("IncompleteBody", refused.Fault.Code);
    }

    private static string Example(string first, string second, string last) =>
        $"10000;chunk-signature={first}\r\n{Kilobytes}\r\n400;chunk-signature={second}\r\n{Kilobyte}\r\n0;chunk-signature={last}\r\n\r\n";

    private static string TrailerExample(string checksum) =>
        $"10000;chunk-signature=b474d8862b1487a5145d686f57f013e54db672cee1c953b3010fb58501ef5aa2\r\n{Kilobytes}\r\n"
        + $"400;chunk-signature=1c1344b170168f8e65b41376b44b20fe354e373826ccbbe2c1d40a8cae51e5c7\r\n{Kilobyte}\r\n"
        + "0;chunk-signature=2ca2aba2005185cf7159c6277faf83795951dd77a3a99e6e65d5c9f85863f992\r\n"
        + $"x-amz-checksum-crc32c:{checksum}\r\nx-amz-trailer-signature:d81f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e435\r\n\r\n";

    /// <summary>The key of S3's examples: of their secret, for 24 May 2013.</summary>
    private static ChunkSigning Signing(string seed)
    {
        const string Scope = "20130524/us-east-1/s3/aws4_request";
        var key = Scope.Split('/').Aggregate(
            Encoding.UTF8.GetBytes("AWS4wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"), (k, part) => HMACSHA256.HashData(k, Encoding.UTF8.GetBytes(part)));
        return new ChunkSigning(key, "20130524T000000Z", Scope, seed);
    }

    private static async Task<(string Text, Dictionary<string, string> Trailers)> ReadAsync(string body, ChunkSigning? signing)
    {
        await using var stream = new AwsChunkedStream(PipeReader.Create(new MemoryStream(Encoding.ASCII.GetBytes(body))), signing, isSigned: signing is not null);
        using var text = new MemoryStream();
        await stream.CopyToAsync(text, TestContext.Current.CancellationToken);
        return (Encoding.ASCII.GetString(text.ToArray()), stream.Trailers);
    }
}
