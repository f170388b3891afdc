using System.Text.Json;
using IamSim.Calls;
using IamSim.Contracts.S3;
using IamSim.Tests.Support;
using static IamSim.Tests.S3.S3Clients;

namespace IamSim.Tests.S3;

/// <summary>Every operation of S3 is denied, fails and succeeds, and each time there is exactly one event, and the right one.</summary>
public sealed class S3WalkTests(Sim sim)
{
    private const string Tags = "<Tagging><TagSet><Tag><Key>team</Key><Value>vision</Value></Tag></TagSet></Tagging>";

    /// <summary>How each operation is called: <c>{0}</c> is the bucket, in which there is the object <c>a</c>, <c>{1}</c> an upload of <c>a</c>, <c>{2}</c> its part.</summary>
    private static readonly Dictionary<string, (string Method, string Path, string? Body, (string, string)[] Headers)> Calls = new()
    {
        ["AbortMultipartUpload"] = ("DELETE", "/{0}/a?uploadId={1}", null, []),
        ["CompleteMultipartUpload"] = (
            "POST", "/{0}/a?uploadId={1}", "<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>{2}</ETag></Part></CompleteMultipartUpload>", []),
        ["CopyObject"] = ("PUT", "/{0}/copy", "", [("x-amz-copy-source", "/{0}/a")]),
        ["CreateBucket"] = ("PUT", "/{0}-2", "", []),
        ["CreateMultipartUpload"] = ("POST", "/{0}/a?uploads", "", []),
        ["DeleteBucket"] = ("DELETE", "/{0}", null, []),
        ["DeleteBucketEncryption"] = ("DELETE", "/{0}?encryption", null, []),
        ["DeleteBucketPolicy"] = ("DELETE", "/{0}?policy", null, []),
        ["DeleteBucketTagging"] = ("DELETE", "/{0}?tagging", null, []),
        ["DeleteObject"] = ("DELETE", "/{0}/a", null, []),
        ["DeleteObjects"] = ("POST", "/{0}?delete", "<Delete><Object><Key>a</Key></Object></Delete>", []),
        ["DeletePublicAccessBlock"] = ("DELETE", "/{0}?publicAccessBlock", null, []),
        ["GetBucketEncryption"] = ("GET", "/{0}?encryption", null, []),
        ["GetBucketLocation"] = ("GET", "/{0}?location", null, []),
        ["GetBucketOwnershipControls"] = ("GET", "/{0}?ownershipControls", null, []),
        ["GetBucketPolicy"] = ("GET", "/{0}?policy", null, []),
        ["GetBucketPolicyStatus"] = ("GET", "/{0}?policyStatus", null, []),
        ["GetBucketTagging"] = ("GET", "/{0}?tagging", null, []),
        ["GetObject"] = ("GET", "/{0}/a", null, []),
        ["GetObjectTagging"] = ("GET", "/{0}/a?tagging", null, []),
        ["GetPublicAccessBlock"] = ("GET", "/{0}?publicAccessBlock", null, []),
        ["HeadBucket"] = ("HEAD", "/{0}", null, []),
        ["HeadObject"] = ("HEAD", "/{0}/a", null, []),
        ["ListBuckets"] = ("GET", "/", null, []),
        ["ListObjectsV2"] = ("GET", "/{0}?list-type=2", null, []),
        ["PutBucketEncryption"] = (
            "PUT",
            "/{0}?encryption",
            "<ServerSideEncryptionConfiguration><Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>AES256</SSEAlgorithm></ApplyServerSideEncryptionByDefault></Rule>"
            + "</ServerSideEncryptionConfiguration>",
            []),
        ["PutBucketOwnershipControls"] = (
            "PUT", "/{0}?ownershipControls", "<OwnershipControls><Rule><ObjectOwnership>ObjectWriter</ObjectOwnership></Rule></OwnershipControls>", []),
        ["PutBucketPolicy"] = ("PUT", "/{0}?policy", "POLICY", []),
        ["PutBucketTagging"] = ("PUT", "/{0}?tagging", Tags, []),
        ["PutObject"] = ("PUT", "/{0}/b", "content", []),
        ["PutObjectTagging"] = ("PUT", "/{0}/a?tagging", Tags, []),
        ["PutPublicAccessBlock"] = ("PUT", "/{0}?publicAccessBlock", "<PublicAccessBlockConfiguration></PublicAccessBlockConfiguration>", []),
        ["UploadPart"] = ("PUT", "/{0}/a?partNumber=2&uploadId={1}", "part", []),
    };

    public static TheoryData<string> Operations => [.. Calls.Keys];

    [Fact]
    public void Walk_HasEveryOperationThatIsDone() => Assert.Equal(
        S3Service.Contract.Operations.Where(CallRunner.IsServed).Select(o => o.Name).Order(StringComparer.Ordinal), Calls.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Operation_DeniedFailingAndSucceeding_IsOneRightEventEachTime(string name)
    {
        var (account, s3, bucket) = await sim.NewBucketAsync();
        var (upload, etag) = await PrepareAsync(name, s3, bucket);
        var stranger = await sim.S3OfAsync(account, "stranger");
        var before = (await EventsAsync(account, name)).Count;

        var denied = await SendAsync(stranger, name, bucket, upload, etag);
        var failed = await SendAsync(s3, name, "none-" + bucket[..20] + (name == "CreateBucket" ? "_" : string.Empty), upload, etag, fails: true);
        var done = await SendAsync(s3, name, bucket, upload, etag);

        Assert.True(done.Status is 200 or 204, $"{name}: {done.Status} {done.Text}");
        Assert.InRange(failed.Status, 400, 404);
        var events = await EventsAsync(account, name);
        Assert.Equal(before + 3, events.Count);
        var operation = S3Service.Contract.Find(name)!;
        Assert.All(events, e => Assert.Equal((operation.Service.EventSource, operation.IsReadOnly), (e.GetProperty("eventSource").GetString(), e.GetProperty("readOnly").GetBoolean())));
        Assert.False(events[0].TryGetProperty("errorCode", out _));
        Assert.True(events[1].TryGetProperty("errorCode", out _));

        // Many keys are decided one by one: whoever may delete none is answered so for each.
        if (name == "DeleteObjects")
        {
            Assert.Equal((200, "AccessDenied"), (denied.Status, denied.Value("Code")));
            return;
        }

        Assert.Equal(403, denied.Status);
        Assert.Equal("AccessDenied", events[2].GetProperty("errorCode").GetString());
    }

    private static async Task<(string Upload, string ETag)> PrepareAsync(string name, S3Client s3, string bucket)
    {
        if (name == "DeleteBucket")
        {
            return ("none", "none");
        }

        (await s3.PutAsync($"/{bucket}/a", "content")).Must();
        (await s3.PutAsync($"/{bucket}?tagging", Tags)).Must();
        (await s3.PutAsync($"/{bucket}?policy", PolicyOf(bucket))).Must();
        var upload = (await s3.SendAsync("POST", $"/{bucket}/a?uploads", [])).Must().Value("UploadId")!;
        return (upload, (await s3.PutAsync($"/{bucket}/a?partNumber=1&uploadId={upload}", "part")).Must().ETag!.Trim('"'));
    }

    private static Task<S3Answer> SendAsync(S3Client s3, string name, string bucket, string upload, string etag, bool fails = false)
    {
        var (method, path, body, headers) = Calls[name];
        var target = string.Format(System.Globalization.CultureInfo.InvariantCulture, path, bucket, upload) + (fails && name == "ListBuckets" ? "?continuation-token=none" : string.Empty);
        var content = body == "POLICY" ? PolicyOf(bucket) : body?.Replace("{2}", etag, StringComparison.Ordinal);
        (string, string)[] sent = [.. headers.Select(h => (h.Item1, h.Item2.Replace("{0}", bucket, StringComparison.Ordinal)))];
        return method == "POST" && content!.Length > 0
            ? s3.PostAsync(target, content, sent)
            : s3.SendAsync(method, target, content is null ? null : System.Text.Encoding.UTF8.GetBytes(content), sent);
    }

    private static string PolicyOf(string bucket) => Policy(Allow("""{"AWS":"111122223333"}""", "s3:GetBucketTagging", $"arn:aws:s3:::{bucket}", string.Empty));

    private static async Task<IReadOnlyList<JsonElement>> EventsAsync(TestAccount account, string name) => await account.EventsAsync($"?eventName={name}&maxItems=1000");
}
