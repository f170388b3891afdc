using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using IamSim.Tests.Support;
using Microsoft.IdentityModel.Tokens;

namespace IamSim.Tests.Sts.WebIdentity;

/// <summary>Tokens that are not to be believed.</summary>
public sealed class WebIdentityTokenTests(FederationSim sim)
{
    private const string NotAToken = "The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)";
    private const string WrongSignature = "The signature of the token does not match the keys of the identity provider.";

    [Theory]
    [InlineData("ya29.an-access-token")]
    [InlineData("a.b.c")]
    [InlineData("eyJhbGciOiJub25lIn0.e30.")]
    [InlineData("eyJhbGciOiJub25lIn0.e30.AAAA")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.e30.AAAA")]
    [InlineData("eyJhbGciOiJSUzI1NiJ9.W10.AAAA")]
    [InlineData("eyJhbGciOiJSU0EtT0FFUCJ9.AAAA.AAAA.AAAA.AAAA")]
    public async Task WhatIsNoToken_InvalidIdentityToken(string token)
    {
        var (role, _) = await RoleAsync(FederationSim.GitHub);

        (await sim.AssumeAsync(role, token)).Refused(400, "InvalidIdentityToken", NotAToken);
    }

    [Theory]
    [InlineData("sub")]
    [InlineData("aud")]
    [InlineData("exp")]
    [InlineData("iat")]
    [InlineData("iss")]
    public async Task MissingClaim_InvalidIdentityToken(string claim)
    {
        var (role, _) = await RoleAsync(FederationSim.GitHub);

        var answer = await sim.AssumeAsync(role, await sim.GitHubTokenAsync(claims: new Dictionary<string, object?> { [claim] = null }));

        answer.Refused(400, "InvalidIdentityToken", $"Missing a required claim: {claim}");
    }

    [Theory]
    [InlineData("""{"sub":7}""", "sub")]
    [InlineData("""{"aud":[]}""", "aud")]
    [InlineData("""{"aud":["sts.amazonaws.com",7]}""", "aud")]
    [InlineData("""{"azp":["a"]}""", "azp")]
    [InlineData("""{"exp":1900000000.5}""", "exp or iat")]
    [InlineData("""{"iat":"now"}""", "exp or iat")]
    [InlineData("""{"nbf":true}""", "nbf")]
    [InlineData("""{"iss":{}}""", "iss")]
    public async Task UnusableClaim_InvalidIdentityToken(string claims, string named)
    {
        var (role, _) = await RoleAsync(FederationSim.GitHub);

        var answer = await sim.AssumeAsync(role, await sim.GitHubTokenAsync(claims: JsonDocument.Parse(claims).RootElement));

        answer.Refused(400, "InvalidIdentityToken", $"The claim {named} of the token is not valid.");
    }

    [Fact]
    public async Task SubjectThatIsTooLong_InvalidIdentityToken_AndTheEventIsWritten()
    {
        var (role, account) = await RoleAsync(FederationSim.GitHub);

        var answer = await sim.AssumeAsync(role, await sim.MintAsync(new { issuer = FederationSim.GitHub, subject = new string('s', 300) }));

        answer.Refused(400, "InvalidIdentityToken", "The claim sub of the token is not valid.");
        Assert.NotEmpty(await account.EventsAsync("?eventName=AssumeRoleWithWebIdentity"));
    }

    [Fact]
    public async Task ProviderOfAnotherAccount_IsNone()
    {
        var account = sim.NewAccount();
        await sim.NewAccount().NewOidcProviderAsync(FederationSim.GitHub);

        (await sim.AssumeAsync(account.Arn("role/deployer"), await sim.GitHubTokenAsync()))
            .Refused(400, "InvalidIdentityToken", $"No OpenIDConnect provider found in your account for {FederationSim.GitHub}");
    }

    [Fact]
    public async Task AudienceThatIsNoClient_InvalidIdentityToken()
    {
        var (role, _) = await RoleAsync(FederationSim.GitHub);
        var token = await sim.MintAsync(new { issuer = FederationSim.GitHub, subject = "repo:example/app:ref:refs/heads/main", audience = "sts.amazon.com" });

        (await sim.AssumeAsync(role, token)).Refused(400, "InvalidIdentityToken", "Incorrect token audience");
    }

    [Fact]
    public async Task OneOfSeveralAudiences_IsEnough()
    {
        var (role, _) = await RoleAsync(FederationSim.GitHub);
        var token = await sim.MintAsync(new { issuer = FederationSim.GitHub, subject = "me@example.com", audience = new[] { "other", "sts.amazonaws.com" } });

        Assert.Equal("sts.amazonaws.com", (await sim.AssumeAsync(role, token)).Value("Audience"));
    }

    [Fact]
    public async Task ExpiredToken_ExpiredTokenException()
    {
        var (role, _) = await RoleAsync(FederationSim.GitHub);

        var answer = await sim.AssumeAsync(role, await sim.MintAsync(new { issuer = FederationSim.GitHub, subject = "me@example.com", expiresIn = -60 }));

        Assert.Equal((400, "ExpiredTokenException"), (answer.Status, answer.Code));
        Assert.Matches("^Token expired: current date/time [0-9]{10} must be before the expiration date/time [0-9]{10}$", answer.Message);
    }

    [Theory]
    [InlineData("nbf")]
    [InlineData("iat")]
    public async Task TokenOfTheFuture_InvalidIdentityToken(string claim)
    {
        var (role, _) = await RoleAsync(FederationSim.GitHub);
        var later = DateTimeOffset.UtcNow.AddHours(1).ToUnixTimeSeconds();

        var answer = await sim.AssumeAsync(role, await sim.GitHubTokenAsync(claims: new Dictionary<string, object> { [claim] = later, ["exp"] = later + 60 }));

        answer.Refused(400, "InvalidIdentityToken", "The token is not valid yet.");
    }

    [Fact]
    public async Task AlteredClaims_InvalidIdentityToken()
    {
        var (role, _) = await RoleAsync(FederationSim.GitHub);
        var parts = (await sim.GitHubTokenAsync("feature")).Split('.');
        var claims = JsonNode.Parse(Base64Url.DecodeFromChars(parts[1]))!;
        claims["sub"] = "repo:example/app:ref:refs/heads/main";

        var altered = $"{parts[0]}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims.ToJsonString()))}.{parts[2]}";

        (await sim.AssumeAsync(role, altered)).Refused(400, "InvalidIdentityToken", WrongSignature);
    }

    [Fact]
    public async Task DuplicateClaims_AreNoToken()
    {
        var (role, _) = await RoleAsync(FederationSim.Configured);
        var claims = Claims(FederationSim.Configured, "me@example.com").Replace("{", "{\"sub\":\"you@example.com\",", StringComparison.Ordinal);
        var head = Base64Url.EncodeToString("""{"alg":"RS256","typ":"JWT"}"""u8);
        var body = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims));
        var signature = sim.ConfiguredKey.SignData(Encoding.ASCII.GetBytes($"{head}.{body}"), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

        (await sim.AssumeAsync(role, $"{head}.{body}.{Base64Url.EncodeToString(signature)}")).Refused(400, "InvalidIdentityToken", NotAToken);
    }

    [Fact]
    public async Task ConfiguredIssuer_IsBelievedByItsOwnKeysAlone()
    {
        var (role, _) = await RoleAsync(FederationSim.Configured);
        using var stranger = RSA.Create(2048);

        var good = await sim.AssumeAsync(role, Signed(new RsaSecurityKey(sim.ConfiguredKey), SecurityAlgorithms.RsaSha256, FederationSim.Configured));
        var strange = await sim.AssumeAsync(role, Signed(new RsaSecurityKey(stranger), SecurityAlgorithms.RsaSha256, FederationSim.Configured));
        var own = await sim.AssumeAsync(role, await sim.MintAsync(new { issuer = FederationSim.Configured, subject = "me@example.com" }));

        Assert.True(good.Status == 200, good.Text);
        strange.Refused(400, "InvalidIdentityToken", WrongSignature);
        own.Refused(400, "InvalidIdentityToken", WrongSignature);
    }

    [Fact]
    public async Task PublicKeyAsASharedSecret_IsNoSignature()
    {
        var (role, _) = await RoleAsync(FederationSim.Configured);
        var secret = new SymmetricSecurityKey(Encoding.ASCII.GetBytes(sim.ConfiguredKey.ExportSubjectPublicKeyInfoPem()));

        (await sim.AssumeAsync(role, Signed(secret, SecurityAlgorithms.HmacSha256, FederationSim.Configured))).Refused(400, "InvalidIdentityToken", NotAToken);
    }

    [Theory]
    [InlineData(SecurityAlgorithms.RsaSha384)]
    [InlineData(SecurityAlgorithms.RsaSha512)]
    public async Task LongerHashes_AreTaken(string algorithm)
    {
        var (role, _) = await RoleAsync(FederationSim.Configured);

        Assert.Equal(200, (await sim.AssumeAsync(role, Signed(new RsaSecurityKey(sim.ConfiguredKey), algorithm, FederationSim.Configured))).Status);
    }

    [Fact]
    public async Task EllipticKeyOfAFile_IsTaken()
    {
        var (role, _) = await RoleAsync(FederationSim.Filed);

        var answer = await sim.AssumeAsync(
            role, Signed(new ECDsaSecurityKey(sim.FiledKey) { KeyId = "filed" }, SecurityAlgorithms.EcdsaSha256, FederationSim.Filed));

        Assert.True(answer.Status == 200, answer.Text);
    }

    [Fact]
    public async Task AccessTokenOfLoginWithAmazon_CannotBeAsked()
    {
        var answer = await sim.AssumeAsync(sim.NewAccount().Arn("role/deployer"), "Atza|an-access-token", ("ProviderId", "www.amazon.com"));

        Assert.Equal((400, "IDPCommunicationError"), (answer.Status, answer.Code));
        Assert.Contains("www.amazon.com", answer.Message);
    }

    [Fact]
    public async Task TokenOfAwsItself_CannotBeUsed()
    {
        const string issuer = "https://11111111-2222-3333-4444-555555555555.tokens.sts.global.api.aws";
        var (role, _) = await RoleAsync(issuer);

        (await sim.AssumeAsync(role, await sim.MintAsync(new { issuer, subject = "arn:aws:iam::123456789012:role/x" })))
            .Refused(400, "InvalidIdentityToken", $"No OpenIDConnect provider found in your account for {issuer}");
    }

    private async Task<(string Role, TestAccount Account)> RoleAsync(string issuer)
    {
        var account = sim.NewAccount();
        return (await account.NewTrustingRoleAsync(await account.NewOidcProviderAsync(issuer), FederatedRoles.ByWebIdentity), account);
    }

    private static string Signed(SecurityKey key, string algorithm, string issuer) =>
        FederationSim.Sign(key, algorithm, JsonDocument.Parse(Claims(issuer, "me@example.com")).RootElement);

    private static string Claims(string issuer, string subject)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        return JsonSerializer.Serialize(new { iss = issuer, sub = subject, aud = "sts.amazonaws.com", iat = now, exp = now + 600 });
    }
}
