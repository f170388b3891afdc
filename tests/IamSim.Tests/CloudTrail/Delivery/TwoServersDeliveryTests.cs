using IamSim.Testing;
using IamSim.Tests.CloudTrail.Trails;
using IamSim.Tests.Servers;
using IamSim.Tests.Support;

namespace IamSim.Tests.CloudTrail.Delivery;

/// <summary>Two servers of one PostgreSQL database and one folder: what happens is delivered once, whoever delivers it.</summary>
public sealed class TwoServersDeliveryTests(PostgresServer server)
{
    private const string Bucket = "two-servers";

    [Fact]
    public async Task Trail_OfTwoServers_DeliversEachEventOnce()
    {
        var folder = Directory.CreateTempSubdirectory("iamsim-two-");
        var settings = new Dictionary<string, string>
        {
            ["IamSim:Database:Provider"] = "PostgreSql",
            ["ConnectionStrings:IamSim"] = await server.CreateDatabaseAsync(),
            ["IamSim:CloudTrail:DeliveryFolder"] = folder.FullName,
        };
        await using (var one = await IamSimHost.StartAsync(settings))
        await using (var two = await IamSimHost.StartAsync(settings))
        {
            var account = new TestAccount(one.Client, Sim.NewAccountId());
            var other = new TestAccount(two.Client, account.Id);
            await account.MustTrailAsync("CreateTrail", new { Name = "logs", S3BucketName = Bucket, EnableLogFileValidation = true });
            await account.MustTrailAsync("StartLogging", new { Name = "logs" });
            for (var round = 0; round < 4; round++)
            {
                await account.MustAsync("CreateGroup", ("GroupName", $"one-{round}"));
                await other.MustAsync("CreateGroup", ("GroupName", $"two-{round}"));
                await one.Clock.AdvanceAsync(TimeSpan.FromMinutes(20));
                var expected = 2 * (round + 1);
                await Delivered.UntilAsync(() => Names(folder).Count >= expected);
            }

            await Delivered.UntilAsync(() => Digests(folder).Count > 0);
            await Task.Delay(2000);

            Assert.Equal(
                Enumerable.Range(0, 4).SelectMany(round => new[] { $"one-{round}", $"two-{round}" }).Order(StringComparer.Ordinal),
                Names(folder).Order(StringComparer.Ordinal));
            Assert.Single(Digests(folder));
            Assert.Single((await other.MustTrailAsync("ListPublicKeys")).Json.GetProperty("PublicKeyList").EnumerateArray());
        }

        folder.Delete(recursive: true);
    }

    private static IReadOnlyList<string> Names(DirectoryInfo folder) =>
    [
        .. Delivered.Files(folder, "CloudTrail").SelectMany(Delivered.Records)
            .Where(record => record.GetProperty("eventName").GetString() == "CreateGroup")
            .Select(record => record.GetProperty("requestParameters").GetProperty("groupName").GetString()!),
    ];

    private static IReadOnlyList<string> Digests(DirectoryInfo folder) => Delivered.Files(folder, "CloudTrail-Digest");
}
