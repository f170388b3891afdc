using System.Net.Http.Headers;
using System.Text;
using IamSim.Tests.Support;
using static IamSim.Tests.S3.S3Clients;

namespace IamSim.Tests.S3;

/// <summary>S3 through REST: the same operations, for who has no SDK.</summary>
public sealed class RestTests(Sim sim)
{
    [Fact]
    public async Task Buckets_AndTheirSettings()
    {
        var (account, bucket) = (sim.NewAccount(), NewBucketName());
        Assert.Equal(201, (await account.RestAsync("POST", "/buckets", new { bucket })).Status);
        var listed = await account.RestAsync("GET", "/buckets");
        Assert.Equal(bucket, listed.Json.GetProperty("buckets")[0].GetProperty("name").GetString());
        Assert.Equal(204, (await account.RestAsync("PUT", $"/buckets/{bucket}/tags", new { tagging = new { tagSet = new[] { new { key = "team", value = "vision" } } } })).Status);
        Assert.Contains("vision", (await account.RestAsync("GET", $"/buckets/{bucket}/tags")).Text, StringComparison.Ordinal);
        var policy = new { Version = "2012-10-17", Statement = new[] { new { Effect = "Allow", Principal = new { AWS = "111122223333" }, Action = "s3:ListBucket", Resource = $"arn:aws:s3:::{bucket}" } } };
        var put = await account.RestAsync("PUT", $"/buckets/{bucket}/policy", new { policy });
        Assert.True(put.Status == 204, put.Text);
        Assert.False((await account.RestAsync("GET", $"/buckets/{bucket}/policy-status")).Json.GetProperty("policyStatus").GetProperty("isPublic").GetBoolean());
        Assert.Equal("AES256", (await account.RestAsync("GET", $"/buckets/{bucket}/encryption")).Json.GetProperty("serverSideEncryptionConfiguration").GetProperty("rules")[0]
            .GetProperty("applyServerSideEncryptionByDefault").GetProperty("sSEAlgorithm").GetString());
        Assert.Equal(204, (await account.RestAsync("DELETE", $"/buckets/{bucket}")).Status);
        var gone = await account.RestAsync("GET", $"/buckets/{bucket}/objects");
        Assert.Equal((404, "NoSuchBucket"), (gone.Status, gone.Code));
    }

    [Fact]
    public async Task Objects_PutGetListDelete_AsTheWireHasThem()
    {
        var (account, s3, bucket) = await sim.NewBucketAsync();
        var content = new string('x', 20_000);
        var put = await SendAsync(account, "PUT", $"/buckets/{bucket}/objects/dir/a%20b", content, ("x-amz-meta-team", "vision"));
        Assert.True(put.Status == 200, put.Text);

        Assert.Equal(content, (await s3.GetAsync($"/{bucket}/dir/a%20b")).Must().Text);
        var got = await SendAsync(account, "GET", $"/buckets/{bucket}/objects/dir/a%20b", null, ("Range", "bytes=0-3"));
        Assert.Equal((206, "xxxx", "vision"), (got.Status, got.Text, got.Header("x-amz-meta-team")));
        Assert.Equal("20000", (await SendAsync(account, "HEAD", $"/buckets/{bucket}/objects/dir/a%20b", null)).Header("Content-Length"));
        var listed = await account.RestAsync("GET", $"/buckets/{bucket}/objects?delimiter=/");
        Assert.Equal("dir/", listed.Json.GetProperty("commonPrefixes")[0].GetProperty("prefix").GetString());
        Assert.Equal(412, (await SendAsync(account, "PUT", $"/buckets/{bucket}/objects/dir/a%20b", "y", ("If-None-Match", "*"))).Status);
        Assert.Equal(200, (await account.RestAsync("POST", $"/buckets/{bucket}/object-copies", new { copySource = $"/{bucket}/dir/a b", key = "copy" })).Status);
        Assert.Equal(204, (await SendAsync(account, "DELETE", $"/buckets/{bucket}/objects/copy", null)).Status);
        var gone = await account.RestAsync("GET", $"/buckets/{bucket}/objects/copy");
        Assert.Equal((404, "NoSuchKey"), (gone.Status, gone.Code));
    }

    private async Task<S3Answer> SendAsync(TestAccount account, string method, string path, string? body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/api/v1" + path);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        request.Headers.Authorization = new AuthenticationHeaderValue(
            "AWS4-HMAC-SHA256", $"Credential={account.Id}/20260101/us-east-1/s3/aws4_request, SignedHeaders=host;x-amz-date, Signature=00");
        using var response = await sim.Host.Client.SendAsync(request);
        return new S3Answer(response, await response.Content.ReadAsByteArrayAsync());
    }
}
