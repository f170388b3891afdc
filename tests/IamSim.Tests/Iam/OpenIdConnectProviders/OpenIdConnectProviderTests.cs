using IamSim.Tests.Support;

namespace IamSim.Tests.Iam.OpenIdConnectProviders;

public sealed class OpenIdConnectProviderTests(Sim sim)
{
    private const string Url = "https://token.actions.githubusercontent.com/org";
    private const string Thumbprint = "6938fd4d98bab03faadb97b34396831e3780aea1";

    [Fact]
    public async Task CreateOpenIDConnectProvider_IsNamedByItsUrl()
    {
        var account = sim.NewAccount();

        var made = await account.MustAsync(
            "CreateOpenIDConnectProvider",
            ("Url", Url),
            ("ClientIDList.member.1", "sts.amazonaws.com"),
            ("ThumbprintList.member.1", Thumbprint),
            ("Tags.member.1.Key", "team"),
            ("Tags.member.1.Value", "1"),
            ("Tags.member.2.Key", "cost"),
            ("Tags.member.2.Value", "2"));
        var shown = await account.MustAsync("GetOpenIDConnectProvider", ("OpenIDConnectProviderArn", ArnOf(account)));
        var listed = await account.MustAsync("ListOpenIDConnectProviders");

        Assert.Equal(ArnOf(account), made.Value("OpenIDConnectProviderArn"));
        Assert.Equal(["cost", "team"], made.Values("Tags", "Key"));
        Assert.Equal(["cost", "team"], shown.Values("Tags", "Key"));
        Assert.Equal("token.actions.githubusercontent.com/org", shown.Value("Url"));
        Assert.Equal(["sts.amazonaws.com"], shown.Members("ClientIDList").Select(e => e.Value));
        Assert.Equal([Thumbprint], shown.Members("ThumbprintList").Select(e => e.Value));
        Assert.Equal([ArnOf(account)], listed.Values("OpenIDConnectProviderList", "Arn"));
        Assert.Equal(["Arn"], Assert.Single(listed.Members("OpenIDConnectProviderList")).Elements().Select(e => e.Name.LocalName));
    }

    [Theory]
    [InlineData("http://server.example.com")]
    [InlineData("https://")]
    [InlineData("https://server.example.com:8443")]
    [InlineData("https://server.example.com:443/path")]
    [InlineData("https://server.example.com/?a=b")]
    [InlineData("https://server.example.com#x")]
    [InlineData("https://user@server.example.com")]
    [InlineData("server.example.com")]
    public async Task CreateOpenIDConnectProvider_OfABadUrl_InvalidInput(string url)
    {
        var answer = await sim.NewAccount().CallAsync("CreateOpenIDConnectProvider", ("Url", url));

        answer.Refused(400, "InvalidInput", "Invalid Open ID Connect Provider URL: it must begin with https:// and have no port, query or fragment.");
    }

    [Fact]
    public async Task CreateOpenIDConnectProvider_OfAPathWithAColon_TakesIt()
    {
        var account = sim.NewAccount();

        var made = await account.MustAsync("CreateOpenIDConnectProvider", ("Url", "https://server.example.com/tenants/ml:train"));

        Assert.Equal(account.Arn("oidc-provider/server.example.com/tenants/ml:train"), made.Value("OpenIDConnectProviderArn"));
        await account.MustAsync("GetOpenIDConnectProvider", ("OpenIDConnectProviderArn", made.Value("OpenIDConnectProviderArn")!));
    }

    [Fact]
    public async Task CreateOpenIDConnectProvider_Twice_EntityAlreadyExists()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateOpenIDConnectProvider", ("Url", Url));

        (await account.CallAsync("CreateOpenIDConnectProvider", ("Url", Url)))
            .Refused(409, "EntityAlreadyExists", $"Provider with url {Url} already exists.");
        await sim.NewAccount().MustAsync("CreateOpenIDConnectProvider", ("Url", Url));
    }

    [Fact]
    public async Task Thumbprints_AreCheckedAndReplaced()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateOpenIDConnectProvider", ("Url", Url));

        Task<WireAnswer> UpdateAsync(params string[] thumbprints) => account.CallAsync(
            "UpdateOpenIDConnectProviderThumbprint",
            [("OpenIDConnectProviderArn", ArnOf(account)), .. thumbprints.Select((t, i) => ($"ThumbprintList.member.{i + 1}", t))]);

        Assert.Empty((await account.MustAsync("GetOpenIDConnectProvider", ("OpenIDConnectProviderArn", ArnOf(account)))).Members("ThumbprintList"));
        Assert.Equal(200, (await UpdateAsync(Thumbprint, new string('a', 40))).Status);
        (await UpdateAsync([.. Enumerable.Repeat(Thumbprint, 6)])).Refused(400, "InvalidInput", "Thumbprint list must contain fewer than 5 entries.");
        (await UpdateAsync(new string('z', 40)))
            .Refused(400, "InvalidInput", $"Thumbprint {new string('z', 40)} is not valid: it must be 40 hexadecimal digits.");
        Assert.Equal(
            [Thumbprint, new string('a', 40)],
            (await account.MustAsync("GetOpenIDConnectProvider", ("OpenIDConnectProviderArn", ArnOf(account))))
                .Members("ThumbprintList").Select(e => e.Value));
    }

    [Fact]
    public async Task ClientIds_ComeAndGoWithoutErrors_UpToTheQuota()
    {
        var account = sim.NewAccount();
        await account.MustAsync(
            "CreateOpenIDConnectProvider", [("Url", Url), .. Enumerable.Range(1, 99).Select(i => ($"ClientIDList.member.{i}", $"c{i}"))]);

        Task<WireAnswer> Change(string operation, string id) =>
            account.CallAsync(operation, ("OpenIDConnectProviderArn", ArnOf(account)), ("ClientID", id));

        Assert.Equal(200, (await Change("AddClientIDToOpenIDConnectProvider", "last")).Status);
        Assert.Equal(200, (await Change("AddClientIDToOpenIDConnectProvider", "last")).Status);
        (await Change("AddClientIDToOpenIDConnectProvider", "one more"))
            .Refused(409, "LimitExceeded", "Cannot exceed quota for ClientIdsPerOpenIdConnectProvider: 100");
        Assert.Equal(200, (await Change("RemoveClientIDFromOpenIDConnectProvider", "last")).Status);
        Assert.Equal(200, (await Change("RemoveClientIDFromOpenIDConnectProvider", "last")).Status);
        Assert.Equal(
            99, (await account.MustAsync("GetOpenIDConnectProvider", ("OpenIDConnectProviderArn", ArnOf(account)))).Members("ClientIDList").Count);
        (await account.CallAsync(
            "CreateOpenIDConnectProvider", ("Url", Url + "2"), ("ClientIDList.member.1", "a"), ("ClientIDList.member.2", "a")))
            .Refused(400, "InvalidInput", "Client ID a is given twice.");
    }

    [Theory]
    [InlineData("GetOpenIDConnectProvider")]
    [InlineData("UpdateOpenIDConnectProviderThumbprint", "ThumbprintList.member.1", Thumbprint)]
    [InlineData("AddClientIDToOpenIDConnectProvider", "ClientID", "a")]
    [InlineData("RemoveClientIDFromOpenIDConnectProvider", "ClientID", "a")]
    [InlineData("ListOpenIDConnectProviderTags")]
    [InlineData("TagOpenIDConnectProvider", "Tags.member.1.Key", "k", "Tags.member.1.Value", "v")]
    [InlineData("UntagOpenIDConnectProvider", "TagKeys.member.1", "k")]
    public async Task EachOperation_OnWhatIsNoProvider_IsRefused(string operation, params string[] parameters)
    {
        var account = sim.NewAccount();
        var rest = parameters.Chunk(2).Select(p => (p[0], p[1])).ToArray();

        (await account.CallAsync(operation, [("OpenIDConnectProviderArn", ArnOf(account)), .. rest]))
            .Refused(404, "NoSuchEntity", $"OpenIDConnect Provider not found for arn {ArnOf(account)}");
        (await account.CallAsync(operation, [("OpenIDConnectProviderArn", account.Arn("role/Some")), .. rest]))
            .Refused(400, "InvalidInput", $"ARN {account.Arn("role/Some")} is not the ARN of an OpenID Connect provider.");
    }

    [Fact]
    public async Task DeleteOpenIDConnectProvider_OfOneThatIsNot_IsNoError()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateOpenIDConnectProvider", ("Url", Url));

        await account.MustAsync("DeleteOpenIDConnectProvider", ("OpenIDConnectProviderArn", ArnOf(account)));
        await account.MustAsync("DeleteOpenIDConnectProvider", ("OpenIDConnectProviderArn", ArnOf(account)));

        Assert.Empty((await account.MustAsync("ListOpenIDConnectProviders")).Members("OpenIDConnectProviderList"));
        (await account.CallAsync("DeleteOpenIDConnectProvider", ("OpenIDConnectProviderArn", account.Arn("role/Some"))))
            .Refused(400, "InvalidInput", $"ARN {account.Arn("role/Some")} is not the ARN of an OpenID Connect provider.");
    }

    [Fact]
    public async Task Tags_AreAddedListedAndRemoved_AndProvidersCounted()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateOpenIDConnectProvider", ("Url", Url));
        await account.MustAsync(
            "TagOpenIDConnectProvider",
            ("OpenIDConnectProviderArn", ArnOf(account)),
            ("Tags.member.1.Key", "a"),
            ("Tags.member.1.Value", "1"),
            ("Tags.member.2.Key", "b"),
            ("Tags.member.2.Value", "2"));

        Assert.Equal(
            ["a", "b"], await account.AllAsync("ListOpenIDConnectProviderTags", "Tags", "Key", 1, ("OpenIDConnectProviderArn", ArnOf(account))));
        await account.MustAsync("UntagOpenIDConnectProvider", ("OpenIDConnectProviderArn", ArnOf(account)), ("TagKeys.member.1", "a"));
        Assert.Equal(
            ["b"], await account.AllAsync("ListOpenIDConnectProviderTags", "Tags", "Key", 1, ("OpenIDConnectProviderArn", ArnOf(account))));
        var summary = await account.MustAsync("GetAccountSummary");
        Assert.Equal("1", summary.Members("SummaryMap").Single(e => e.Elements().First().Value == "Providers").Elements().Last().Value);
    }

    [Fact]
    public async Task Rest_CreatesShowsChangesAndDeletes()
    {
        var account = sim.NewAccount();

        var made = await account.RestAsync("POST", "/oidc-providers", new { url = Url });
        var path = "/oidc-providers/" + ArnOf(account).Replace("/", "%2F", StringComparison.Ordinal);
        var added = await account.RestAsync("POST", path + "/client-ids", new { clientID = "a/b" });
        var replaced = await account.RestAsync("PUT", path + "/thumbprints", new { thumbprintList = new[] { Thumbprint } });
        var shown = await account.RestAsync("GET", path);
        var removed = await account.RestAsync("DELETE", path + "/client-ids/a%2Fb");
        var deleted = await account.RestAsync("DELETE", path);

        Assert.Equal((201, 204, 204, 204, 204), (made.Status, added.Status, replaced.Status, removed.Status, deleted.Status));
        Assert.Equal("a/b", shown.Json.GetProperty("clientIDList")[0].GetString());
        Assert.Equal(Thumbprint, shown.Json.GetProperty("thumbprintList")[0].GetString());
    }

    private static string ArnOf(TestAccount account) => account.Arn("oidc-provider/token.actions.githubusercontent.com/org");
}
