using System.Globalization;
using System.Text.RegularExpressions;
using IamSim.Tests.CloudTrail.Trails;
using IamSim.Tests.Organizations;
using IamSim.Tests.Support;

namespace IamSim.Tests.CloudTrail.Delivery;

/// <summary>Log files. All tests that turn the clock run one after another, for it is one.</summary>
[Collection(nameof(DeliveringSim))]
public sealed class DeliveryTests(DeliveringSim sim)
{
    [Fact]
    public async Task Trail_DeliversWhatHappensWhileItLogs_AndNothingElse()
    {
        var account = sim.NewAccount();
        var delivered = new Delivered(sim);
        await account.MustAsync("CreateGroup", ("GroupName", "before"));
        await delivered.NewTrailAsync(account);
        await account.MustAsync("CreateUser", ("UserName", "alice"));
        await account.MustAsync("ListUsers");
        await account.EventsAsync();
        Assert.Empty(delivered.Logs);

        await delivered.TurnAsync(5);
        await Delivered.UntilAsync(() => delivered.Logs.Count > 0);

        var key = Assert.Single(delivered.Logs);
        var name = Regex.Match(key, $"^AWSLogs/{account.Id}/CloudTrail/us-east-1/([0-9]{{4}}/[0-9]{{2}}/[0-9]{{2}})/{account.Id}_CloudTrail_us-east-1_([0-9]{{8}}T[0-9]{{4}}Z)_[A-Za-z0-9]{{16}}\\.json\\.gz$");
        Assert.True(name.Success, key);
        var time = DateTimeOffset.ParseExact(name.Groups[2].Value, "yyyyMMdd'T'HHmm'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        Assert.Equal(time.ToString("yyyy/MM/dd", CultureInfo.InvariantCulture), name.Groups[1].Value);
        Assert.Equal(["StartLogging", "CreateUser", "ListUsers"], delivered.EventNames);
        Assert.False(File.Exists(sim.PathOf(delivered.Bucket, key) + ".metadata.json"));

        // Noted after the file is written.
        JsonAnswer status;
        var tries = 0;
        do
        {
            await Task.Delay(100);
            status = await account.MustTrailAsync("GetTrailStatus", new { Name = "logs" });
        }
        while (!status.Json.TryGetProperty("LatestDeliveryTime", out _) && tries++ < 100);

        Assert.True(status.Json.GetProperty("LatestDeliveryTime").GetDecimal() >= time.ToUnixTimeSeconds());
        Assert.Equal(status.At("LatestDeliveryAttemptTime"), status.At("LatestDeliveryAttemptSucceeded"));
    }

    [Fact]
    public async Task Trail_ThatIsStopped_DeliversTheStop_AndNothingBehindIt()
    {
        var account = sim.NewAccount();
        var delivered = new Delivered(sim);
        await delivered.NewTrailAsync(account);
        await account.MustTrailAsync("StopLogging", new { Name = "logs" });
        await account.MustAsync("CreateGroup", ("GroupName", "between"));
        await account.MustTrailAsync("StartLogging", new { Name = "logs" });
        await account.MustAsync("CreateGroup", ("GroupName", "again"));
        await account.MustTrailAsync("StopLogging", new { Name = "logs" });
        await account.MustAsync("CreateGroup", ("GroupName", "after"));

        await delivered.TurnAsync(6);
        await Delivered.UntilAsync(() => delivered.EventNames.Count >= 5);
        await Delivered.RoundAsync(sim);

        Assert.Equal(
            ["CreateGroup", "StartLogging", "StartLogging", "StopLogging", "StopLogging"], delivered.EventNames.Order(StringComparer.Ordinal));
        Assert.Contains(delivered.Logs, key => delivered.Json(key).ToString().Contains("\"again\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Trail_GoesByItsSelectors_AndItsPrefix()
    {
        var account = sim.NewAccount();
        var delivered = new Delivered(sim);
        await delivered.NewTrailAsync(account, new { S3KeyPrefix = "../up/and" });
        await account.MustTrailAsync("PutEventSelectors", new { TrailName = "logs", EventSelectors = new[] { new { ReadWriteType = "ReadOnly" } } });
        await account.MustAsync("CreateUser", ("UserName", "alice"));
        await account.MustAsync("ListUsers");

        await delivered.TurnAsync(6);
        await Delivered.UntilAsync(() => delivered.Logs.Count > 0);

        Assert.Equal(["ListUsers"], delivered.EventNames);
        Assert.StartsWith("%2E%2E/up/and/AWSLogs/", Assert.Single(delivered.Logs), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trail_WithoutGlobalServices_OrOfAnotherRegion_HasNoneOfTheirEvents()
    {
        var account = sim.NewAccount();
        var (without, abroad, everywhere) = (new Delivered(sim), new Delivered(sim), new Delivered(sim));
        await without.NewTrailAsync(account, new { IncludeGlobalServiceEvents = false });
        await abroad.NewTrailAsync(account.In("eu-west-1"));
        await account.In("ap-south-1").MustTrailAsync("CreateTrail", new { Name = "all", S3BucketName = everywhere.Bucket, IsMultiRegionTrail = true });
        await account.In("ap-south-1").MustTrailAsync("StartLogging", new { Name = "all" });
        await account.MustAsync("CreateUser", ("UserName", "alice"));

        await everywhere.TurnAsync(6);
        await Delivered.UntilAsync(() => everywhere.EventNames.Contains("CreateUser"));
        await Delivered.RoundAsync(sim);

        Assert.DoesNotContain("CreateUser", without.EventNames);
        Assert.DoesNotContain("CreateUser", abroad.EventNames);
        Assert.Contains(everywhere.Logs, key => key.StartsWith($"AWSLogs/{account.Id}/CloudTrail/us-east-1/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task OrganizationTrail_DeliversTheEventsOfAllAccounts_ThoseThatComeLaterToo()
    {
        var (management, id, _) = await sim.NewOrganizationAsync();
        var member = sim.Root(await management.NewMemberAsync());
        var delivered = new Delivered(sim);
        await delivered.NewTrailAsync(management, new { IsOrganizationTrail = true });
        var late = sim.Root(await management.NewMemberAsync());
        await member.MustAsync("CreateUser", ("UserName", "alice"));
        await late.MustAsync("CreateUser", ("UserName", "bob"));

        await delivered.TurnAsync(6);
        await Delivered.UntilAsync(() => delivered.Logs.Count >= 3);

        foreach (var account in new[] { management, member, late })
        {
            Assert.Single(delivered.Logs, key => key.StartsWith($"AWSLogs/{id}/{account.Id}/CloudTrail/us-east-1/", StringComparison.Ordinal));
        }

        Assert.Equal(2, delivered.EventNames.Count(name => name == "CreateUser"));
    }

    [Fact]
    public async Task Trail_WhoseBucketCannotBeWritten_SaysSo_AndDeliversOnceItCan()
    {
        var account = sim.NewAccount();
        var delivered = new Delivered(sim);
        await delivered.NewTrailAsync(account);
        var folder = sim.PathOf(delivered.Bucket, string.Empty).TrimEnd('/');
        await File.WriteAllTextAsync(folder, "A file in the way.");
        await account.MustAsync("CreateUser", ("UserName", "alice"));

        await delivered.TurnAsync(6);
        JsonAnswer status;
        var tries = 0;
        do
        {
            await Task.Delay(200);
            status = await account.MustTrailAsync("GetTrailStatus", new { Name = "logs" });
        }
        while (!status.Json.TryGetProperty("LatestDeliveryError", out _) && tries++ < 100);

        Assert.Equal(("InternalError", ""), (status.At("LatestDeliveryError"), status.At("LatestDeliveryAttemptSucceeded")));
        File.Delete(folder);
        await delivered.TurnAsync(6);
        await Delivered.UntilAsync(() => delivered.EventNames.Contains("CreateUser"));
        Assert.Equal(1, delivered.EventNames.Count(name => name == "CreateUser"));

        // The file is there before it is noted that it is.
        await Delivered.UntilAsync(async () =>
            !(await account.MustTrailAsync("GetTrailStatus", new { Name = "logs" })).Json.TryGetProperty("LatestDeliveryError", out _));
    }
}
