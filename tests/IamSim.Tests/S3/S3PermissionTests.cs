using IamSim.Tests.Support;
using static IamSim.Tests.S3.S3Clients;

namespace IamSim.Tests.S3;

public sealed class S3PermissionTests(Sim sim)
{
    [Fact]
    public async Task GetObject_Denied_SaysWhoWhatAndWhy()
    {
        var (account, s3, bucket) = await sim.NewBucketAsync();
        (await s3.PutAsync($"/{bucket}/a", "x")).Must();
        var bob = await sim.S3OfAsync(account, "bob");

        (await bob.GetAsync($"/{bucket}/a")).Refused(
            403,
            "AccessDenied",
            $"User: {account.Arn("user/bob")} is not authorized to perform: s3:GetObject on resource: \"arn:aws:s3:::{bucket}/a\" "
            + "because no identity-based policy allows the s3:GetObject action");
        (await sim.Anonymous().GetAsync($"/{bucket}/a")).Refused(403, "AccessDenied", "Access Denied");
    }

    [Fact]
    public async Task GetObject_MissingKey_404OnlyForWhoMayList()
    {
        var (account, _, bucket) = await sim.NewBucketAsync();
        var blind = await sim.S3OfAsync(account, "blind", Allow("s3:GetObject", $"arn:aws:s3:::{bucket}/*"));
        var seeing = await sim.S3OfAsync(
            account, "seeing", Allow("s3:GetObject", $"arn:aws:s3:::{bucket}/*"), Allow("s3:ListBucket", $"arn:aws:s3:::{bucket}"));

        var refused = await blind.GetAsync($"/{bucket}/none");
        refused.Refused(403, "AccessDenied");
        Assert.Contains($"s3:ListBucket on resource: \"arn:aws:s3:::{bucket}\"", refused.Message, StringComparison.Ordinal);
        Assert.Equal(403, (await blind.HeadAsync($"/{bucket}/none")).Status);
        (await seeing.GetAsync($"/{bucket}/none")).Refused(404, "NoSuchKey", "The specified key does not exist.");
        Assert.Equal(404, (await seeing.HeadAsync($"/{bucket}/none")).Status);
    }

    [Fact]
    public async Task Operations_AreDecidedByTheirActions()
    {
        var (account, s3, bucket) = await sim.NewBucketAsync();
        (await s3.PutAsync($"/{bucket}/a", "x")).Must();
        string own = $"arn:aws:s3:::{bucket}", all = own + "/*";
        (string Action, string Resource, Func<S3Client, Task<S3Answer>> Call)[] cases =
        [
            ("s3:GetObject", all, c => c.HeadAsync($"/{bucket}/a")),
            ("s3:ListBucket", own, c => c.GetAsync($"/{bucket}?list-type=2")),
            ("s3:ListBucket", own, c => c.HeadAsync($"/{bucket}")),
            ("s3:ListAllMyBuckets", "*", c => c.GetAsync("/")),
            ("s3:PutObject", all, c => c.PutAsync($"/{bucket}/b", "x")),
            ("s3:PutObject", all, c => c.SendAsync("POST", $"/{bucket}/b?uploads", [])),
            ("s3:DeleteObject", all, c => c.DeleteAsync($"/{bucket}/b")),
            ("s3:GetObjectTagging", all, c => c.GetAsync($"/{bucket}/a?tagging")),
            ("s3:PutObjectTagging", all, c => c.PutAsync($"/{bucket}/a?tagging", "<Tagging><TagSet></TagSet></Tagging>")),
            ("s3:GetBucketLocation", own, c => c.GetAsync($"/{bucket}?location")),
            ("s3:GetEncryptionConfiguration", own, c => c.GetAsync($"/{bucket}?encryption")),
            ("s3:PutEncryptionConfiguration", own, c => c.DeleteAsync($"/{bucket}?encryption")),
            ("s3:GetBucketPublicAccessBlock", own, c => c.GetAsync($"/{bucket}?publicAccessBlock")),
            ("s3:PutBucketPublicAccessBlock", own, c => c.DeleteAsync($"/{bucket}?publicAccessBlock")),
            ("s3:GetBucketOwnershipControls", own, c => c.GetAsync($"/{bucket}?ownershipControls")),
            ("s3:PutBucketTagging", own, c => c.DeleteAsync($"/{bucket}?tagging")),
            ("s3:DeleteBucketPolicy", own, c => c.DeleteAsync($"/{bucket}?policy")),
        ];
        for (var at = 0; at < cases.Length; at++)
        {
            var (action, resource, call) = cases[at];
            var may = await call(await sim.S3OfAsync(account, $"may{at}", Allow(action, resource)));
            Assert.True(may.Status < 300, $"{action}: {may.Status} {may.Text}");
            var not = await call(await sim.S3OfAsync(account, $"not{at}", $$"""{"Effect":"Allow","NotAction":"{{action}}","Resource":"*"}"""));
            Assert.True(not.Status == 403, $"without {action}: {not.Status} {not.Text}");
        }
    }

    [Fact]
    public async Task PutObject_WithTags_NeedsTheTaggingToo_AndTellsThem()
    {
        var (account, _, bucket) = await sim.NewBucketAsync();
        var all = $"arn:aws:s3:::{bucket}/*";
        var plain = await sim.S3OfAsync(account, "plain", Allow("s3:PutObject", all));
        var tagger = await sim.S3OfAsync(
            account, "tagger", Allow("s3:PutObject", all), Allow("s3:PutObjectTagging", all, ""","Condition":{"StringEquals":{"s3:RequestObjectTag/team":"vision"}}"""));

        (await plain.PutAsync($"/{bucket}/a", "x")).Must();
        (await plain.PutAsync($"/{bucket}/a", "x", ("x-amz-tagging", "team=vision"))).Refused(403, "AccessDenied");
        (await tagger.PutAsync($"/{bucket}/a", "x", ("x-amz-tagging", "team=vision"))).Must();
        (await tagger.PutAsync($"/{bucket}/a", "x", ("x-amz-tagging", "team=other"))).Refused(403, "AccessDenied");
    }

    [Fact]
    public async Task ConditionKeys_OfLists_ObjectsAndEncryption_Decide()
    {
        var (account, s3, bucket) = await sim.NewBucketAsync();
        (await s3.PutAsync($"/{bucket}/a", "x", ("x-amz-tagging", "class=open"))).Must();
        (await s3.PutAsync($"/{bucket}/b", "x", ("x-amz-tagging", "class=secret"))).Must();
        string own = $"arn:aws:s3:::{bucket}", all = own + "/*";
        var alice = await sim.S3OfAsync(
            account,
            "alice",
            Allow("s3:ListBucket", own, ""","Condition":{"StringLike":{"s3:prefix":"home/*"},"NumericLessThanEquals":{"s3:max-keys":"10"}}"""),
            Allow("s3:GetObject", all, ""","Condition":{"StringEquals":{"s3:ExistingObjectTag/class":"open"}}"""),
            Allow("s3:PutObject", all, ""","Condition":{"StringEquals":{"s3:x-amz-server-side-encryption":"AES256"}}"""));

        (await alice.GetAsync($"/{bucket}?list-type=2&prefix=home/x&max-keys=10")).Must();
        (await alice.GetAsync($"/{bucket}?list-type=2&prefix=home/x&max-keys=11")).Refused(403, "AccessDenied");
        (await alice.GetAsync($"/{bucket}?list-type=2&prefix=other&max-keys=1")).Refused(403, "AccessDenied");
        (await alice.GetAsync($"/{bucket}/a")).Must();
        (await alice.GetAsync($"/{bucket}/b")).Refused(403, "AccessDenied");
        (await alice.PutAsync($"/{bucket}/c", "x")).Refused(403, "AccessDenied");
        (await alice.PutAsync($"/{bucket}/c", "x", ("x-amz-server-side-encryption", "AES256"))).Must();
    }

    [Fact]
    public async Task DeleteObjects_DecidesEachKey()
    {
        var (account, s3, bucket) = await sim.NewBucketAsync();
        (await s3.PutAsync($"/{bucket}/mine/a", "x")).Must();
        (await s3.PutAsync($"/{bucket}/theirs/b", "x")).Must();
        var alice = await sim.S3OfAsync(account, "alice", Allow("s3:DeleteObject", $"arn:aws:s3:::{bucket}/mine/*"));

        var answer = (await alice.PostAsync($"/{bucket}?delete", "<Delete><Object><Key>mine/a</Key></Object><Object><Key>theirs/b</Key></Object></Delete>")).Must();

        Assert.Equal("AccessDenied", answer.Value("Code"));
        Assert.Equal(["mine/a", "theirs/b"], answer.Values("Key").Order(StringComparer.Ordinal));
        (await s3.GetAsync($"/{bucket}/mine/a")).Refused(404, "NoSuchKey");
        (await s3.GetAsync($"/{bucket}/theirs/b")).Must();
    }

    [Fact]
    public async Task OtherAccount_NeedsBucketPolicyAndItsOwn()
    {
        var (_, owner, bucket) = await sim.NewBucketAsync();
        (await owner.PutAsync($"/{bucket}/a", "x")).Must();
        var other = sim.NewAccount();
        var may = await sim.S3OfAsync(other, "may", Allow("s3:GetObject", "*"));
        var not = await sim.S3OfAsync(other, "not");

        (await may.GetAsync($"/{bucket}/a")).Refused(403, "AccessDenied", "Access Denied");
        (await owner.PutAsync($"/{bucket}?policy", Policy(Allow($$"""{"AWS":"{{other.Id}}"}""", "s3:GetObject", $"arn:aws:s3:::{bucket}/*", string.Empty)))).Must();
        (await may.GetAsync($"/{bucket}/a")).Must();
        (await not.GetAsync($"/{bucket}/a")).Refused(403, "AccessDenied", "Access Denied");
        Assert.Equal("false", (await owner.GetAsync($"/{bucket}?policyStatus")).Must().Value("IsPublic"));
    }

    [Fact]
    public async Task PublicPolicy_IsBlocked_Restricted_OrLetsAnyoneIn()
    {
        var (account, s3, bucket) = await sim.NewBucketAsync();
        (await s3.PutAsync($"/{bucket}/a", "open")).Must();
        var policy = Policy(Allow("\"*\"", "s3:GetObject", $"arn:aws:s3:::{bucket}/*", string.Empty));

        (await s3.PutAsync($"/{bucket}?policy", policy)).Refused(
            403,
            "AccessDenied",
            $"User: {account.Arn("root")} is not authorized to perform: s3:PutBucketPolicy on resource: \"arn:aws:s3:::{bucket}\" "
            + "because public policies are blocked by the BlockPublicPolicy block public access setting.");

        await s3.UnblockAsync(bucket);
        (await s3.PutAsync($"/{bucket}?policy", policy)).Must();
        Assert.Equal("true", (await s3.GetAsync($"/{bucket}?policyStatus")).Must().Value("IsPublic"));
        Assert.Equal("open", (await sim.Anonymous().GetAsync($"/{bucket}/a")).Must().Text);
        var stranger = await sim.S3OfAsync(sim.NewAccount(), "stranger", Allow("s3:*", "*"));
        (await stranger.GetAsync($"/{bucket}/a")).Must();

        (await s3.PutAsync(
            $"/{bucket}?publicAccessBlock", "<PublicAccessBlockConfiguration><RestrictPublicBuckets>true</RestrictPublicBuckets></PublicAccessBlockConfiguration>")).Must();
        (await sim.Anonymous().GetAsync($"/{bucket}/a")).Refused(403, "AccessDenied", "Access Denied");
        (await stranger.GetAsync($"/{bucket}/a")).Refused(403, "AccessDenied", "Access Denied");
        (await s3.GetAsync($"/{bucket}/a")).Must();
        (await (await sim.S3OfAsync(account, "own")).GetAsync($"/{bucket}/a")).Must();
    }

    [Fact]
    public async Task BucketPolicy_DenyWithoutTls_BindsTheOwnersRoot_WhoCanStillUnlockIt()
    {
        var (_, s3, bucket) = await sim.NewBucketAsync();
        (await s3.PutAsync(
            $"/{bucket}?policy",
            """
            {"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["arn:aws:s3:::BUCKET","arn:aws:s3:::BUCKET/*"],
            "Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}
            """.Replace("BUCKET", bucket, StringComparison.Ordinal))).Must();

        (await s3.PutAsync($"/{bucket}/a", "x")).Refused(403, "AccessDenied");
        (await s3.DeleteAsync($"/{bucket}?policy")).Must(204);
        (await s3.PutAsync($"/{bucket}/a", "x")).Must();
    }

    [Theory]
    [InlineData("not json", "Policies must be valid JSON and the first byte must be '{'")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::BUCKET/*"}]}""", "Missing required field Principal")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::other/*"}]}""", "Policy has invalid resource")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"s3:GetObject","Resource":"*"}]}""", "Policy has invalid resource")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::BUCKET"}]}""", "Action does not apply to any resource(s) in statement")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"s3:NoSuch","Resource":"arn:aws:s3:::BUCKET"}]}""", "Policy has invalid action")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"nobody"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::BUCKET/*"}]}""", "Invalid principal in policy")]
    public async Task PutBucketPolicy_Malformed_InS3sWords(string policy, string message)
    {
        var (_, s3, bucket) = await sim.NewBucketAsync();

        (await s3.PutAsync($"/{bucket}?policy", policy.Replace("BUCKET", bucket, StringComparison.Ordinal))).Refused(400, "MalformedPolicy", message);
    }

    [Fact]
    public async Task PutBucketPolicy_PrincipalThatIsNotThere_AndTooLarge()
    {
        var (account, s3, bucket) = await sim.NewBucketAsync();

        (await s3.PutAsync($"/{bucket}?policy", Policy(Allow($$"""{"AWS":"{{account.Arn("user/ghost")}}"}""", "s3:GetObject", $"arn:aws:s3:::{bucket}/*", string.Empty))))
            .Refused(400, "MalformedPolicy", "Invalid principal in policy");
        (await s3.PutAsync($"/{bucket}?policy", "{" + new string(' ', 21_000) + "}")).Refused(400, "PolicyTooLarge");
    }
}
