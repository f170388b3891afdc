using System.IO.Compression;
using System.Text.Json;
using IamSim.Tests.CloudTrail.Trails;
using IamSim.Tests.Support;

namespace IamSim.Tests.CloudTrail.Delivery;

/// <summary>What trails have delivered into a bucket of its own, and the clock that makes them deliver.</summary>
internal sealed class Delivered(DeliveringSim sim)
{
    public string Bucket { get; } = $"bucket-{Guid.CreateVersion7():n}";

    /// <summary>Makes a trail that logs, and says its ARN.</summary>
    public async Task<string> NewTrailAsync(TestAccount account, object? settings = null)
    {
        var body = JsonSerializer.SerializeToNode(settings ?? new { })!.AsObject();
        body["Name"] = "logs";
        body["S3BucketName"] = Bucket;
        var arn = (await account.MustTrailAsync("CreateTrail", body)).At("TrailARN");
        await account.MustTrailAsync("StartLogging", new { Name = arn });
        return arn;
    }

    /// <summary>The keys of log files.</summary>
    public IReadOnlyList<string> Logs => [.. sim.Keys(Bucket).Where(key => !key.Contains("/CloudTrail-Digest/", StringComparison.Ordinal))];

    /// <summary>The keys of digests.</summary>
    public IReadOnlyList<string> Digests => [.. sim.Keys(Bucket).Where(key => key.Contains("/CloudTrail-Digest/", StringComparison.Ordinal))];

    /// <summary>The files of a kind below a folder: <c>CloudTrail</c> or <c>CloudTrail-Digest</c>.</summary>
    public static IReadOnlyList<string> Files(DirectoryInfo folder, string kind) =>
    [
        .. folder.EnumerateFiles("*.json.gz", SearchOption.AllDirectories).Select(file => file.FullName)
            .Where(path => path.Contains($"/{kind}/", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
    ];

    /// <summary>The records of a log file.</summary>
    public static IReadOnlyList<JsonElement> Records(string path) => [.. JsonDocument.Parse(Inflate(path)).RootElement.GetProperty("Records").EnumerateArray()];

    /// <summary>What a file holds.</summary>
    public byte[] Read(string key) => Inflate(sim.PathOf(Bucket, key));

    private static byte[] Inflate(string path)
    {
        using var file = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var whole = new MemoryStream();
        file.CopyTo(whole);
        return whole.ToArray();
    }

    public JsonElement Json(string key) => JsonDocument.Parse(Read(key)).RootElement;

    /// <summary>The metadata of an object.</summary>
    public JsonElement Metadata(string key) => JsonDocument.Parse(File.ReadAllBytes(sim.PathOf(Bucket, key) + ".metadata.json")).RootElement;

    /// <summary>The names of the events in all log files, in the order of their files.</summary>
    public IReadOnlyList<string> EventNames => [.. Logs.SelectMany(key => Json(key).GetProperty("Records").EnumerateArray()).Select(r => r.GetProperty("eventName").GetString()!)];

    /// <summary>Turns the clock on.</summary>
    public Task TurnAsync(double minutes) => sim.Host.Clock.AdvanceAsync(TimeSpan.FromMinutes(minutes));

    /// <summary>Waits until something has been delivered.</summary>
    public static Task UntilAsync(Func<bool> isThere) => UntilAsync(() => Task.FromResult(isThere()));

    public static async Task UntilAsync(Func<Task<bool>> isThere)
    {
        for (var tries = 0; !await isThere(); tries++)
        {
            Assert.True(tries < 300, "Nothing was delivered within thirty seconds.");
            await Task.Delay(100);
        }
    }

    /// <summary>Waits until a round of deliveries of a trail has run whole: another trail's delivery, noted after it, is there.</summary>
    public static async Task RoundAsync(DeliveringSim sim)
    {
        var other = new Delivered(sim);
        var account = sim.NewAccount();
        await other.NewTrailAsync(account);
        await account.MustAsync("CreateGroup", ("GroupName", "round"));
        await other.TurnAsync(6);
        await UntilAsync(() => other.Logs.Count > 0);
        await Task.Delay(1500);
    }
}
