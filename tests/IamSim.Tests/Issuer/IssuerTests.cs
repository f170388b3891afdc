using System.Net.Http.Json;
using System.Text.Json;
using IamSim.Testing;
using IamSim.Tests.Sts;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace IamSim.Tests.Issuer;

public sealed class IssuerTests(FederationSim sim)
{
    [Theory]
    [InlineData("token.actions.githubusercontent.com", "https://token.actions.githubusercontent.com")]
    [InlineData("oidc.eks.us-east-1.amazonaws.com/id/EXAMPLE", "https://oidc.eks.us-east-1.amazonaws.com/id/EXAMPLE")]
    [InlineData("ci", null)]
    public async Task Discovery_NamesIssuerAndKeys_ThatVerifyItsTokens(string name, string? issuer)
    {
        issuer ??= new Uri(sim.Host.Endpoint, "oidc/ci").ToString();
        var token = await sim.MintAsync(new { issuer, subject = "me@example.com", algorithm = "ES384" });

        var discovery = await sim.Host.Client.GetFromJsonAsync<JsonElement>($"/oidc/{name}/.well-known/openid-configuration");
        var keys = await sim.Host.Client.GetStringAsync(discovery.GetProperty("jwks_uri").GetString());

        Assert.Equal(issuer, discovery.GetProperty("issuer").GetString());
        Assert.True(await IsGoodAsync(token, keys, issuer));
        Assert.DoesNotContain("\"d\"", keys);
        Assert.Equal(keys, await sim.Host.Client.GetStringAsync($"/oidc/{name}/jwks"));
    }

    [Theory]
    [InlineData("RS256")]
    [InlineData("RS384")]
    [InlineData("RS512")]
    [InlineData("ES384")]
    public async Task TestTokens_AreSignedAsAsked(string algorithm)
    {
        var token = await sim.MintAsync(new { issuer = FederationSim.GitHub, subject = "me@example.com", algorithm });

        Assert.Equal(algorithm, new JsonWebToken(token).Alg);
        Assert.True(await IsGoodAsync(token, await sim.Host.Client.GetStringAsync("/oidc/ci/jwks"), FederationSim.GitHub));
    }

    [Fact]
    public async Task TestTokens_OfGitHubActionsAndKubernetes_HaveTheClaimsOfTheirSubjects()
    {
        var git = new JsonWebToken(await sim.GitHubTokenAsync());
        var pod = new JsonWebToken(await sim.MintAsync(new { issuer = "https://oidc.example.com", subject = "system:serviceaccount:ml:trainer" }));

        Assert.Equal("example/app", git.GetPayloadValue<string>("repository"));
        Assert.Equal("example", git.GetPayloadValue<string>("repository_owner"));
        Assert.Equal("refs/heads/main", git.GetPayloadValue<string>("ref"));
        Assert.Equal("ml", pod.GetPayloadValue<JsonElement>("kubernetes.io").GetProperty("namespace").GetString());
    }

    [Theory]
    [InlineData("""{"issuer":"nowhere","subject":"s"}""")]
    [InlineData("""{"issuer":"https://a.example.com"}""")]
    [InlineData("""{"issuer":"https://a.example.com","subject":"s","algorithm":"HS256"}""")]
    [InlineData("""{"issuer":"https://a.example.com","subject":"s","audience":{"a":1}}""")]
    [InlineData("""{"issuer":"https://a.example.com","subject":"s","audience":[1]}""")]
    [InlineData("""{"issuer":"https://a.example.com","subject":"s","claims":[]}""")]
    [InlineData("""{"issuer":"https://a.example.com","subject":"s","expiresIn":2147483647}""")]
    [InlineData("""[]""")]
    [InlineData("""{"subject":""")]
    public async Task TestTokens_ThatMakeNoSense_AreProblems(string body)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var response = await sim.Host.Client.PostAsync("/api/v1/simulator/web-identity-tokens", content);

        Assert.Equal(400, (int)response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("/oidc/ci")]
    [InlineData("/oidc/jwks")]
    [InlineData("/oidc/ci/.well-known/other")]
    public async Task WhatNoIssuerHas_IsNotFound(string path)
    {
        using var response = await sim.Host.Client.GetAsync(path);

        Assert.Equal(404, (int)response.StatusCode);
    }

    [Fact]
    public async Task Keys_StayThroughARestart()
    {
        var folder = Directory.CreateTempSubdirectory("iamsim-keys-");
        try
        {
            var settings = new Dictionary<string, string> { ["ConnectionStrings:IamSim"] = $"Data Source={Path.Combine(folder.FullName, "iamsim.db")}" };
            string before;
            await using (var first = await IamSimHost.StartAsync(settings))
            {
                before = await first.Client.GetStringAsync("/oidc/ci/jwks");
            }

            await using var second = await IamSimHost.StartAsync(settings);

            Assert.Equal(before, await second.Client.GetStringAsync("/oidc/ci/jwks"));
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    internal static async Task<bool> IsGoodAsync(string token, string keys, string issuer, string audience = "sts.amazonaws.com") =>
        (await new JsonWebTokenHandler().ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = issuer,
            ValidAudience = audience,
            IssuerSigningKeys = JsonWebKeySet.Create(keys).GetSigningKeys(),
        })).IsValid;
}
