using IamSim.Tests.Support;
using static IamSim.Tests.S3.S3Clients;

namespace IamSim.Tests.S3;

public sealed class BucketTests(Sim sim)
{
    [Fact]
    public async Task CreateBucket_New_IsPrivateEncryptedAndWithoutAcls()
    {
        var (_, s3, bucket) = await sim.NewBucketAsync();

        Assert.Equal("AES256", (await s3.GetAsync($"/{bucket}?encryption")).Must().Value("SSEAlgorithm"));
        var block = (await s3.GetAsync($"/{bucket}?publicAccessBlock")).Must();
        Assert.All(["BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets"], setting => Assert.Equal("true", block.Value(setting)));
        Assert.Equal("BucketOwnerEnforced", (await s3.GetAsync($"/{bucket}?ownershipControls")).Must().Value("ObjectOwnership"));
        Assert.Equal(string.Empty, (await s3.GetAsync($"/{bucket}?location")).Must().Value("LocationConstraint"));
        Assert.Equal("us-east-1", (await s3.HeadAsync($"/{bucket}")).Must().Header("x-amz-bucket-region"));
        (await s3.GetAsync($"/{bucket}?policy")).Refused(404, "NoSuchBucketPolicy", "The bucket policy does not exist");
        (await s3.GetAsync($"/{bucket}?tagging")).Refused(404, "NoSuchTagSet", "The TagSet does not exist");
    }

    [Theory]
    [InlineData("ab")]
    [InlineData("Upper")]
    [InlineData("under_score")]
    [InlineData("-begins")]
    [InlineData("two..dots")]
    [InlineData("192.168.5.4")]
    [InlineData("xn--name")]
    [InlineData("name-s3alias")]
    public async Task CreateBucket_NameAgainstTheRules_InvalidBucketName(string name) =>
        (await sim.S3(sim.NewAccount()).PutAsync($"/{name}", [])).Refused(400, "InvalidBucketName", "The specified bucket is not valid.");

    [Fact]
    public async Task CreateBucket_NameOfAnother_AlreadyExists()
    {
        var (_, _, bucket) = await sim.NewBucketAsync();

        (await sim.S3(sim.NewAccount()).PutAsync($"/{bucket}", [])).Refused(409, "BucketAlreadyExists");
    }

    [Fact]
    public async Task CreateBucket_OwnName_IsAnErrorEverywhereButInTheOldestRegion()
    {
        var (account, s3, bucket) = await sim.NewBucketAsync();
        (await s3.PutAsync($"/{bucket}", [])).Must();

        var (elsewhere, name) = (sim.S3(account, "eu-west-1"), NewBucketName());
        var body = "<CreateBucketConfiguration><LocationConstraint>eu-west-1</LocationConstraint></CreateBucketConfiguration>";
        (await elsewhere.PutAsync($"/{name}", body)).Must();
        (await elsewhere.PutAsync($"/{name}", body)).Refused(
            409, "BucketAlreadyOwnedByYou", "Your previous request to create the named bucket succeeded and you already own it.");
        Assert.Equal("eu-west-1", (await elsewhere.GetAsync($"/{name}?location")).Must().Value("LocationConstraint"));
    }

    [Fact]
    public async Task CreateBucket_WrongConstraint_IsRefusedInTheWordsOfTheRegion()
    {
        var account = sim.NewAccount();
        var body = "<CreateBucketConfiguration><LocationConstraint>us-east-1</LocationConstraint></CreateBucketConfiguration>";

        (await sim.S3(account).PutAsync($"/{NewBucketName()}", body)).Refused(400, "InvalidLocationConstraint", "The specified location-constraint is not valid");
        (await sim.S3(account, "eu-west-1").PutAsync($"/{NewBucketName()}", [])).Refused(
            400,
            "IllegalLocationConstraintException",
            "The unspecified location constraint is incompatible for the region specific endpoint this request was sent to.");
    }

    [Fact]
    public async Task DeleteBucket_WithObjects_NotEmpty_AndGoneOnceEmpty()
    {
        var (_, s3, bucket) = await sim.NewBucketAsync();
        (await s3.PutAsync($"/{bucket}/a", "x")).Must();

        (await s3.DeleteAsync($"/{bucket}")).Refused(409, "BucketNotEmpty", "The bucket you tried to delete is not empty");

        (await s3.DeleteAsync($"/{bucket}/a")).Must(204);
        (await s3.DeleteAsync($"/{bucket}")).Must(204);
        (await s3.GetAsync($"/{bucket}?list-type=2")).Refused(404, "NoSuchBucket", "The specified bucket does not exist");
        Assert.Equal(404, (await s3.HeadAsync($"/{bucket}")).Status);
    }

    [Fact]
    public async Task ExpectedBucketOwner_Another_AccessDenied()
    {
        var (account, s3, bucket) = await sim.NewBucketAsync();

        (await s3.GetAsync($"/{bucket}?list-type=2", ("x-amz-expected-bucket-owner", account.Id))).Must();
        (await s3.GetAsync($"/{bucket}?list-type=2", ("x-amz-expected-bucket-owner", "111122223333"))).Refused(403, "AccessDenied", "Access Denied");
    }

    [Fact]
    public async Task ListBuckets_PagesAndPrefix()
    {
        var account = sim.NewAccount();
        var (s3, stem) = (sim.S3(account), NewBucketName()[..20]);
        foreach (var name in (string[])["-a", "-b", "-c"])
        {
            (await s3.PutAsync($"/{stem}{name}", [])).Must();
        }

        Assert.Equal([stem + "-a", stem + "-b", stem + "-c"], (await s3.GetAsync("/")).Must().Values("Name"));
        var first = (await s3.GetAsync($"/?max-buckets=2&prefix={stem}")).Must();
        Assert.Equal([stem + "-a", stem + "-b"], first.Values("Name"));
        var rest = (await s3.GetAsync($"/?prefix={stem}&max-buckets=2&continuation-token={first.Value("ContinuationToken")}")).Must();
        Assert.Equal([stem + "-c"], rest.Values("Name"));
        Assert.Null(rest.Value("ContinuationToken"));
    }

    [Fact]
    public async Task Tagging_PutGetDelete_AndWhatIsNoTag()
    {
        var (_, s3, bucket) = await sim.NewBucketAsync();
        (await s3.PutAsync($"/{bucket}?tagging", "<Tagging><TagSet><Tag><Key>team</Key><Value>vision</Value></Tag></TagSet></Tagging>")).Must();
        Assert.Equal("vision", (await s3.GetAsync($"/{bucket}?tagging")).Must().Value("Value"));

        (await s3.PutAsync($"/{bucket}?tagging", "<Tagging><TagSet><Tag><Key>aws:x</Key><Value>1</Value></Tag></TagSet></Tagging>")).Refused(400, "InvalidTag");
        (await s3.DeleteAsync($"/{bucket}?tagging")).Must(204);
        (await s3.GetAsync($"/{bucket}?tagging")).Refused(404, "NoSuchTagSet");
    }

    [Fact]
    public async Task Encryption_KmsByDefault_IsShownAndTakenBack()
    {
        var (_, s3, bucket) = await sim.NewBucketAsync();
        (await s3.PutAsync(
            $"/{bucket}?encryption",
            "<ServerSideEncryptionConfiguration><Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>aws:kms</SSEAlgorithm><KMSMasterKeyID>alias/data</KMSMasterKeyID>"
            + "</ApplyServerSideEncryptionByDefault><BucketKeyEnabled>true</BucketKeyEnabled></Rule></ServerSideEncryptionConfiguration>")).Must();
        var shown = (await s3.GetAsync($"/{bucket}?encryption")).Must();
        Assert.Equal(("aws:kms", "alias/data", "true"), (shown.Value("SSEAlgorithm"), shown.Value("KMSMasterKeyID"), shown.Value("BucketKeyEnabled")));

        (await s3.DeleteAsync($"/{bucket}?encryption")).Must(204);
        Assert.Equal("AES256", (await s3.GetAsync($"/{bucket}?encryption")).Must().Value("SSEAlgorithm"));
    }

    [Fact]
    public async Task PublicAccessBlock_Deleted_IsNotFound()
    {
        var (_, s3, bucket) = await sim.NewBucketAsync();
        await s3.UnblockAsync(bucket);

        (await s3.GetAsync($"/{bucket}?publicAccessBlock")).Refused(
            404, "NoSuchPublicAccessBlockConfiguration", "The public access block configuration was not found");
    }
}
