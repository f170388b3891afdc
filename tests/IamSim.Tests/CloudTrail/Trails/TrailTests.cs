using IamSim.Tests.Support;

namespace IamSim.Tests.CloudTrail.Trails;

public sealed class TrailTests(Sim sim)
{
    [Fact]
    public async Task CreateTrail_ShowsIt_AndGetTrailToo()
    {
        var account = sim.NewAccount();

        var made = await account.MustTrailAsync("CreateTrail", new
        {
            Name = "management",
            S3BucketName = TrailCalls.Bucket,
            S3KeyPrefix = "logs",
            SnsTopicName = "trails",
            IsMultiRegionTrail = true,
            EnableLogFileValidation = true,
            KmsKeyId = "alias/trails",
            TagsList = new[] { new { Key = "team", Value = "red" } },
        });

        var arn = account.TrailArn();
        var topic = $"arn:aws:sns:us-east-1:{account.Id}:trails";
        Assert.Equal(
            $"{{\"Name\":\"management\",\"S3BucketName\":\"amzn-s3-demo-bucket\",\"S3KeyPrefix\":\"logs\",\"SnsTopicName\":\"{topic}\",\"SnsTopicARN\":\"{topic}\","
            + "\"IncludeGlobalServiceEvents\":true,\"IsMultiRegionTrail\":true,"
            + $"\"TrailARN\":\"{arn}\",\"LogFileValidationEnabled\":true,\"KmsKeyId\":\"arn:aws:kms:us-east-1:{account.Id}:alias/trails\",\"IsOrganizationTrail\":false}}",
            made.Text);
        Assert.Equal(
            $"{{\"Trail\":{{\"Name\":\"management\",\"S3BucketName\":\"amzn-s3-demo-bucket\",\"S3KeyPrefix\":\"logs\",\"SnsTopicName\":\"{topic}\",\"SnsTopicARN\":\"{topic}\","
            + "\"IncludeGlobalServiceEvents\":true,\"IsMultiRegionTrail\":true,\"HomeRegion\":\"us-east-1\","
            + $"\"TrailARN\":\"{arn}\",\"LogFileValidationEnabled\":true,\"KmsKeyId\":\"arn:aws:kms:us-east-1:{account.Id}:alias/trails\","
            + "\"HasCustomEventSelectors\":false,\"HasInsightSelectors\":false,\"IsOrganizationTrail\":false}}",
            (await account.MustTrailAsync("GetTrail", new { Name = "management" })).Text);
    }

    [Theory]
    [InlineData("", "Trail name cannot be blank!")]
    [InlineData("ab", "Trail name too short. Minimum allowed length: 3 characters. Specified name length: 2 characters.")]
    [InlineData("-abc", "Trail name must start with a letter or number.")]
    [InlineData("abc-", "Trail name must end with a letter or number.")]
    [InlineData("a b c", "Trail name can only contain ASCII letters (a-z, A-Z), numbers (0-9), periods (.), underscores (_), or dashes (-).")]
    [InlineData("my-_namespace", "Trail name can't have adjacent periods, underscores or dashes.")]
    [InlineData("192.168.5.4", "Trail name can't be in IP address format.")]
    public async Task CreateTrail_WithAnOddName_InvalidTrailName(string name, string message) =>
        (await sim.NewAccount().TrailAsync("CreateTrail", new { Name = name, S3BucketName = TrailCalls.Bucket })).Refused("InvalidTrailNameException", message);

    [Fact]
    public async Task CreateTrail_WithOddTargets_IsRefused()
    {
        var account = sim.NewAccount();
        Task<string?> Code(object target) => account.CodeAsync("CreateTrail", target);

        Assert.Equal("InvalidS3BucketNameException", await Code(new { Name = "one", S3BucketName = "../escape" }));
        Assert.Equal("InvalidS3BucketNameException", await Code(new { Name = "one", S3BucketName = "UPPER" }));
        Assert.Equal("InvalidS3PrefixException", await Code(new { Name = "one", S3BucketName = TrailCalls.Bucket, S3KeyPrefix = new string('p', 201) }));
        Assert.Equal("InvalidSnsTopicNameException", await Code(new { Name = "one", S3BucketName = TrailCalls.Bucket, SnsTopicName = "a topic" }));
        Assert.Equal("InvalidKmsKeyIdException", await Code(new { Name = "one", S3BucketName = TrailCalls.Bucket, KmsKeyId = "key" }));
        (await account.TrailAsync("CreateTrail", new { Name = "one", S3BucketName = TrailCalls.Bucket, CloudWatchLogsLogGroupArn = "arn:aws:logs:us-east-1:1:log-group:g:*" }))
            .Refused("InvalidCloudWatchLogsRoleArnException", "You must specify a role ARN as well as a log group.");
        (await account.TrailAsync("CreateTrail", new { Name = "one", S3BucketName = TrailCalls.Bucket, IsMultiRegionTrail = true, IncludeGlobalServiceEvents = false }))
            .Refused("InvalidParameterCombinationException", "Multi-Region trail must include global service events.");
        Assert.Empty((await account.MustTrailAsync("ListTrails")).Each("Trails", "Name"));
    }

    [Theory]
    [InlineData("CloudTrail_20131101.ListTrails")]
    [InlineData("com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.ListTrails")]
    public async Task Target_ShortOrLong_IsCloudTrails(string target) =>
        Assert.Equal("{\"Trails\":[]}", (await sim.NewAccount().JsonAsync(target)).Text);

    [Fact]
    public async Task CreateTrail_Twice_TrailAlreadyExists()
    {
        var account = sim.NewAccount();
        await account.NewTrailAsync();

        (await account.TrailAsync("CreateTrail", new { Name = "management", S3BucketName = TrailCalls.Bucket }))
            .Refused("TrailAlreadyExistsException", $"Trail management already exists for customer: {account.Id}");
    }

    [Fact]
    public async Task CreateTrail_TheSixthOfARegion_MaximumNumberOfTrailsExceeded()
    {
        var account = sim.NewAccount();
        await account.In("eu-west-1").MustTrailAsync("CreateTrail", new { Name = "everywhere", S3BucketName = TrailCalls.Bucket, IsMultiRegionTrail = true });
        foreach (var name in new[] { "one", "two", "three", "four" })
        {
            await account.NewTrailAsync(name);
        }

        (await account.TrailAsync("CreateTrail", new { Name = "five", S3BucketName = TrailCalls.Bucket }))
            .Refused("MaximumNumberOfTrailsExceededException", $"User: {account.Id} already has 5 trails in us-east-1.");
    }

    [Fact]
    public async Task UpdateTrail_ChangesWhatIsNamed_AndNothingElse()
    {
        var account = sim.NewAccount();
        await account.MustTrailAsync("CreateTrail", new { Name = "management", S3BucketName = TrailCalls.Bucket, S3KeyPrefix = "logs", SnsTopicName = "trails" });

        var updated = await account.MustTrailAsync("UpdateTrail", new { Name = account.TrailArn(), S3BucketName = "another-bucket", S3KeyPrefix = "", EnableLogFileValidation = true });

        Assert.Equal(("another-bucket", "True", false), (updated.At("S3BucketName"), updated.At("LogFileValidationEnabled"), updated.Json.TryGetProperty("S3KeyPrefix", out _)));
        Assert.EndsWith(":trails", updated.At("SnsTopicARN"), StringComparison.Ordinal);
        (await account.TrailAsync("UpdateTrail", new { Name = "other" }))
            .Refused("TrailNotFoundException", $"Unknown trail: {account.TrailArn("other")} for the user: {account.Id}");
    }

    [Fact]
    public async Task MultiRegionTrail_IsSeenEverywhere_AndChangedAtHomeOnly()
    {
        var account = sim.NewAccount();
        await account.MustTrailAsync("CreateTrail", new { Name = "everywhere", S3BucketName = TrailCalls.Bucket, IsMultiRegionTrail = true });
        await account.NewTrailAsync("here");
        var arn = account.TrailArn("everywhere");
        var abroad = account.In("eu-west-1");

        Assert.Equal(["everywhere"], (await abroad.MustTrailAsync("DescribeTrails")).Each("trailList", "Name"));
        Assert.Empty((await abroad.MustTrailAsync("DescribeTrails", new { includeShadowTrails = false })).Each("trailList", "Name"));
        Assert.Equal(["everywhere", "here"], (await abroad.MustTrailAsync("ListTrails")).Each("Trails", "Name"));
        Assert.Equal("us-east-1", (await abroad.MustTrailAsync("GetTrail", new { Name = arn })).At("Trail", "HomeRegion"));
        (await abroad.TrailAsync("GetTrail", new { Name = "everywhere" }))
            .Refused("TrailNotFoundException", $"Unknown trail: {account.TrailArn("everywhere", "eu-west-1")} for the user: {account.Id}");
        Assert.Equal("InvalidHomeRegionException", await abroad.CodeAsync("StopLogging", new { Name = arn }));
        Assert.Equal("InvalidHomeRegionException", await abroad.CodeAsync("DeleteTrail", new { Name = arn }));
        Assert.Equal("CloudTrailARNInvalidException", await account.CodeAsync("GetTrail", new { Name = "arn:aws:iam::1:user/x" }));
    }

    [Fact]
    public async Task Logging_StartsAndStops_AndStatusTells()
    {
        var account = sim.NewAccount();
        await account.NewTrailAsync();
        Assert.Equal(
            "{\"IsLogging\":false,\"LatestDeliveryAttemptTime\":\"\",\"LatestNotificationAttemptTime\":\"\",\"LatestNotificationAttemptSucceeded\":\"\","
            + "\"LatestDeliveryAttemptSucceeded\":\"\",\"TimeLoggingStarted\":\"\",\"TimeLoggingStopped\":\"\"}",
            (await account.MustTrailAsync("GetTrailStatus", new { Name = "management" })).Text);

        Assert.Equal("", (await account.MustTrailAsync("StartLogging", new { Name = "management" })).Text);
        var started = await account.MustTrailAsync("GetTrailStatus", new { Name = "management" });
        await account.MustTrailAsync("StopLogging", new { Name = "management" });
        var stopped = await account.MustTrailAsync("GetTrailStatus", new { Name = "management" });

        Assert.Equal(("True", "", "False"), (started.At("IsLogging"), started.At("TimeLoggingStopped"), stopped.At("IsLogging")));
        Assert.True(started.Json.GetProperty("StartLoggingTime").GetDecimal() <= stopped.Json.GetProperty("StopLoggingTime").GetDecimal());
        Assert.Matches("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z$", stopped.At("TimeLoggingStopped"));
    }

    [Fact]
    public async Task DeleteTrail_OfOneThatLogs_TakesItAway()
    {
        var account = sim.NewAccount();
        await account.NewTrailAsync();
        await account.MustTrailAsync("StartLogging", new { Name = "management" });

        await account.MustTrailAsync("DeleteTrail", new { Name = "management" });

        Assert.Equal("TrailNotFoundException", await account.CodeAsync("GetTrailStatus", new { Name = "management" }));
        Assert.Empty((await account.MustTrailAsync("DescribeTrails", new { trailNameList = new[] { "management" } })).Each("trailList", "Name"));
    }

    [Fact]
    public async Task Insights_AreKept_AndRefusedWhereTheyAreOff()
    {
        var account = sim.NewAccount();
        var arn = await account.NewTrailAsync();
        Assert.Equal("InsightNotEnabledException", await account.CodeAsync("GetInsightSelectors", new { TrailName = "management" }));

        var selectors = new[] { new { InsightType = "ApiCallRateInsight" } };
        await account.MustTrailAsync("PutInsightSelectors", new { TrailName = "management", InsightSelectors = selectors });

        Assert.Equal(
            $"{{\"TrailARN\":\"{arn}\",\"InsightSelectors\":[{{\"InsightType\":\"ApiCallRateInsight\"}}]}}",
            (await account.MustTrailAsync("GetInsightSelectors", new { TrailName = "management" })).Text);
        Assert.Equal("True", (await account.MustTrailAsync("GetTrail", new { Name = "management" })).At("Trail", "HasInsightSelectors"));
        Assert.Equal(
            "InvalidInsightSelectorsException",
            await account.CodeAsync("PutInsightSelectors", new { TrailName = "management", InsightSelectors = selectors.Concat(selectors) }));
        Assert.Equal("InvalidParameterCombinationException", await account.CodeAsync("GetInsightSelectors", new { }));
    }

    [Fact]
    public async Task Trails_OverRest_AreTheSame()
    {
        var account = sim.NewAccount();

        var made = await account.RestAsync("POST", "/cloudtrail/trails", new { name = "management", s3BucketName = TrailCalls.Bucket });
        Assert.Equal((201, "/api/v1/cloudtrail/trails/management"), (made.Status, made.Location));
        Assert.Equal(204, (await account.RestAsync("POST", "/cloudtrail/trails/management/start")).Status);
        Assert.True((await account.RestAsync("GET", "/cloudtrail/trails/management/status")).Json.GetProperty("isLogging").GetBoolean());
        Assert.Equal(204, (await account.RestAsync("POST", "/cloudtrail/trails/management/stop")).Status);
        var changed = await account.RestAsync("PATCH", "/cloudtrail/trails/management", new { s3KeyPrefix = "logs" });
        Assert.Equal("logs", changed.Json.GetProperty("s3KeyPrefix").GetString());
        var selectors = await account.RestAsync(
            "PUT", "/cloudtrail/trails/management/event-selectors", new { eventSelectors = new[] { new { readWriteType = "WriteOnly" } } });
        Assert.Equal((200, "WriteOnly"), (selectors.Status, selectors.Json.GetProperty("eventSelectors")[0].GetProperty("readWriteType").GetString()));
        Assert.Equal(204, (await account.RestAsync(
            "POST", "/cloudtrail/tags", new { resourceId = account.TrailArn(), tagsList = new[] { new { key = "team", value = "red" } } })).Status);
        var tags = await account.RestAsync("GET", $"/cloudtrail/tags?resourceIdList={Uri.EscapeDataString(account.TrailArn())}");
        Assert.Equal("red", tags.Json.GetProperty("resourceTagList")[0].GetProperty("tagsList")[0].GetProperty("value").GetString());
        Assert.Equal(200, (await account.RestAsync("GET", "/cloudtrail/public-keys")).Status);
        Assert.Equal(204, (await account.RestAsync("DELETE", "/cloudtrail/trails/management")).Status);
        Assert.Equal((400, "TrailNotFoundException"), ((await account.RestAsync("GET", "/cloudtrail/trails/management")).Status, (await account.RestAsync("GET", "/cloudtrail/trails/management")).Code));
    }
}
