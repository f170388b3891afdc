using System.Text;
using System.Text.Json;
using IamSim.Tests.Support;

namespace IamSim.Tests.Wire.S3;

/// <summary>S3's protocol, whatever the operation: where its requests are found, what they say of their bodies, and how they are refused.</summary>
public sealed class S3ProtocolTests(Sim sim)
{
    [Theory]
    [InlineData("GET", "/bucket?versioning", "GetBucketVersioning", true)]
    [InlineData("PUT", "/bucket?acl", "PutBucketAcl", false)]
    [InlineData("GET", "/bucket", "ListObjects", true)]
    [InlineData("GET", "/bucket?versions", "ListObjectVersions", true)]
    [InlineData("GET", "/bucket/key?uploadId=1", "ListParts", true)]
    [InlineData("DELETE", "/bucket/key?tagging", "DeleteObjectTagging", false)]
    [InlineData("GET", "/bucket/key?acl", "GetObjectAcl", true)]
    public async Task Operation_ThatTheModelHasNot_IsNotImplemented_ByName(string method, string target, string name, bool isRead)
    {
        var account = sim.NewAccount();

        var answer = await sim.S3Async(account.Id, method, target);

        Assert.Equal((501, "NotImplemented"), (answer.Status, answer.Code));
        Assert.Contains($"s3:{name} ", answer.Message, StringComparison.Ordinal);
        var happened = Assert.Single(await account.EventsAsync());
        Assert.Equal(
            ("s3.amazonaws.com", name, isRead, "NotImplemented", answer.Value("RequestId")),
            (Text(happened, "eventSource"), Text(happened, "eventName"), happened.GetProperty("readOnly").GetBoolean(), Text(happened, "errorCode"), Text(happened, "requestID")));
    }

    [Fact]
    public async Task Copy_OfAPart_IsNotImplemented_AndNoUploadPart()
    {
        var answer = await sim.S3Async(Sim.NewAccountId(), "PUT", "/bucket/key?partNumber=1&uploadId=1", new ByteArrayContent([]), ("x-amz-copy-source", "other/key"));

        Assert.Contains("s3:UploadPartCopy ", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Method_ThatNothingHas_MethodNotAllowed()
    {
        var account = sim.NewAccount();

        var answer = await sim.S3Async(account.Id, "POST", "/bucket");

        Assert.Equal((405, "MethodNotAllowed", "POST", "BUCKET"), (answer.Status, answer.Code, answer.Value("Method"), answer.Value("ResourceType")));
        Assert.Equal("s3.amazonaws.com", Text(Assert.Single(await account.EventsAsync()), "eventSource"));
    }

    [Theory]
    [InlineData("bucket.s3.localhost", "/key")]
    [InlineData("bucket.s3.us-east-1.localhost", "/key")]
    [InlineData("bucket.s3.amazonaws.com", "/key")]
    [InlineData("bucket.s3.eu-west-1.amazonaws.com", "/key")]
    [InlineData("bucket.localhost", "/key")]
    [InlineData("s3.localhost", "/bucket/key")]
    [InlineData("127.0.0.1", "/bucket/key")]
    public async Task Object_InEveryStyle_IsThatObject(string host, string path)
    {
        var account = sim.NewAccount();

        await sim.S3Async(account.Id, "GET", path, null, ("Host", host));

        var parameters = Assert.Single(await account.EventsAsync()).GetProperty("requestParameters");
        Assert.Equal(("bucket", "key", host), (Text(parameters, "bucketName"), Text(parameters, "key"), Text(parameters, "Host")));
    }

    [Theory]
    [InlineData("/bucket/a//b", "a//b")]
    [InlineData("/bucket//a", "/a")]
    [InlineData("/bucket/a/../b/./c", "a/../b/./c")]
    [InlineData("/bucket/a%2Fb%20c+d", "a/b c+d")]
    [InlineData("/bucket/%C3%A9/", "é/")]
    [InlineData("/api/v2/users", "v2/users")]
    public async Task Key_IsAsItWasSent(string path, string key)
    {
        var account = sim.NewAccount();

        await sim.S3Async(account.Id, "GET", path);

        Assert.Equal(key, Text(Assert.Single(await account.EventsAsync()).GetProperty("requestParameters"), "key"));
    }

    [Fact]
    public async Task Head_ThatIsRefused_HasNoBody_AndItsIds()
    {
        var answer = await sim.S3Async(Sim.NewAccountId(), "HEAD", "/no-such-bucket/key");

        Assert.Empty(answer.Text);
        Assert.InRange(answer.Status, 400, 501);
        Assert.True(answer.Headers.Contains("x-amz-request-id") && answer.Headers.Contains("x-amz-id-2"));
    }

    [Theory]
    [InlineData("x-amz-content-sha256", "0", 400, "InvalidArgument")]
    [InlineData("x-amz-content-sha256", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD", 411, "MissingContentLength")]
    [InlineData("Content-MD5", "!", 400, "InvalidDigest")]
    [InlineData("Content-MD5", "AAAA", 400, "InvalidDigest")]
    [InlineData("x-amz-checksum-crc32", "AAAA", 400, "InvalidRequest")]
    [InlineData("x-amz-checksum-crc16", "AAAA", 400, "InvalidRequest")]
    [InlineData("x-amz-trailer", "x-amz-meta-a", 400, "InvalidRequest")]
    public async Task Promise_ThatCannotBeKept_IsRefused(string header, string value, int status, string code)
    {
        var account = sim.NewAccount();

        var answer = await sim.S3Async(account.Id, "PUT", "/bucket/key", new ByteArrayContent([1]), (header, value));

        Assert.Equal((status, code), (answer.Status, answer.Code));
        var happened = Assert.Single(await account.EventsAsync());
        Assert.Equal(("PutObject", code), (Text(happened, "eventName"), Text(happened, "errorCode")));
    }

    [Fact]
    public async Task Body_LargerThanFiveGiB_IsRefused_BeforeItIsSent()
    {
        var account = sim.NewAccount();

        var answer = await sim.S3Async(
            account.Id, "PUT", "/bucket/key", new ByteArrayContent([1]), ("x-amz-content-sha256", "STREAMING-UNSIGNED-PAYLOAD-TRAILER"), ("x-amz-decoded-content-length", "5368709121"));

        Assert.Equal((400, "EntityTooLarge", "5368709121", "5368709120"), (answer.Status, answer.Code, answer.Value("ProposedSize"), answer.Value("MaxSizeAllowed")));
    }

    [Theory]
    [InlineData("<Tagging>", "MalformedXML")]
    [InlineData("<Other><TagSet/></Other>", "MalformedXML")]
    [InlineData("<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><Tagging><TagSet><Tag><Key>&b;</Key><Value/></Tag></TagSet></Tagging>", "MalformedXML")]
    [InlineData("", "MissingRequestBodyError")]
    public async Task Document_ThatCannotBeRead_IsRefused(string body, string code)
    {
        var account = sim.NewAccount();
        await sim.S3Async(account.Id, "PUT", $"/bucket-{account.Id}");

        var answer = await sim.S3Async(account.Id, "PUT", $"/bucket-{account.Id}?tagging", new StringContent(body, Encoding.UTF8, "application/xml"));

        Assert.Equal((400, code), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Document_WhoseHashIsAnother_IsRefused()
    {
        var answer = await sim.S3Async(
            Sim.NewAccountId(), "PUT", "/bucket?tagging", new StringContent("<Tagging><TagSet/></Tagging>"), ("x-amz-content-sha256", new string('0', 64)));

        Assert.Equal((400, "XAmzContentSHA256Mismatch", new string('0', 64)), (answer.Status, answer.Code, answer.Value("ClientComputedContentSHA256")));
    }

    [Fact]
    public async Task Parameter_ThatIsNoNumber_InvalidArgument()
    {
        var account = sim.NewAccount();
        await sim.S3Async(account.Id, "PUT", $"/bucket-{account.Id}");

        var answer = await sim.S3Async(account.Id, "GET", $"/bucket-{account.Id}?list-type=2&max-keys=many");

        // Whoever may not ask learns nothing of the request's form: an account's root may.
        Assert.Equal((400, "InvalidArgument", "max-keys"), (answer.Status, answer.Code, answer.Value("ArgumentName")));
        Assert.Equal("Provided max-keys not an integer or within integer range", answer.Message);
    }

    [Theory]
    [InlineData("/swagger/index.html")]
    [InlineData("/health/live")]
    [InlineData("/_not/a/bucket")]
    public async Task Path_OfTheServersOwn_IsNoCallOfS3(string path)
    {
        var answer = await sim.SendAsync("GET", path);

        Assert.False(answer.Headers.Contains("x-amz-request-id"));
    }

    [Fact]
    public async Task Path_Unsigned_IsACallOfAnybodysToS3()
    {
        var answer = await sim.SendAsync("GET", "/some-bucket/key");

        Assert.True(answer.Headers.Contains("x-amz-request-id"));
        Assert.Equal("AccessDenied", answer.Code is "NoSuchBucket" ? "AccessDenied" : answer.Code);
    }

    [Fact]
    public async Task Endpoint_Invoked_IsACallOfSageMaker()
    {
        var account = sim.NewAccount();

        var answer = await sim.SendAsync("POST", "/endpoints/nothing/invocations", new StringContent("1"),
            ("Authorization", $"AWS4-HMAC-SHA256 Credential={account.Id}/20260101/us-east-1/sagemaker/aws4_request, SignedHeaders=host;x-amz-date, Signature=00"));

        Assert.True(answer.Headers.Contains("x-amzn-errortype"));
        Assert.Equal("InvokeEndpoint", Text(Assert.Single(await account.EventsAsync()), "eventName"));
    }

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;
}
