using System.Security.Cryptography;
using IamSim.Tests.Support;

namespace IamSim.Tests.Iam.ServerCertificates;

public sealed class ServerCertificateTests(Sim sim)
{
    private const string Unreadable = "Unable to parse certificate. Please ensure the certificate is in PEM format.";
    private const string UnreadableKey = "Unable to parse private key. Please ensure the private key is in PEM format and is not encrypted.";

    [Fact]
    public async Task UploadServerCertificate_ShowsWhatTheCertificateSays()
    {
        var account = sim.NewAccount();
        var made = Certificates.SelfSigned();

        var answer = await UploadAsync(
            account,
            "web",
            made,
            ("Path", "/cloudfront/"),
            ("Tags.member.1.Key", "team"),
            ("Tags.member.1.Value", "ml"),
            ("Tags.member.2.Key", "cost"),
            ("Tags.member.2.Value", "7"));
        var shown = await account.MustAsync("GetServerCertificate", ("ServerCertificateName", "WEB"));

        Assert.Equal(
            ["Path", "ServerCertificateName", "ServerCertificateId", "Arn", "UploadDate", "Expiration"],
            answer.Element("ServerCertificateMetadata")!.Elements().Select(e => e.Name.LocalName));
        Assert.Equal(account.Arn("server-certificate/cloudfront/web"), answer.Value("ServerCertificateMetadata/Arn"));
        Assert.Matches("^ASCA[A-Z2-7]{17}$", answer.Value("ServerCertificateMetadata/ServerCertificateId"));
        Assert.Equal(made.Expires.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssZ"), answer.Value("ServerCertificateMetadata/Expiration"));
        Assert.Equal(["cost", "team"], answer.Values("Tags", "Key"));
        Assert.Equal(made.Body, shown.Value("ServerCertificate/CertificateBody"));
        Assert.Null(shown.Element("ServerCertificate/CertificateChain"));
        Assert.Equal(["7", "ml"], shown.Values("ServerCertificate/Tags", "Value").Order());
    }

    [Fact]
    public async Task PrivateKey_IsInNoAnswerAndNoEvent()
    {
        var account = sim.NewAccount();
        var made = Certificates.SelfSigned();

        var answer = await UploadAsync(account, "web", made);
        var shown = await account.MustAsync("GetServerCertificate", ("ServerCertificateName", "web"));
        var events = await account.EventsAsync("?eventName=UploadServerCertificate");

        var secret = made.Key.Split('\n')[1];
        Assert.DoesNotContain(secret, answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, shown.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, Assert.Single(events).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task UploadServerCertificate_WithAPrivateKeyAmongTheCertificates_IsRefusedAndKeptNowhere()
    {
        var account = sim.NewAccount();
        var (server, intermediate, _) = Certificates.Chained();

        (await TryAsync(account, "web", server with { Body = $"{server.Body}\n{server.Key}" })).Refused(400, "MalformedCertificate", Unreadable);
        (await TryAsync(account, "web", server with { Body = server.Key, Key = server.Body })).Refused(400, "MalformedCertificate", Unreadable);
        (await TryAsync(account, "web", server, ("CertificateChain", $"{server.Key}\n{intermediate}")))
            .Refused(400, "MalformedCertificate", Unreadable);

        var secret = server.Key.Split('\n')[1];
        Assert.All(
            await account.EventsAsync("?eventName=UploadServerCertificate"),
            e => Assert.DoesNotContain(secret, e.GetRawText(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task UploadServerCertificate_WithThePublicKeyForThePrivate_MalformedCertificate()
    {
        var made = Certificates.SelfSigned();
        using var key = ECDsa.Create();
        key.ImportFromPem(made.Key);

        var answer = await TryAsync(sim.NewAccount(), "web", made with { Key = key.ExportSubjectPublicKeyInfoPem() });

        answer.Refused(400, "MalformedCertificate", UnreadableKey);
    }

    [Fact]
    public async Task UploadServerCertificate_WithRsaKeyOfAnyForm_Works()
    {
        var account = sim.NewAccount();
        using var key = RSA.Create(2048);
        var request = new System.Security.Cryptography.X509Certificates.CertificateRequest(
            "CN=ml.example.com", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(9));
        var body = certificate.ExportCertificatePem();

        await UploadAsync(account, "one", new(body, key.ExportRSAPrivateKeyPem(), default));
        await UploadAsync(account, "two", new(body, key.ExportPkcs8PrivateKeyPem(), default));

        var encrypted = key.ExportEncryptedPkcs8PrivateKeyPem("secret", new PbeParameters(PbeEncryptionAlgorithm.Aes128Cbc, HashAlgorithmName.SHA256, 1000));
        (await TryAsync(account, "three", new(body, encrypted, default))).Refused(400, "MalformedCertificate", UnreadableKey);
    }

    [Fact]
    public async Task UploadServerCertificate_WithChain_KeepsIt()
    {
        var account = sim.NewAccount();
        var (server, intermediate, root) = Certificates.Chained();

        await UploadAsync(account, "short", server, ("CertificateChain", intermediate));
        await UploadAsync(account, "long", server, ("CertificateChain", $"{intermediate}\n{root}"));
        var shown = await account.MustAsync("GetServerCertificate", ("ServerCertificateName", "long"));

        Assert.Equal($"{intermediate}\n{root}", shown.Value("ServerCertificate/CertificateChain"));
    }

    [Fact]
    public async Task UploadServerCertificate_WithChainThatDoesNotLeadUp_SaysWhere()
    {
        const string Broken =
            "Unable to validate certificate chain. The certificate chain must start with the immediate signing certificate, followed by any "
            + "intermediaries in order. The index within the chain of the invalid certificate is: ";
        var account = sim.NewAccount();
        var (server, intermediate, root) = Certificates.Chained();
        var stranger = Certificates.SelfSigned("intermediate").Body;

        Task<WireAnswer> WithAsync(string chain) => TryAsync(account, "web", server, ("CertificateChain", chain));

        (await WithAsync(root)).Refused(400, "MalformedCertificate", Broken + "-1");
        (await WithAsync($"{root}\n{intermediate}")).Refused(400, "MalformedCertificate", Broken + "-1");
        (await WithAsync(stranger)).Refused(400, "MalformedCertificate", Broken + "-1");
        (await WithAsync($"{intermediate}\n{stranger}")).Refused(400, "MalformedCertificate", Broken + "0");
        (await WithAsync("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----")).Refused(400, "MalformedCertificate", Unreadable);
        (await WithAsync("nothing")).Refused(400, "MalformedCertificate", Unreadable);
    }

    [Fact]
    public async Task UploadServerCertificate_OfWhatIsNone_IsRefused()
    {
        var account = sim.NewAccount();
        var made = Certificates.SelfSigned();
        var other = Certificates.SelfSigned();
        var future = Certificates.SelfSigned(from: DateTimeOffset.UtcNow.AddDays(1));
        var past = Certificates.SelfSigned(from: DateTimeOffset.UtcNow.AddDays(-9), until: DateTimeOffset.UtcNow.AddDays(-1));

        (await TryAsync(account, "web", made with { Body = "no certificate" })).Refused(400, "MalformedCertificate", Unreadable);
        (await TryAsync(account, "web", made with { Key = "no key" })).Refused(400, "MalformedCertificate", UnreadableKey);
        (await TryAsync(account, "web", made with { Key = other.Key }))
            .Refused(400, "KeyPairMismatch", "Public Key Certificate and Private Key doesn't match.");
        (await TryAsync(account, "web", future)).Refused(
            400, "MalformedCertificate", "Certificate is not yet valid. The 'Not Before' date restriction on the certificate has not passed.");
        (await TryAsync(account, "web", past)).Refused(
            400, "MalformedCertificate", "Certificate is no longer valid. The 'Not After' date restriction on the certificate has passed.");
        Assert.Empty((await account.MustAsync("ListServerCertificates")).Members("ServerCertificateMetadataList"));
    }

    [Fact]
    public async Task UploadServerCertificate_OfATakenName_EntityAlreadyExists()
    {
        var account = sim.NewAccount();
        await UploadAsync(account, "web", Certificates.SelfSigned());

        var answer = await TryAsync(account, "Web", Certificates.SelfSigned());

        answer.Refused(409, "EntityAlreadyExists", "The Server Certificate with name Web already exists.");
    }

    [Fact]
    public async Task UploadServerCertificate_PastTheQuota_LimitExceeded()
    {
        var account = sim.NewAccount();
        var made = Certificates.SelfSigned();
        for (var i = 0; i < 20; i++)
        {
            await UploadAsync(account, $"c{i}", made);
        }

        (await TryAsync(account, "c20", made)).Refused(409, "LimitExceeded", "Cannot exceed quota for ServerCertificatesPerAccount: 20");
        Assert.Equal("20", Summary(await account.MustAsync("GetAccountSummary"), "ServerCertificates"));
    }

    [Fact]
    public async Task ListServerCertificates_ByPathInPages_WithoutTags()
    {
        var account = sim.NewAccount();
        var made = Certificates.SelfSigned();
        foreach (var (name, path) in new[] { ("b", "/ml/"), ("A", "/ml/"), ("c", "/") })
        {
            await UploadAsync(account, name, made, ("Path", path), ("Tags.member.1.Key", "k"), ("Tags.member.1.Value", "v"));
        }

        var all = await account.AllAsync("ListServerCertificates", "ServerCertificateMetadataList", "ServerCertificateName", 2);
        var ml = await account.MustAsync("ListServerCertificates", ("PathPrefix", "/ml/"));

        Assert.Equal(["A", "b", "c"], all);
        Assert.Equal(["A", "b"], ml.Values("ServerCertificateMetadataList", "ServerCertificateName"));
        Assert.DoesNotContain("<Tags>", ml.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UpdateServerCertificate_ChangesNamePathAndArn()
    {
        var account = sim.NewAccount();
        await UploadAsync(account, "web", Certificates.SelfSigned());
        await UploadAsync(account, "other", Certificates.SelfSigned());

        await account.MustAsync(
            "UpdateServerCertificate", ("ServerCertificateName", "web"), ("NewServerCertificateName", "Prod"), ("NewPath", "/prod/"));
        var taken = await account.CallAsync(
            "UpdateServerCertificate", ("ServerCertificateName", "Prod"), ("NewServerCertificateName", "OTHER"));
        await account.MustAsync("UpdateServerCertificate", ("ServerCertificateName", "Prod"), ("NewServerCertificateName", "PROD"));
        var shown = await account.MustAsync("GetServerCertificate", ("ServerCertificateName", "prod"));

        taken.Refused(409, "EntityAlreadyExists", "The Server Certificate with name OTHER already exists.");
        Assert.Equal(account.Arn("server-certificate/prod/PROD"), shown.Value("ServerCertificate/ServerCertificateMetadata/Arn"));
    }

    [Theory]
    [InlineData("GetServerCertificate")]
    [InlineData("DeleteServerCertificate")]
    [InlineData("UpdateServerCertificate")]
    [InlineData("ListServerCertificateTags")]
    [InlineData("TagServerCertificate", "Tags.member.1.Key", "k", "Tags.member.1.Value", "v")]
    [InlineData("UntagServerCertificate", "TagKeys.member.1", "k")]
    public async Task EachOperation_OnAMissingCertificate_NoSuchEntity(string operation, params string[] parameters)
    {
        var answer = await sim.NewAccount().CallAsync(
            operation, [("ServerCertificateName", "ghost"), .. parameters.Chunk(2).Select(p => (p[0], p[1]))]);

        answer.Refused(404, "NoSuchEntity", "The Server Certificate with name ghost cannot be found.");
    }

    [Fact]
    public async Task Tags_AreAddedWithCaseListedAndRemoved()
    {
        var account = sim.NewAccount();
        await UploadAsync(account, "web", Certificates.SelfSigned());

        await account.MustAsync(
            "TagServerCertificate",
            ("ServerCertificateName", "web"),
            ("Tags.member.1.Key", "Team"),
            ("Tags.member.1.Value", "1"),
            ("Tags.member.2.Key", "team"),
            ("Tags.member.2.Value", "2"));
        Assert.Equal(["Team", "team"], await account.AllAsync("ListServerCertificateTags", "Tags", "Key", 1, ("ServerCertificateName", "web")));
        await account.MustAsync("UntagServerCertificate", ("ServerCertificateName", "web"), ("TagKeys.member.1", "Team"));
        Assert.Equal(["team"], await account.AllAsync("ListServerCertificateTags", "Tags", "Key", 1, ("ServerCertificateName", "web")));

        await account.MustAsync("DeleteServerCertificate", ("ServerCertificateName", "web"));
        Assert.Empty((await account.MustAsync("ListServerCertificates")).Members("ServerCertificateMetadataList"));
    }

    [Fact]
    public async Task Rest_UploadsShowsRenamesAndDeletes()
    {
        var account = sim.NewAccount();
        var made = Certificates.SelfSigned();

        var uploaded = await account.RestAsync(
            "POST", "/server-certificates", new { serverCertificateName = "web", certificateBody = made.Body, privateKey = made.Key });
        var renamed = await account.RestAsync("PATCH", "/server-certificates/web", new { newServerCertificateName = "prod" });
        var shown = await account.RestAsync("GET", "/server-certificates/prod");
        var deleted = await account.RestAsync("DELETE", "/server-certificates/prod");

        Assert.Equal((201, 204, 204), (uploaded.Status, renamed.Status, deleted.Status));
        Assert.Equal(made.Body, shown.Json.GetProperty("certificateBody").GetString());
        Assert.Equal(404, (await account.RestAsync("GET", "/server-certificates/prod")).Status);
    }

    private static string? Summary(WireAnswer answer, string key) =>
        answer.Members("SummaryMap").Single(e => e.Elements().First().Value == key).Elements().Last().Value;

    private static Task<WireAnswer> TryAsync(TestAccount account, string name, MadeCertificate made, params (string, string)[] rest) =>
        account.CallAsync(
            "UploadServerCertificate", [("ServerCertificateName", name), ("CertificateBody", made.Body), ("PrivateKey", made.Key), .. rest]);

    private static async Task<WireAnswer> UploadAsync(TestAccount account, string name, MadeCertificate made, params (string, string)[] rest)
    {
        var answer = await TryAsync(account, name, made, rest);
        Assert.True(answer.Status == 200, $"{answer.Code}: {answer.Message}");
        return answer;
    }
}
