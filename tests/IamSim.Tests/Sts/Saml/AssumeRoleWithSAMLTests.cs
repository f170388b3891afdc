using System.Security.Cryptography;
using System.Text;

namespace IamSim.Tests.Sts.Saml;

public sealed class AssumeRoleWithSAMLTests(FederationSim sim)
{
    private const string Denied = "Not authorized to perform sts:AssumeRoleWithSAML";

    [Fact]
    public async Task AssumeRoleWithSAML_IsASessionOfTheRole()
    {
        using var saml = await SamlCase.NewAsync(sim, FederatedRoles.Equals("SAML:aud", SamlIdp.Endpoint));
#pragma warning disable CA5350 // AWS's own definition
        var qualifier = Convert.ToBase64String(SHA1.HashData(Encoding.UTF8.GetBytes($"{saml.Idp.Issuer}{saml.Account.Id}/Okta")));
#pragma warning restore CA5350

        var answer = await saml.AssumeAsync(saml.Speech);

        Assert.True(answer.Status == 200, answer.Text);
        Assert.Equal(
            ("alice@example.com", "persistent", saml.Idp.Issuer, SamlIdp.Endpoint, qualifier),
            (answer.Value("Subject"), answer.Value("SubjectType"), answer.Value("Issuer"), answer.Value("Audience"), answer.Value("NameQualifier")));
        Assert.Equal($"arn:aws:sts::{saml.Account.Id}:assumed-role/deployer/alice", answer.Value("AssumedRoleUser/Arn"));
        var claims = sim.ClaimsOf(answer);
        Assert.Equal((saml.Provider, 3600), (claims.FederatedProvider, claims.ExpiresAt - claims.IssuedAt));
        Assert.Equal(["alice@example.com"], claims.Context["saml:sub"]);
    }

    [Fact]
    public async Task AssumeRoleWithSAML_IsAnEventOfTheSubject_AndTellsNoAssertion()
    {
        using var saml = await SamlCase.NewAsync(sim);
        var response = saml.Idp.Respond(saml.Speech);

        var answer = await saml.AssumeAsync(response);

        var record = (await saml.Account.EventsAsync("?eventName=AssumeRoleWithSAML"))[0];
        var identity = record.GetProperty("userIdentity");
        var qualifier = answer.Value("NameQualifier");
        Assert.Equal("SAMLUser", identity.GetProperty("type").GetString());
        Assert.Equal($"{qualifier}:alice@example.com", identity.GetProperty("principalId").GetString());
        Assert.Equal("alice@example.com", identity.GetProperty("userName").GetString());
        Assert.Equal(qualifier, identity.GetProperty("identityProvider").GetString());
        Assert.DoesNotContain(response[..200], record.GetRawText());
    }

    [Theory]
    [InlineData("saml:sub", "alice@example.com", null)]
    [InlineData("saml:sub_type", "persistent", null)]
    [InlineData("saml:iss", "https://idp.example.com/saml", null)]
    [InlineData("saml:edupersonaffiliation", "staff", "urn:oid:1.3.6.1.4.1.5923.1.1.1.1")]
    [InlineData("saml:mail", "alice@example.com", "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress")]
    [InlineData("sts:RoleSessionName", "alice", null)]
    public async Task TrustPolicy_SeesTheAssertion(string key, string value, string? attribute)
    {
        using var trusting = await SamlCase.NewAsync(sim, FederatedRoles.Equals(key, value));
        using var other = await SamlCase.NewAsync(sim, FederatedRoles.Equals(key, value + "x"));

        SamlSpeech Said(SamlCase saml) => attribute is null ? saml.Speech : saml.Speech.With((attribute, value));

        Assert.Equal(200, (await trusting.AssumeAsync(Said(trusting))).Status);
        (await other.AssumeAsync(Said(other))).Refused(403, "AccessDenied", Denied);
    }

    [Fact]
    public async Task TrustPolicy_SeesTheProviderByItsDocument()
    {
        using var saml = await SamlCase.NewAsync(sim);
        var trusting = await saml.Account.NewTrustingRoleAsync(
            saml.Provider, ["sts:AssumeRoleWithSAML"], FederatedRoles.Equals("saml:doc", $"{saml.Account.Id}/Okta"), "by-document");
        var response = saml.Idp.Respond(SamlSpeech.For(trusting, saml.Provider));

        Assert.Equal(200, (await saml.AssumeAsync(response, ("RoleArn", trusting))).Status);
    }

    [Fact]
    public async Task RoleThatIsMissingUntrustingOrNotMapped_SaysTheSame()
    {
        using var saml = await SamlCase.NewAsync(sim);
        var untrusting = await saml.Account.NewTrustingRoleAsync(saml.Provider, ["sts:AssumeRoleWithSAML"], FederatedRoles.Equals("saml:sub", "bob"), "bobs");
        var missing = saml.Account.Arn("role/nobody");

        (await saml.AssumeAsync(saml.Idp.Respond(SamlSpeech.For(missing, saml.Provider)), ("RoleArn", missing))).Refused(403, "AccessDenied", Denied);
        (await saml.AssumeAsync(saml.Idp.Respond(SamlSpeech.For(untrusting, saml.Provider)), ("RoleArn", untrusting))).Refused(403, "AccessDenied", Denied);
        (await saml.AssumeAsync(saml.Speech, ("RoleArn", untrusting))).Refused(403, "AccessDenied", Denied);
        (await saml.AssumeAsync(saml.Speech with { Subject = null })).Refused(403, "AccessDenied", Denied);
    }

    [Fact]
    public async Task TagsAndSourceIdentity_NeedTheirActions_AndAreTheSessions()
    {
        using var saml = await SamlCase.NewAsync(sim, actions: ["sts:AssumeRoleWithSAML", "sts:TagSession", "sts:SetSourceIdentity"]);
        using var plain = await SamlCase.NewAsync(sim);
        (string, string)[] attributes =
        [
            (SamlSpeech.Aws + "PrincipalTag:Project", "Marketing"), (SamlSpeech.Aws + "PrincipalTag:CostCenter", "12345"),
            (SamlSpeech.Aws + "TransitiveTagKeys", "Project"), (SamlSpeech.Aws + "SourceIdentity", "alice"),
        ];

        var answer = await saml.AssumeAsync(saml.Speech.With(attributes));

        Assert.True(answer.Status == 200, answer.Text);
        var claims = sim.ClaimsOf(answer);
        Assert.Equal(["CostCenter=12345", "Project=Marketing"], claims.Tags.Select(t => $"{t.Key}={t.Value}").Order());
        Assert.Equal(["Project"], claims.TransitiveTagKeys);
        Assert.Equal(("alice", "alice"), (answer.Value("SourceIdentity"), claims.SourceIdentity));
        (await plain.AssumeAsync(plain.Speech.With(attributes[0]))).Refused(403, "AccessDenied", Denied);
        (await plain.AssumeAsync(plain.Speech.With(attributes[3]))).Refused(403, "AccessDenied", Denied);
    }

    [Fact]
    public async Task Duration_IsTheShortestThatAnybodySays()
    {
        using var saml = await SamlCase.NewAsync(sim, hours: 4);
        var until = DateTimeOffset.UtcNow.AddMinutes(20);

        async Task<long> Seconds(SamlSpeech speech, params (string, string)[] others)
        {
            var claims = sim.ClaimsOf(await saml.AssumeAsync(speech, others));
            return claims.ExpiresAt - claims.IssuedAt;
        }

        Assert.Equal(7200, await Seconds(saml.Speech, ("DurationSeconds", "7200")));
        Assert.Equal(1800, await Seconds(saml.Speech.With((SamlSpeech.Aws + "SessionDuration", "1800")), ("DurationSeconds", "7200")));
        Assert.Equal(3600, await Seconds(saml.Speech.With((SamlSpeech.Aws + "SessionDuration", "43200"))));
        Assert.InRange(await Seconds(saml.Speech with { SessionEnd = until }, ("DurationSeconds", "7200")), 1100, 1200);
        (await saml.AssumeAsync(saml.Speech, ("DurationSeconds", "43200")))
            .Refused(400, "ValidationError", "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
    }

    [Fact]
    public async Task SessionPolicies_AreSealedIntoTheSession_AndBadOnesRefused()
    {
        const string policy = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}""";
        using var saml = await SamlCase.NewAsync(sim);
        var large = policy.Replace("\"*\"", $"[\"{string.Join("\",\"", Enumerable.Range(0, 40).Select(i => $"arn:aws:s3:::{Guid.NewGuid():N}"))}\"]", StringComparison.Ordinal);

        Assert.Equal(policy, sim.ClaimsOf(await saml.AssumeAsync(saml.Speech, ("Policy", policy))).Policy);
        Assert.Equal("MalformedPolicyDocument", (await saml.AssumeAsync(saml.Speech, ("Policy", "{}"))).Code);
        Assert.Equal("PackedPolicyTooLarge", (await saml.AssumeAsync(saml.Speech, ("Policy", large))).Code);
    }

    [Fact]
    public async Task Rest_IsTheSameOperation()
    {
        using var saml = await SamlCase.NewAsync(sim);

        var made = await saml.Account.RestAsync(
            "POST", "/saml-sessions", new { roleArn = saml.Role, principalArn = saml.Provider, sAMLAssertion = saml.Idp.Respond(saml.Speech) });
        var refused = await saml.Account.RestAsync("POST", "/saml-sessions", new { roleArn = saml.Role, principalArn = saml.Provider, sAMLAssertion = "AAAA" });

        Assert.Equal((200, "alice@example.com"), (made.Status, made.Json.GetProperty("subject").GetString()));
        Assert.Equal((400, "InvalidIdentityToken"), (refused.Status, refused.Code));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task EncryptedAssertion_IsReadWithTheProvidersKey(bool usesGcm)
    {
        using var key = RSA.Create(2048);
        using var saml = await SamlCase.NewAsync(
            sim, others: [("AssertionEncryptionMode", "Required"), ("AddPrivateKey", key.ExportPkcs8PrivateKeyPem())]);
        using var strange = RSA.Create(2048);
        var document = saml.Idp.Sign(saml.Idp.Document(saml.Speech));
        var other = saml.Idp.Sign(saml.Idp.Document(saml.Speech));
        var unsigned = saml.Idp.Document(saml.Speech);
        var whole = saml.Idp.Document(saml.Speech);
        SamlIdp.Encrypt(document, key, usesGcm);
        SamlIdp.Encrypt(other, strange, usesGcm);
        SamlIdp.Encrypt(unsigned, key, usesGcm);
        SamlIdp.Encrypt(whole, key, usesGcm);

        Assert.Equal("alice@example.com", (await saml.AssumeAsync(document)).Value("Subject"));
        Assert.Equal(200, (await saml.AssumeAsync(saml.Idp.Sign(whole, signsResponse: true, signsAssertion: false))).Status);
        (await saml.AssumeAsync(other)).Refused(
            400, "InvalidIdentityToken", "The encrypted assertion cannot be decrypted with a private key of the SAML provider.");
        (await saml.AssumeAsync(unsigned)).Refused(400, "InvalidIdentityToken", "Response signature invalid");
        (await saml.AssumeAsync(saml.Speech)).Refused(400, "InvalidIdentityToken", "The SAML provider requires encrypted assertions.");
    }
}
