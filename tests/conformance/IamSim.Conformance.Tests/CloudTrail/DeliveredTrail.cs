using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using IamSim.Conformance.Tests.Support;

namespace IamSim.Conformance.Tests.CloudTrail;

/// <summary>A server of its own, whose clock is turned until a trail has delivered some digests; and a bucket server that shows them.</summary>
internal sealed class DeliveredTrail : IAsyncDisposable
{
    public const string Bucket = "conformance-logs";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("iamsim-trail-");
    private BucketServer? _bucket;
    private ServerProcess? _server;
    private LiveAccount? _account;

    public ServerProcess Server => _server!;

    public LiveAccount Account => _account!;

    public string Arn => $"arn:aws:cloudtrail:us-east-1:{Account.Id}:trail/validated";

    public DateTimeOffset From { get; private set; }

    public DateTimeOffset To { get; private set; }

    /// <summary>The files of digests, in the order of time.</summary>
    public IReadOnlyList<string> Digests => Files("CloudTrail-Digest");

    /// <summary>The log files.</summary>
    public IReadOnlyList<string> Logs => Files("CloudTrail");

    public static async Task<DeliveredTrail> NewAsync()
    {
        var trail = new DeliveredTrail();
        trail._server = await ServerProcess.StartAsync($"Data Source={Path.Combine(trail._folder.FullName, "iamsim.db")}");
        trail._account = trail._server.NewAccount();
        trail._bucket = new BucketServer(trail.Delivery);
        await trail.FillAsync();
        return trail;
    }

    /// <summary>Runs <c>aws cloudtrail …</c> with the bucket server as S3.</summary>
    public async Task<ToolResult> AwsAsync(params string[] arguments)
    {
        Tool.Require("aws");
        var environment = Account.Environment();
        environment["AWS_ENDPOINT_URL_CLOUDTRAIL"] = Server.Endpoint.GetLeftPart(UriPartial.Authority);
        environment["AWS_ENDPOINT_URL_S3"] = _bucket!.Endpoint;
        return await Tool.RunAsync("aws", ["cloudtrail", .. arguments], environment);
    }

    public Task<ToolResult> ValidateAsync() => AwsAsync(
        "validate-logs", "--trail-arn", Arn, "--start-time", Text(From), "--end-time", Text(To), "--verbose");

    public async ValueTask DisposeAsync()
    {
        if (_bucket is not null)
        {
            await _bucket.DisposeAsync();
        }

        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _folder.Delete(recursive: true);
    }

    /// <summary>Where a server delivers that nobody told where: beside its database.</summary>
    private string Delivery => Path.Combine(_folder.FullName, "cloudtrail");

    private async Task FillAsync()
    {
        Must(await AwsAsync("create-trail", "--name", "validated", "--s3-bucket-name", Bucket, "--enable-log-file-validation"));
        Must(await AwsAsync("start-logging", "--name", "validated"));
        From = await NowAsync();
        for (var hour = 0; hour < 3; hour++)
        {
            await Account.CallAsync("CreateGroup", ("GroupName", $"hour-{hour}"));
            var (logs, digests) = (Logs.Count, Digests.Count);
            await TurnAsync(10, () => Logs.Count > logs);
            await TurnAsync(55, () => Digests.Count > digests);
        }

        To = await NowAsync();
    }

    private static void Must(ToolResult result) => Assert.True(result.ExitCode == 0, result.ToString());

    private async Task TurnAsync(int minutes, Func<bool> isDelivered)
    {
        using var answer = await Server.Client.PostAsJsonAsync("/api/v1/simulator/clock/advance", new { seconds = minutes * 60 });
        answer.EnsureSuccessStatusCode();
        for (var tries = 0; !isDelivered(); tries++)
        {
            Assert.True(tries < 300, "Nothing was delivered within thirty seconds.");
            await Task.Delay(100);
        }
    }

    private async Task<DateTimeOffset> NowAsync()
    {
        using var clock = JsonDocument.Parse(await Server.Client.GetStringAsync("/api/v1/simulator/clock"));
        return clock.RootElement.GetProperty("now").GetDateTimeOffset();
    }

    private List<string> Files(string kind)
    {
        var folder = Path.Combine(Delivery, Bucket, "AWSLogs", Account.Id, kind);
        return !Directory.Exists(folder) ? [] : [.. Directory.EnumerateFiles(folder, "*.json.gz", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
    }

    private static string Text(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
