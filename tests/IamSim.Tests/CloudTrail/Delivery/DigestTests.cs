using System.Security.Cryptography;
using System.Text;
using IamSim.Tests.CloudTrail.Trails;
using IamSim.Tests.Support;

namespace IamSim.Tests.CloudTrail.Delivery;

/// <summary>Digests, verified as AWS's page says that they are to be.</summary>
[Collection(nameof(DeliveringSim))]
public sealed class DigestTests(DeliveringSim sim)
{
    [Fact]
    public async Task Digests_AreMadeEachHour_Signed_AndChained()
    {
        var account = sim.NewAccount();
        var delivered = new Delivered(sim);
        await delivered.NewTrailAsync(account, new { EnableLogFileValidation = true });
        await account.MustAsync("CreateUser", ("UserName", "alice"));
        await delivered.TurnAsync(6);
        await Delivered.UntilAsync(() => delivered.Logs.Count > 0);
        await delivered.TurnAsync(60);
        await Delivered.UntilAsync(() => delivered.Digests.Count > 0);
        await delivered.TurnAsync(120);
        await Delivered.UntilAsync(() => delivered.Digests.Count >= 3);

        var (first, second, third) = (delivered.Json(delivered.Digests[0]), delivered.Json(delivered.Digests[1]), delivered.Json(delivered.Digests[2]));
        var log = Assert.Single(first.GetProperty("logFiles").EnumerateArray());
        Assert.Equal(
            (delivered.Bucket, delivered.Logs[0], "SHA-256", Hash(delivered.Read(delivered.Logs[0]))),
            (Text(log, "s3Bucket"), Text(log, "s3Object"), Text(log, "hashAlgorithm"), Text(log, "hashValue")));
        Assert.Equal(Text(log, "oldestEventTime"), Text(first, "oldestEventTime"));
        Assert.Null(Text(first, "previousDigestSignature"));
        Assert.Null(Text(first, "previousDigestS3Object"));

        // Nothing happened in the second hour but what this test asked for.
        Assert.Null(Text(third, "newestEventTime") is { } time && third.GetProperty("logFiles").GetArrayLength() == 0 ? time : null);
        Assert.Equal((Text(first, "digestEndTime"), Text(second, "digestEndTime")), (Text(second, "digestStartTime"), Text(third, "digestStartTime")));
        Assert.Equal(
            (delivered.Digests[0], Hash(delivered.Read(delivered.Digests[0])), Signature(delivered, 0)),
            (Text(second, "previousDigestS3Object"), Text(second, "previousDigestHashValue"), Text(second, "previousDigestSignature")));
        Assert.Equal(delivered.Digests[1], Text(third, "previousDigestS3Object"));

        for (var at = 0; at < 3; at++)
        {
            await VerifyAsync(account, delivered, at);
        }

        Assert.True((await account.MustTrailAsync("GetTrailStatus", new { Name = "logs" })).Json.TryGetProperty("LatestDigestDeliveryTime", out _));
    }

    [Fact]
    public async Task Digests_OfATrailWithoutValidation_AreNone()
    {
        var account = sim.NewAccount();
        var delivered = new Delivered(sim);
        await delivered.NewTrailAsync(account);
        await account.MustAsync("CreateUser", ("UserName", "alice"));

        await delivered.TurnAsync(125);
        await Delivered.UntilAsync(() => delivered.Logs.Count > 0);
        await Delivered.RoundAsync(sim);

        Assert.Empty(delivered.Digests);
    }

    [Fact]
    public async Task Digests_EndWithLogging_AndBeginAnewWithIt()
    {
        var account = sim.NewAccount();
        var delivered = new Delivered(sim);
        await delivered.NewTrailAsync(account, new { EnableLogFileValidation = true });
        await delivered.TurnAsync(61);
        await Delivered.UntilAsync(() => delivered.Digests.Count > 0);
        await account.MustTrailAsync("StopLogging", new { Name = "logs" });
        await delivered.TurnAsync(60 * 5);
        await Delivered.UntilAsync(() => delivered.Digests.Count > 1);
        await Delivered.RoundAsync(sim);
        Assert.Equal(2, delivered.Digests.Count);

        await account.MustTrailAsync("StartLogging", new { Name = "logs" });
        await delivered.TurnAsync(61);
        await Delivered.UntilAsync(() => delivered.Digests.Count > 2);

        Assert.NotNull(Text(delivered.Json(delivered.Digests[1]), "previousDigestSignature"));
        Assert.Null(Text(delivered.Json(delivered.Digests[2]), "previousDigestSignature"));
    }

    private static async Task VerifyAsync(TestAccount account, Delivered delivered, int at)
    {
        var (key, digest) = (delivered.Digests[at], delivered.Json(delivered.Digests[at]));
        Assert.Equal((delivered.Bucket, key, account.Id), (Text(digest, "digestS3Bucket"), Text(digest, "digestS3Object"), Text(digest, "awsAccountId")));
        var end = DateTimeOffset.Parse(Text(digest, "digestEndTime")!, System.Globalization.CultureInfo.InvariantCulture);
        Assert.EndsWith($"_CloudTrail-Digest_us-east-1_logs_us-east-1_{end:yyyyMMdd'T'HHmmss'Z'}.json.gz", key, StringComparison.Ordinal);

        var keys = await account.MustTrailAsync("ListPublicKeys", new { StartTime = end.ToUnixTimeSeconds(), EndTime = end.ToUnixTimeSeconds() });
        var publicKey = Assert.Single(keys.Json.GetProperty("PublicKeyList").EnumerateArray());
        var der = publicKey.GetProperty("Value").GetBytesFromBase64();
        Assert.Equal(Text(digest, "digestPublicKeyFingerprint"), Text(publicKey, "Fingerprint"));
#pragma warning disable CA5351 // what AWS names keys by
        Assert.Equal(Text(publicKey, "Fingerprint"), Convert.ToHexStringLower(MD5.HashData(der)));
#pragma warning restore CA5351

        Assert.Equal("SHA256withRSA", Text(delivered.Metadata(key), "signature-algorithm"));
        var signed = $"{Text(digest, "digestEndTime")}\n{delivered.Bucket}/{key}\n{Hash(delivered.Read(key))}\n{Text(digest, "previousDigestSignature") ?? "null"}";
        using var rsa = RSA.Create();
        rsa.ImportRSAPublicKey(der, out _);
        Assert.True(rsa.VerifyData(Encoding.UTF8.GetBytes(signed), Convert.FromHexString(Signature(delivered, at)!), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    private static string? Signature(Delivered delivered, int at) => Text(delivered.Metadata(delivered.Digests[at]), "signature");

    private static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private static string? Text(System.Text.Json.JsonElement element, string member) => element.GetProperty(member).GetString();
}
