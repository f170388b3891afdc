using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using IamSim.Tests.Support;

namespace IamSim.Tests.Iam.SamlProviders;

public sealed class SamlProviderTests(Sim sim)
{
    private const string Unreadable = "Could not parse metadata";

    private static readonly string Certificate = Base64(Certificates.SelfSigned("idp").Body);

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
    [InlineData("<a")]
    [InlineData("\uFEFF<?xml version='1.0'?><x/>")]
    [InlineData("<!DOCTYPE x [<!ENTITY e 'x'>]><x>&e;</x>")]
    [InlineData("<x/>")]
    [InlineData("<EntityDescriptor xmlns='urn:oasis:names:tc:SAML:2.0:metadata'/>")]
    [InlineData("<EntityDescriptor xmlns='urn:oasis:names:tc:SAML:2.0:metadata' entityID='x'/>")]
    [InlineData("<EntityDescriptor xmlns='urn:oasis:names:tc:SAML:2.0:metadata' entityID='x'><IDPSSODescriptor/></EntityDescriptor>")]
    public async Task CreateSAMLProvider_OfMetadataThatIsNone_InvalidInput(string metadata)
    {
        var account = sim.NewAccount();

        var answer = await TryAsync(account, "Okta", metadata + "<!--" + new string(' ', 1000) + "-->");

        answer.Refused(400, "InvalidInput", Unreadable);
        Assert.Empty((await account.MustAsync("ListSAMLProviders")).Members("SAMLProviderList"));
    }

    [Fact]
    public async Task CreateSAMLProvider_OfBadDateOrNoName_InvalidInput()
    {
        var account = sim.NewAccount();

        (await TryAsync(account, "Okta", Metadata(until: "tomorrow"))).Refused(400, "InvalidInput", Unreadable);
        (await TryAsync(account, "Okta", Wrapped(Entity("")))).Refused(400, "InvalidInput", Unreadable);
    }

    [Fact]
    public async Task CreateSAMLProvider_OfACertificateThatIamDoesNotTake_InvalidInput()
    {
        var account = sim.NewAccount();

        (await TryAsync(account, "Okta", Metadata(certificate: "AAAA"))).Refused(400, "InvalidInput", Unreadable);
        (await TryAsync(account, "Okta", Metadata(certificate: RsaCertificate(512)))).Refused(400, "InvalidInput", Unreadable);
        (await TryAsync(account, "Okta", Metadata(certificate: CertificateWithARepeatedExtension()))).Refused(400, "InvalidInput", Unreadable);
        (await TryAsync(account, "Okta", Wrapped(Entity("https://idp.example.com", [Key("signing", Certificate), Key("encryption", "AAAA")]))))
            .Refused(400, "InvalidInput", Unreadable);
        await CreateAsync(account, "Okta", Metadata(certificate: RsaCertificate(1024)));
    }

    [Fact]
    public async Task CreateSAMLProvider_OfAnExpiredCertificate_TakesIt()
    {
        var expired = Certificates.SelfSigned(from: DateTimeOffset.UtcNow.AddDays(-9), until: DateTimeOffset.UtcNow.AddDays(-1));

        await CreateAsync(sim.NewAccount(), "Okta", Metadata(certificate: Base64(expired.Body)));
    }

    [Fact]
    public async Task CreateSAMLProvider_OfAFederation_TakesTenIdentityProviders()
    {
        const string Service = "<md:EntityDescriptor entityID='https://service.example.com'><md:SPSSODescriptor/></md:EntityDescriptor>";
        var account = sim.NewAccount();
        string Federation(int providers) => Wrapped(
            Service + string.Concat(Enumerable.Range(0, providers).Select(i => Entity($"https://idp{i}.example.com", until: $"20{40 - i}-01-01T00:00:00Z"))));

        var made = await CreateAsync(account, "Ten", Federation(10));
        var shown = await account.MustAsync("GetSAMLProvider", ("SAMLProviderArn", made.Value("SAMLProviderArn")!));

        Assert.Equal("2031-01-01T00:00:00Z", shown.Value("ValidUntil"));
        (await TryAsync(account, "Eleven", Federation(11)))
            .Refused(409, "LimitExceeded", "Cannot exceed quota for IdentityProvidersPerSAMLProvider: 10");
        (await TryAsync(account, "None", Wrapped(Service))).Refused(400, "InvalidInput", Unreadable);
    }

    [Fact]
    public async Task CreateSAMLProvider_OfElevenSigningKeys_LimitExceeded()
    {
        var account = sim.NewAccount();
        string Keys(int signing) => Wrapped(
            Entity("https://idp.example.com", [.. Enumerable.Repeat(Key("signing", Certificate), signing), Key("encryption", Certificate)]));

        await CreateAsync(account, "Ten", Keys(10));

        (await TryAsync(account, "Eleven", Keys(11))).Refused(409, "LimitExceeded", "Cannot exceed quota for KeysPerSAMLProvider: 10");
    }

    [Fact]
    public async Task Tags_OfAnAnswer_AreSortedByKey()
    {
        var account = sim.NewAccount();

        var made = await CreateAsync(
            account,
            "Okta",
            Metadata(),
            ("Tags.member.1.Key", "team"),
            ("Tags.member.1.Value", "1"),
            ("Tags.member.2.Key", "cost"),
            ("Tags.member.2.Value", "2"));
        var shown = await account.MustAsync("GetSAMLProvider", ("SAMLProviderArn", made.Value("SAMLProviderArn")!));

        Assert.Equal(["cost", "team"], made.Values("Tags", "Key"));
        Assert.Equal(["cost", "team"], shown.Values("Tags", "Key"));
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
            .Refused(400, "InvalidInput", Unreadable);
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

    /// <summary>An entity as it stands in an EntitiesDescriptor; with one key that signs, where none are given.</summary>
    private static string Entity(string id, string[] keys, string? until = null) => $"""
        <md:EntityDescriptor entityID="{id}"{(until is null ? "" : $" validUntil=\"{until}\"")}>
          <md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">{string.Concat(keys)}</md:IDPSSODescriptor>
        </md:EntityDescriptor>
        """;

    private static string Entity(string id, string? until = null) => Entity(id, [Key("signing", Certificate)], until);

    private static string Key(string use, string certificate) =>
        $"<md:KeyDescriptor use='{use}'><ds:KeyInfo><ds:X509Data><ds:X509Certificate>{certificate}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>";

    private static string Wrapped(string entities) =>
        $"<md:EntitiesDescriptor xmlns:md='urn:oasis:names:tc:SAML:2.0:metadata' xmlns:ds='http://www.w3.org/2000/09/xmldsig#'>{entities}</md:EntitiesDescriptor>"
        + $"<!-- {new string('.', 900)} -->";

    private static string Base64(string pem) => string.Concat(pem.Split('\n').Where(l => !l.StartsWith('-')));

    private static string RsaCertificate(int bits)
    {
        using var key = RSA.Create(bits);
        using var made = new CertificateRequest("CN=idp", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(30));
        return Convert.ToBase64String(made.RawData);
    }

    /// <summary>.NET makes no such certificate: one extension of two is renamed in what it made, which breaks the signature and nothing else.</summary>
    private static string CertificateWithARepeatedExtension()
    {
        var (first, second) = (new Oid("1.3.6.1.4.1.99999.1"), new Oid("1.3.6.1.4.1.99999.2"));
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=idp", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509Extension(first, [5, 0], false));
        request.CertificateExtensions.Add(new X509Extension(second, [5, 0], false));
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(30));
        byte[] Encoded(Oid oid)
        {
            var writer = new AsnWriter(AsnEncodingRules.DER);
            writer.WriteObjectIdentifier(oid.Value!);
            return writer.Encode();
        }

        var der = made.RawData;
        Encoded(first).CopyTo(der.AsSpan(der.AsSpan().IndexOf(Encoded(second))));
        return Convert.ToBase64String(der);
    }

    private static Task<WireAnswer> TryAsync(TestAccount account, string name, string metadata, params (string, string)[] rest) =>
        account.CallAsync("CreateSAMLProvider", [("Name", name), ("SAMLMetadataDocument", metadata), .. rest]);

    private static async Task<WireAnswer> CreateAsync(TestAccount account, string name, string metadata, params (string, string)[] rest)
    {
        var answer = await TryAsync(account, name, metadata, rest);
        Assert.True(answer.Status == 200, $"{answer.Code}: {answer.Message}");
        return answer;
    }
}
