using IamSim.Tests.Iam.Policies;
using IamSim.Tests.Iam.Roles;
using IamSim.Tests.Iam.SamlProviders;
using IamSim.Tests.Support;

namespace IamSim.Tests.Iam.Tagging;

/// <summary>AWS's rules for tags, on everything that has tags.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html">IAM: Tags</see></remarks>
public sealed class TaggingTests(Sim sim)
{
    private static readonly MadeCertificate Certificate = Certificates.SelfSigned();

    /// <summary>The nouns of the operations, each with how one is made and what the other operations know it by.</summary>
    private static readonly Dictionary<string, Tagged> Resources = new()
    {
        ["User"] = new("CreateUser", [("UserName", "one")], "UserName", "User/UserName"),
        ["Role"] = new("CreateRole", [("RoleName", "one"), ("AssumeRolePolicyDocument", Trust.Ec2)], "RoleName", "Role/RoleName"),
        ["Policy"] = new("CreatePolicy", [("PolicyName", "one"), ("PolicyDocument", Documents.Read)], "PolicyArn", "Policy/Arn"),
        ["InstanceProfile"] = new(
            "CreateInstanceProfile", [("InstanceProfileName", "one")], "InstanceProfileName", "InstanceProfile/InstanceProfileName"),
        ["MFADevice"] = new("CreateVirtualMFADevice", [("VirtualMFADeviceName", "one")], "SerialNumber", "VirtualMFADevice/SerialNumber"),
        ["SAMLProvider"] = new(
            "CreateSAMLProvider", [("Name", "one"), ("SAMLMetadataDocument", SamlProviderTests.Metadata())], "SAMLProviderArn", "SAMLProviderArn"),
        ["OpenIDConnectProvider"] = new(
            "CreateOpenIDConnectProvider", [("Url", "https://one.example.com")], "OpenIDConnectProviderArn", "OpenIDConnectProviderArn"),
        ["ServerCertificate"] = new(
            "UploadServerCertificate",
            [("ServerCertificateName", "one"), ("CertificateBody", Certificate.Body), ("PrivateKey", Certificate.Key)],
            "ServerCertificateName",
            "ServerCertificateMetadata/ServerCertificateName"),
    };

    public static TheoryData<string> All => [.. Resources.Keys];

    public static TheoryData<string> WithoutCase => ["User", "Role"];

    public static TheoryData<string> WithCase => [.. Resources.Keys.Except(["User", "Role"])];

    /// <summary>"The returned list of tags is sorted by tag key", says the reference of three of them; of the others nothing.</summary>
    [Theory]
    [InlineData("User", "b2 C3 a1")]
    [InlineData("Role", "b2 C3 a1")]
    [InlineData("Policy", "b2 C3 a1")]
    [InlineData("InstanceProfile", "b2 C3 a1")]
    [InlineData("MFADevice", "b2 C3 a1")]
    [InlineData("SAMLProvider", "C3 a1 b2")]
    [InlineData("OpenIDConnectProvider", "C3 a1 b2")]
    [InlineData("ServerCertificate", "C3 a1 b2")]
    public async Task Create_WithTags_ShowsThem(string noun, string shown)
    {
        var made = await CreateAsync(sim.NewAccount(), noun, ("b", "2"), ("C", "3"), ("a", "1"));

        Assert.Equal(shown, Shown(made));
    }

    [Theory]
    [InlineData("SAMLProvider")]
    [InlineData("OpenIDConnectProvider")]
    public async Task Get_OfProvider_ShowsTagsByKey(string noun)
    {
        var one = await NewAsync(noun, ("b", "2"), ("C", "3"), ("a", "1"));

        Assert.Equal("C3 a1 b2", Shown(await one.Account.MustAsync($"Get{noun}", one.Known)));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Create_WithoutTags_HasNoTagsElement(string noun)
    {
        var made = await CreateAsync(sim.NewAccount(), noun);

        Assert.DoesNotContain("Tags", made.Xml!.Descendants().Select(e => e.Name.LocalName));
    }

    [Theory]
    [MemberData(nameof(WithoutCase))]
    public async Task Keys_OfUsersAndRoles_IgnoreCase(string noun)
    {
        var one = await NewAsync(noun, ("Team", "ml"));

        (await one.TagAsync(("dept", "a"), ("DEPT", "b")))
            .Refused(400, "InvalidInput", "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
        await MustAsync(one.TagAsync(("TEAM", "ops")));
        Assert.Equal(["TEAM=ops"], await one.ListAsync());
        await MustAsync(one.UntagAsync("team"));
        Assert.Empty(await one.ListAsync());
    }

    [Theory]
    [MemberData(nameof(WithCase))]
    public async Task Keys_OfAllOthers_HaveCase(string noun)
    {
        var one = await NewAsync(noun, ("Team", "ml"), ("team", "nlp"));

        (await one.TagAsync(("dept", "a"), ("dept", "b"))).Refused(400, "InvalidInput", "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
        await MustAsync(one.TagAsync(("TEAM", "ops"), ("team", "vision")));
        Assert.Equal(["TEAM=ops", "Team=ml", "team=vision"], await one.ListAsync());
        await MustAsync(one.UntagAsync("team"));
        Assert.Equal(["TEAM=ops", "Team=ml"], await one.ListAsync());
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Tag_WithThePrefixOfAws_InvalidInput(string noun)
    {
        const string Refusal = "aws: prefixed tag key names are not allowed for external use.";
        var one = await NewAsync(noun);

        (await one.TagAsync(("k", "v"), ("aws:team", "v"))).Refused(400, "InvalidInput", Refusal);
        (await one.TagAsync(("AWS:team", "v"))).Refused(400, "InvalidInput", Refusal);
        (await one.TagAsync(("k", "aws:v"))).Refused(400, "InvalidInput", Refusal);
        await MustAsync(one.TagAsync(("aws", "my aws:v"), ("my:aws:", "v")));
        Assert.Equal(["aws=my aws:v", "my:aws:=v"], await one.ListAsync());
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Tag_OverFifty_LimitExceeded(string noun)
    {
        var one = await NewAsync(noun, [.. Enumerable.Range(0, 49).Select(i => ($"k{i:00}", "v"))]);

        await MustAsync(one.TagAsync(("k00", "changed"), ("k49", "v")));
        (await one.TagAsync(("k50", "v"))).Refused(409, "LimitExceeded", "The number of tags has reached the maximum limit: 50.");
        Assert.Equal(50, (await one.ListAsync()).Count);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Create_WithFiftyOneTags_ValidationErrorAndNothingIsMade(string noun)
    {
        var account = sim.NewAccount();

        var answer = await TryCreateAsync(account, noun, [.. Enumerable.Range(0, 51).Select(i => ($"k{i:00}", "v"))]);

        Assert.Equal((400, "ValidationError"), (answer.Status, answer.Code));
        Assert.EndsWith("at 'tags' failed to satisfy constraint: Member must have length less than or equal to 50", answer.Message, StringComparison.Ordinal);
        await CreateAsync(account, noun);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Tag_OfTheLongestKeyAndValue_IsTaken_LongerIsNot(string noun)
    {
        var one = await NewAsync(noun);
        var (key, value) = (new string('ä', 128), new string('é', 256));

        await MustAsync(one.TagAsync((key, value), ("_.:/=+-@ 1", string.Empty)));
        Assert.Equal(["_.:/=+-@ 1=", $"{key}={value}"], await one.ListAsync());
        foreach (var (tag, constraint) in new[]
        {
            ((Key: key + "ä", Value: "v"), "'tags.1.member.key' failed to satisfy constraint: Member must have length less than or equal to 128"),
            ((Key: "k", Value: value + "é"), "'tags.1.member.value' failed to satisfy constraint: Member must have length less than or equal to 256"),
            ((Key: string.Empty, Value: "v"), "'tags.1.member.key' failed to satisfy constraint: Member must have length greater than or equal to 1"),
            ((Key: "k#", Value: "v"), "'tags.1.member.key' failed to satisfy constraint: Member must satisfy regular expression pattern: "),
            ((Key: "k", Value: "v#"), "'tags.1.member.value' failed to satisfy constraint: Member must satisfy regular expression pattern: "),
        })
        {
            var answer = await one.TagAsync(tag);
            Assert.Equal((400, "ValidationError"), (answer.Status, answer.Code));
            Assert.Contains(constraint, answer.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Untag_KeysThatAreNotThere_IsNoError(string noun)
    {
        var one = await NewAsync(noun, ("k", "v"));

        await MustAsync(one.UntagAsync("other"));

        Assert.Equal(["k=v"], await one.ListAsync());
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task ListTags_InPages_ShowsEachOnceByKey(string noun)
    {
        var one = await NewAsync(noun, ("b", "2"), ("a", "1"), ("d", "4"), ("c", "3"), ("e", "5"));

        Assert.Equal(["a", "b", "c", "d", "e"], await one.Account.AllAsync($"List{noun}Tags", "Tags", "Key", 2, one.Known));
    }

    private static string Shown(WireAnswer answer) =>
        string.Join(' ', answer.Xml!.Descendants().Single(e => e.Name.LocalName == "Tags").Elements().Select(e => e.Value));

    private static async Task MustAsync(Task<WireAnswer> call)
    {
        var answer = await call;
        Assert.True(answer.Status == 200, $"{answer.Code}: {answer.Message}");
    }

    private static Task<WireAnswer> TryCreateAsync(TestAccount account, string noun, params (string Key, string Value)[] tags) =>
        account.CallAsync(Resources[noun].Create, [.. Resources[noun].Made, .. Parameters(tags)]);

    private static async Task<WireAnswer> CreateAsync(TestAccount account, string noun, params (string Key, string Value)[] tags)
    {
        var made = await TryCreateAsync(account, noun, tags);
        Assert.True(made.Status == 200, $"{made.Code}: {made.Message}");
        return made;
    }

    private async Task<One> NewAsync(string noun, params (string Key, string Value)[] tags)
    {
        var account = sim.NewAccount();
        var made = await CreateAsync(account, noun, tags);
        return new One(account, noun, (Resources[noun].KnownBy, made.Value(Resources[noun].Shown)!));
    }

    private static IEnumerable<(string, string)> Parameters((string Key, string Value)[] tags) =>
        tags.SelectMany((t, i) => new[] { ($"Tags.member.{i + 1}.Key", t.Key), ($"Tags.member.{i + 1}.Value", t.Value) });

    /// <summary>Something that can be tagged.</summary>
    /// <param name="Create">The operation that makes one.</param>
    /// <param name="Made">Its parameters.</param>
    /// <param name="KnownBy">The parameter of the other operations that names it.</param>
    /// <param name="Shown">Where the answer shows that name.</param>
    private sealed record Tagged(string Create, (string, string)[] Made, string KnownBy, string Shown);

    /// <summary>One that was made.</summary>
    private sealed record One(TestAccount Account, string Noun, (string Name, string Value) Known)
    {
        public Task<WireAnswer> TagAsync(params (string Key, string Value)[] tags) => Account.CallAsync($"Tag{Noun}", [Known, .. Parameters(tags)]);

        public Task<WireAnswer> UntagAsync(string key) => Account.CallAsync($"Untag{Noun}", Known, ("TagKeys.member.1", key));

        public async Task<IReadOnlyList<string>> ListAsync()
        {
            var answer = await Account.MustAsync($"List{Noun}Tags", Known);
            return [.. answer.Values("Tags", "Key").Zip(answer.Values("Tags", "Value"), (key, value) => $"{key}={value}")];
        }
    }
}
