using System.Security.Cryptography;
using IamSim.Tests.Support;

namespace IamSim.Tests.Iam.SamlProviders;

public sealed class SamlProviderTests(Sim sim)
{
    private static readonly string Certificate = string.Concat(Certificates.SelfSigned("idp").Body.Split('\n').Where(l => !l.StartsWith('-')));

    [Fact]
    public async Task CreateSAMLProvider_ShowsWhatItsMetadataSays()
    {
        var account = sim.NewAccount();

        var made = await CreateAsync(account, "Okta", Metadata(until: "2031-05-06T07:08:09Z"), ("Tags.member.1.Key", "k"), ("Tags.member.1.Value", "v"));
        var shown = await account.MustAsync("GetSAMLProvider", ("SAMLProviderArn", made.Value("SAMLProviderArn")!));
        var listed = await account.MustAsync("ListSAMLProviders");

        Assert.Equal(account.Arn("saml-provider/Okta"), made.Value("SAMLProviderArn"));
        Assert.Equal(["k"], made.Values("Tags", "Key"));
        Assert.Equal("2031-05-06T07:08:09Z", shown.Value("ValidUntil"));
        Assert.Equal(Metadata(until: "2031-05-06T07:08:09Z"), shown.Value("SAMLMetadataDocument"));
        Assert.Matches("^[A-Z0-9]{32}$", shown.Value("SAMLProviderUUID"));
        Assert.Null(shown.Element("AssertionEncryptionMode"));
        Assert.Null(shown.Element("PrivateKeyList"));
        Assert.Equal(
            ["Arn", "ValidUntil", "CreateDate"], Assert.Single(listed.Members("SAMLProviderList")).Elements().Select(e => e.Name.LocalName));
    }

    [Fact]
    public async Task MetadataWithoutAnEnd_IsValidForAHundredYears()
    {
        var account = sim.NewAccount();
        var made = await CreateAsync(account, "Okta", Metadata());

        var shown = await account.MustAsync("GetSAMLProvider", ("SAMLProviderArn", made.Value("SAMLProviderArn")!));

        Assert.Equal(int.Parse(shown.Value("CreateDate")![..4]) + 100, int.Parse(shown.Value("ValidUntil")![..4]));
    }

    [Theory]
    [InlineData("<a", "Could not parse metadata: ")]
    [InlineData("<!DOCTYPE x [<!ENTITY e 'x'>]><x>&e;</x>", "Could not parse metadata: For security reasons DTD is prohibited")]
    [InlineData("<x/>", "Could not parse metadata: it must describe one entity, by an EntityDescriptor.")]
    [InlineData("<EntityDescriptor xmlns='urn:oasis:names:tc:SAML:2.0:metadata'/>", "Could not parse metadata: the EntityDescriptor has no entityID.")]
    [InlineData("<EntityDescriptor xmlns='urn:oasis:names:tc:SAML:2.0:metadata' entityID='x'/>", "Could not parse metadata: the entity has no IDPSSODescriptor")]
    [InlineData(
        "<EntityDescriptor xmlns='urn:oasis:names:tc:SAML:2.0:metadata' entityID='x'><IDPSSODescriptor/></EntityDescriptor>",
        "Could not parse metadata: the identity provider has no certificate that signs.")]
    public async Task CreateSAMLProvider_OfMetadataThatIsNone_InvalidInput(string metadata, string message)
    {
        var account = sim.NewAccount();

        var answer = await account.CallAsync(
            "CreateSAMLProvider", ("Name", "Okta"), ("SAMLMetadataDocument", metadata + "<!--" + new string(' ', 1000) + "-->"));

        Assert.Equal((400, "InvalidInput"), (answer.Status, answer.Code));
        Assert.StartsWith(message, answer.Message, StringComparison.Ordinal);
        Assert.Empty((await account.MustAsync("ListSAMLProviders")).Members("SAMLProviderList"));
    }

    [Fact]
    public async Task CreateSAMLProvider_OfBadDateOrCertificate_InvalidInput()
    {
        var account = sim.NewAccount();

        (await TryAsync(account, "Okta", Metadata(until: "tomorrow"))).Refused(400, "InvalidInput", "Could not parse metadata: validUntil is no date.");
        (await TryAsync(account, "Okta", Metadata(certificate: "AAAA")))
            .Refused(400, "InvalidInput", "Could not parse metadata: an X509Certificate is no certificate.");
    }

    [Fact]
    public async Task CreateSAMLProvider_OfATakenName_EntityAlreadyExists()
    {
        var account = sim.NewAccount();
        await CreateAsync(account, "Okta", Metadata());

        (await TryAsync(account, "OKTA", Metadata())).Refused(409, "EntityAlreadyExists", "SAML Provider with name OKTA already exists.");
    }

    [Fact]
    public async Task PrivateKeys_AreRotatedAndNeverShown()
    {
        var account = sim.NewAccount();
        var first = NewKey();
        var arn = (await CreateAsync(account, "Okta", Metadata(), ("AssertionEncryptionMode", "Required"), ("AddPrivateKey", first)))
            .Value("SAMLProviderArn")!;

        async Task<WireAnswer> UpdateAsync(params (string, string)[] rest) =>
            await account.CallAsync("UpdateSAMLProvider", [("SAMLProviderArn", arn), .. rest]);
        async Task<IReadOnlyList<string?>> KeysAsync() =>
            (await account.MustAsync("GetSAMLProvider", ("SAMLProviderArn", arn))).Values("PrivateKeyList", "KeyId");

        var old = Assert.Single(await KeysAsync())!;
        Assert.Equal(arn, (await UpdateAsync(("AddPrivateKey", NewKey()))).Value("SAMLProviderArn"));
        (await UpdateAsync(("AddPrivateKey", NewKey()))).Refused(409, "LimitExceeded", "Cannot exceed quota for PrivateKeysPerSAMLProvider: 2");
        Assert.Equal(200, (await UpdateAsync(("RemovePrivateKey", old))).Status);
        (await UpdateAsync(("RemovePrivateKey", old))).Refused(404, "NoSuchEntity", $"The private key with id {old} cannot be found.");
        var last = Assert.Single(await KeysAsync())!;
        (await UpdateAsync(("RemovePrivateKey", last)))
            .Refused(400, "InvalidInput", "Assertion encryption can be Required only while the provider has a private key.");
        (await UpdateAsync(("AddPrivateKey", "none")))
            .Refused(400, "InvalidInput", "Could not parse the private key: it must be an RSA key in PEM format and not be encrypted.");
        Assert.Equal(200, (await UpdateAsync(("AssertionEncryptionMode", "Allowed"), ("RemovePrivateKey", last))).Status);
        var events = string.Concat((await account.EventsAsync()).Select(e => e.GetRawText()));
        Assert.DoesNotContain(first.Split('\n')[2], events, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UpdateSAMLProvider_ReplacesTheMetadata()
    {
        var account = sim.NewAccount();
        var arn = (await CreateAsync(account, "Okta", Metadata())).Value("SAMLProviderArn")!;

        await account.MustAsync("UpdateSAMLProvider", ("SAMLProviderArn", arn), ("SAMLMetadataDocument", Metadata(until: "2032-01-01T00:00:00Z")));
        (await account.CallAsync("UpdateSAMLProvider", ("SAMLProviderArn", arn), ("SAMLMetadataDocument", new string('x', 1000))))
            .Refused(400, "InvalidInput", "Could not parse metadata: Data at the root level is invalid. Line 1, position 1.");
        var shown = await account.MustAsync("GetSAMLProvider", ("SAMLProviderArn", arn));

        Assert.Equal("2032-01-01T00:00:00Z", shown.Value("ValidUntil"));
    }

    [Theory]
    [InlineData("GetSAMLProvider")]
    [InlineData("UpdateSAMLProvider")]
    [InlineData("DeleteSAMLProvider")]
    [InlineData("ListSAMLProviderTags")]
    [InlineData("TagSAMLProvider", "Tags.member.1.Key", "k", "Tags.member.1.Value", "v")]
    [InlineData("UntagSAMLProvider", "TagKeys.member.1", "k")]
    public async Task EachOperation_OnWhatIsNoProvider_IsRefused(string operation, params string[] parameters)
    {
        var account = sim.NewAccount();
        var others = (await CreateAsync(sim.NewAccount(), "Okta", Metadata())).Value("SAMLProviderArn")!;
        var rest = parameters.Chunk(2).Select(p => (p[0], p[1])).ToArray();

        foreach (var arn in new[] { others, account.Arn("saml-provider/ghost") })
        {
            (await account.CallAsync(operation, [("SAMLProviderArn", arn), .. rest])).Refused(404, "NoSuchEntity", $"Manifest not found for arn {arn}");
        }

        var role = account.Arn("role/Some");
        (await account.CallAsync(operation, [("SAMLProviderArn", role), .. rest]))
            .Refused(400, "InvalidInput", $"ARN {role} is not the ARN of a SAML provider.");
    }

    [Fact]
    public async Task Tags_AreAddedListedAndRemoved_AndTheProviderDeleted()
    {
        var account = sim.NewAccount();
        var arn = (await CreateAsync(account, "Okta", Metadata())).Value("SAMLProviderArn")!;
        await account.MustAsync(
            "TagSAMLProvider",
            ("SAMLProviderArn", arn),
            ("Tags.member.1.Key", "Team"),
            ("Tags.member.1.Value", "1"),
            ("Tags.member.2.Key", "team"),
            ("Tags.member.2.Value", "2"));

        Assert.Equal(["Team", "team"], await account.AllAsync("ListSAMLProviderTags", "Tags", "Key", 1, ("SAMLProviderArn", arn)));
        await account.MustAsync("UntagSAMLProvider", ("SAMLProviderArn", arn), ("TagKeys.member.1", "Team"));
        Assert.Equal(["team"], await account.AllAsync("ListSAMLProviderTags", "Tags", "Key", 1, ("SAMLProviderArn", arn)));
        await account.MustAsync("DeleteSAMLProvider", ("SAMLProviderArn", arn));
        Assert.Empty((await account.MustAsync("ListSAMLProviders")).Members("SAMLProviderList"));
    }

    [Fact]
    public async Task Rest_CreatesShowsChangesAndDeletes()
    {
        var account = sim.NewAccount();

        var made = await account.RestAsync("POST", "/saml-providers", new { name = "Okta", sAMLMetadataDocument = Metadata() });
        var path = "/saml-providers/" + account.Arn("saml-provider%2FOkta");
        var changed = await account.RestAsync("PATCH", path, new { addPrivateKey = NewKey() });
        var shown = await account.RestAsync("GET", path);
        var deleted = await account.RestAsync("DELETE", path);

        Assert.Equal((201, 200, 204), (made.Status, changed.Status, deleted.Status));
        Assert.Equal(1, shown.Json.GetProperty("privateKeyList").GetArrayLength());
    }

    internal static string NewKey()
    {
        using var key = RSA.Create(2048);
        return key.ExportPkcs8PrivateKeyPem();
    }

    internal static string Metadata(string? until = null, string? certificate = null) => $"""
        <?xml version="1.0"?>
        <md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://idp.example.com"{(until is null ? "" : $" validUntil=\"{until}\"")}>
          <md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
            <md:KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data>
              <ds:X509Certificate>{certificate ?? Certificate}</ds:X509Certificate>
            </ds:X509Data></ds:KeyInfo></md:KeyDescriptor>
            <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://idp.example.com/sso"/>
          </md:IDPSSODescriptor>
        </md:EntityDescriptor>
        <!-- {new string('.', 600)} -->
        """;

    private static Task<WireAnswer> TryAsync(TestAccount account, string name, string metadata, params (string, string)[] rest) =>
        account.CallAsync("CreateSAMLProvider", [("Name", name), ("SAMLMetadataDocument", metadata), .. rest]);

    private static async Task<WireAnswer> CreateAsync(TestAccount account, string name, string metadata, params (string, string)[] rest)
    {
        var answer = await TryAsync(account, name, metadata, rest);
        Assert.True(answer.Status == 200, $"{answer.Code}: {answer.Message}");
        return answer;
    }
}
