using System.Text.Json;
using IamSim.CloudTrail.Selectors;
using IamSim.Contracts.CloudTrail;
using IamSim.Tests.Support;

namespace IamSim.Tests.Wire.S3;

/// <summary>What is done with an object is a data event, as S3's records have it; CloudTrail's event history has none of them.</summary>
public sealed class S3DataEventTests(Sim sim)
{
    [Fact]
    public async Task Object_Put_IsADataEvent_WithObjectAndBucket()
    {
        var (account, bucket) = await NewBucketAsync();

        var put = await sim.S3Async(account.Id, "PUT", $"/{bucket}/a/b", new ByteArrayContent([1, 2, 3]), ("x-amz-storage-class", "STANDARD"), ("x-amz-meta-owner", "alice"));

        Assert.Equal(200, put.Status);
        var happened = (await account.EventsAsync())[0];
        Assert.Equal(("PutObject", "Data", false), (Text(happened, "eventName"), Text(happened, "eventCategory"), happened.GetProperty("managementEvent").GetBoolean()));
        var parameters = happened.GetProperty("requestParameters");
        Assert.Equal(
            (bucket, "a/b", "STANDARD", false),
            (Text(parameters, "bucketName"), Text(parameters, "key"), Text(parameters, "x-amz-storage-class"), parameters.TryGetProperty("x-amz-meta-owner", out _)));
        var resources = happened.GetProperty("resources").EnumerateArray().ToList();
        Assert.Equal(
            [("AWS::S3::Object", $"arn:aws:s3:::{bucket}/a/b", null), ("AWS::S3::Bucket", $"arn:aws:s3:::{bucket}", account.Id)],
            resources.Select(r => (Text(r, "type"), Text(r, "ARN"), Text(r, "accountId"))));
        var additional = happened.GetProperty("additionalEventData");
        Assert.Equal(
            ("SigV4", "AuthHeader", 3, 0),
            (Text(additional, "SignatureVersion"), Text(additional, "AuthenticationMethod"), additional.GetProperty("bytesTransferredIn").GetInt32(), additional.GetProperty("bytesTransferredOut").GetInt32()));
        Assert.Equal(put.Headers.GetValues("x-amz-id-2").Single(), Text(additional, "x-amz-id-2"));
    }

    [Fact]
    public async Task Object_Got_CountsWhatIsAnswered_AndItsRefusalToo()
    {
        var (account, bucket) = await NewBucketAsync();
        await sim.S3Async(account.Id, "PUT", $"/{bucket}/a", new ByteArrayContent(new byte[1234]));

        await sim.S3Async(account.Id, "GET", $"/{bucket}/a");
        var missing = await sim.S3Async(account.Id, "GET", $"/{bucket}/b");

        var events = await account.EventsAsync();
        Assert.Equal(1234, events[1].GetProperty("additionalEventData").GetProperty("bytesTransferredOut").GetInt32());
        Assert.Equal("NoSuchKey", Text(events[0], "errorCode"));
        Assert.Equal(missing.Text.Length, events[0].GetProperty("additionalEventData").GetProperty("bytesTransferredOut").GetInt32());
    }

    [Fact]
    public async Task Objects_Listed_HaveWhatTheirArnsBeginWith()
    {
        var (account, bucket) = await NewBucketAsync();

        await sim.S3Async(account.Id, "GET", $"/{bucket}?list-type=2&prefix=a/");

        var happened = (await account.EventsAsync())[0];
        var parameters = happened.GetProperty("requestParameters");
        Assert.Equal(("2", "a/"), (Text(parameters, "list-type"), Text(parameters, "prefix")));
        Assert.Equal($"arn:aws:s3:::{bucket}/", Text(happened.GetProperty("resources")[0], "ARNPrefix"));
    }

    [Fact]
    public async Task EventHistory_HasTheBucket_AndNoObject()
    {
        var (account, bucket) = await NewBucketAsync();
        await sim.S3Async(account.Id, "PUT", $"/{bucket}/a", new ByteArrayContent([1]));

        var answer = await account.JsonAsync("com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.LookupEvents");

        var names = answer.Json.GetProperty("Events").EnumerateArray().Select(e => Text(e, "EventName")).ToList();
        Assert.Contains("CreateBucket", names);
        Assert.DoesNotContain("PutObject", names);
    }

    [Fact]
    public async Task Selectors_OfObjects_SeeThemAndThoseAlone()
    {
        var (account, bucket) = await NewBucketAsync();
        await sim.S3Async(account.Id, "PUT", $"/{bucket}/logs/a", new ByteArrayContent([1]));
        await sim.S3Async(account.Id, "GET", $"/{bucket}?list-type=2");
        var events = await account.EventsAsync();
        var (put, list, create) = (events.Single(Named("PutObject")), events.Single(Named("ListObjectsV2")), events.Single(Named("CreateBucket")));

        Assert.Equal((true, false, false), Seen(Basic($"arn:aws:s3:::{bucket}/logs/"), put, list, create));
        Assert.Equal((true, true, false), Seen(Basic($"arn:aws:s3:::{bucket}/"), put, list, create));
        Assert.Equal((true, true, false), Seen(Basic("arn:aws:s3"), put, list, create));
        Assert.Equal((false, false, false), Seen(Basic($"arn:aws:s3:::{bucket}-other/"), put, list, create));
        Assert.Equal((true, false, false), Seen(Advanced("resources.ARN", $"arn:aws:s3:::{bucket}/logs/"), put, list, create));
        Assert.Equal((true, true, false), Seen(Advanced("resources.ARN", $"arn:aws:s3:::{bucket}/"), put, list, create));
    }

    private static Func<JsonElement, bool> Named(string name) => e => Text(e, "eventName") == name;

    private static (bool Put, bool List, bool Create) Seen(StoredSelectors selectors, JsonElement put, JsonElement list, JsonElement create)
    {
        var selection = EventSelection.Of(selectors);
        return (selection.Matches(put), selection.Matches(list), selection.Matches(create));
    }

    private static StoredSelectors Basic(string value) => new(
        [new EventSelector { IncludeManagementEvents = false, ReadWriteType = ReadWriteType.All, DataResources = [new DataResource { Type = "AWS::S3::Object", Values = [value] }] }], null);

    private static StoredSelectors Advanced(string field, string start) => new(null,
    [
        new AdvancedEventSelector
        {
            FieldSelectors =
            [
                new AdvancedFieldSelector { Field = "eventCategory", EqualsValue = ["Data"] },
                new AdvancedFieldSelector { Field = "resources.type", EqualsValue = ["AWS::S3::Object"] },
                new AdvancedFieldSelector { Field = field, StartsWith = [start] },
            ],
        },
    ]);

    private async Task<(TestAccount Account, string Bucket)> NewBucketAsync()
    {
        var account = sim.NewAccount();
        var bucket = $"bucket-{account.Id}";
        Assert.Equal(200, (await sim.S3Async(account.Id, "PUT", $"/{bucket}")).Status);
        return (account, bucket);
    }

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;
}
