using System.Text.Json;
using IamSim.Authentication.Sessions;
using IamSim.Calls;
using IamSim.Contracts.Sts;
using IamSim.Contracts.Validation;
using IamSim.Tests.Issuer;
using IamSim.Tests.Organizations;
using IamSim.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;

namespace IamSim.Tests.Sts.WebIdentity;

public sealed class GetWebIdentityTokenTests(FederationSim sim)
{
    private const string Audience = "https://api.example.com";

    [Fact]
    public async Task GetWebIdentityToken_BeforeItIsEnabled_OutboundWebIdentityFederationDisabled()
    {
        var answer = await GetAsync(sim.NewAccount());

        answer.Refused(
            403,
            "OutboundWebIdentityFederationDisabledException",
            "The outbound web identity federation feature is not enabled for this account. To use this feature, you must first enable it through the AWS Management Console or API.");
    }

    [Theory]
    [InlineData("RS256")]
    [InlineData("ES384")]
    public async Task GetWebIdentityToken_IsVerifiedByTheIssuersKeys(string algorithm)
    {
        var (account, issuer) = await EnabledAsync();

        var answer = await GetAsync(account, ("SigningAlgorithm", algorithm), ("DurationSeconds", "900"));

        Assert.True(answer.Status == 200, answer.Text);
        var text = answer.Value("WebIdentityToken")!;
        var keys = await sim.Host.Client.GetStringAsync($"/oidc/{issuer["https://".Length..]}/.well-known/jwks.json");
        Assert.True(await IssuerTests.IsGoodAsync(text, keys, issuer, Audience));
        var token = new JsonWebToken(text);
        var own = token.GetPayloadValue<JsonElement>("https://sts.amazonaws.com/");
        Assert.Equal((algorithm, account.Arn("root")), (token.Alg, token.Subject));
        Assert.Equal(900, (token.ValidTo - token.IssuedAt).TotalSeconds);
        Assert.Equal(account.Id, own.GetProperty("aws_account").GetString());
        Assert.Equal("us-east-1", own.GetProperty("source_region").GetString());
        Assert.Equal(account.Arn("root"), own.GetProperty("principal_id").GetString());
        Assert.False(own.TryGetProperty("org_id", out _));
    }

    [Fact]
    public async Task GetWebIdentityToken_HasTheTagsOfRequestAndUser_AndAllAudiences()
    {
        var (account, _) = await EnabledAsync();
        var alice = await account.NewUserAsync("alice");
        await account.MustAsync("TagUser", ("UserName", "alice"), ("Tags.member.1.Key", "team"), ("Tags.member.1.Value", "ml"));
        await account.MustAsync("AttachUserPolicy", ("UserName", "alice"), ("PolicyArn", "arn:aws:iam::aws:policy/AdministratorAccess"));

        var answer = await GetAsync(alice, ("Audience.member.2", "second"), ("Tags.member.1.Key", "job-id"), ("Tags.member.1.Value", "job-1"));

        Assert.True(answer.Status == 200, answer.Text);
        var token = new JsonWebToken(answer.Value("WebIdentityToken"));
        var own = token.GetPayloadValue<JsonElement>("https://sts.amazonaws.com/");
        Assert.Equal([Audience, "second"], token.Audiences);
        Assert.Equal(account.Arn("user/alice"), token.Subject);
        Assert.Equal(300, (token.ValidTo - token.IssuedAt).TotalSeconds);
        Assert.Equal("ml", own.GetProperty("principal_tags").GetProperty("team").GetString());
        Assert.Equal("job-1", own.GetProperty("request_tags").GetProperty("job-id").GetString());
    }

    [Fact]
    public async Task GetWebIdentityToken_SaysTheOrganization()
    {
        var (account, _) = await EnabledAsync();
        var id = (await account.MustOrgAsync("CreateOrganization", new { FeatureSet = "ALL" })).At("Organization", "Id");

        var token = new JsonWebToken((await GetAsync(account)).Value("WebIdentityToken"));

        var own = token.GetPayloadValue<JsonElement>("https://sts.amazonaws.com/");
        Assert.Equal(id, own.GetProperty("org_id").GetString());
        Assert.StartsWith($"{id}/r-", own.GetProperty("ou_path")[0].GetString());
    }

    [Fact]
    public async Task GetWebIdentityToken_ThatIsTooLarge_JWTPayloadSizeExceeded()
    {
        var (account, _) = await EnabledAsync();
        var tags = Enumerable.Range(1, 50).SelectMany(i => ((string, string)[])[($"Tags.member.{i}.Key", $"key{i}"), ($"Tags.member.{i}.Value", new string('v', 250))]);

        Assert.Equal("JWTPayloadSizeExceededException", (await GetAsync(account, [.. tags])).Code);
    }

    [Theory]
    [InlineData("SigningAlgorithm", "RS512")]
    [InlineData("SigningAlgorithm", "none")]
    [InlineData("DurationSeconds", "59")]
    [InlineData("DurationSeconds", "3601")]
    [InlineData("Audience.member.1", "")]
    public async Task BadRequest_ValidationError(string name, string value)
    {
        var (account, _) = await EnabledAsync();

        Assert.Equal((400, "ValidationError"), await GetAsync(account, (name, value)) is var answer ? (answer.Status, answer.Code) : default);
    }

    [Fact]
    public async Task SessionThatEndsEarlier_SessionDurationEscalation()
    {
        var (account, _) = await EnabledAsync();
        var call = SessionCall(account.Id, seconds: 120);

        var refused = await RunAsync(call, 600);
        var given = await RunAsync(call, 60);

        AnsweredErrors.Note("GetWebIdentityToken", refused.Fault?.Code);
        Assert.Equal(("SessionDurationEscalationException", 403), (refused.Fault?.Code, refused.Fault?.Status));
        var own = new JsonWebToken(((GetWebIdentityTokenResponse)given.Value!).WebIdentityToken).GetPayloadValue<JsonElement>("https://sts.amazonaws.com/");
        Assert.Equal(20, own.GetProperty("original_session_exp").GetString()!.Length);
    }

    [Fact]
    public async Task Rest_IsTheSameOperation_AndTheEventTellsNoToken()
    {
        var (account, _) = await EnabledAsync();

        var answer = await account.RestAsync("POST", "/web-identity-tokens", new { audience = new[] { Audience }, signingAlgorithm = "ES384" });

        var token = answer.Json.GetProperty("webIdentityToken").GetString()!;
        Assert.Equal((200, account.Arn("root")), (answer.Status, new JsonWebToken(token).Subject));
        Assert.DoesNotContain(token, (await account.EventsAsync("?eventName=GetWebIdentityToken"))[0].GetRawText());
    }

    private static Task<WireAnswer> GetAsync(TestAccount caller, params (string Name, string Value)[] others)
    {
        var parameters = new Dictionary<string, string> { ["Audience.member.1"] = Audience, ["SigningAlgorithm"] = "RS256" };
        foreach (var (name, value) in others)
        {
            parameters[name] = value;
        }

        return caller.CallAsync(FederationSim.Version, "GetWebIdentityToken", [.. parameters.Select(p => (p.Key, p.Value))]);
    }

    private async Task<(TestAccount Account, string Issuer)> EnabledAsync()
    {
        var account = sim.NewAccount();
        return (account, (await account.MustAsync("EnableOutboundWebIdentityFederation")).Value("IssuerIdentifier")!);
    }

    private static Call SessionCall(string account, int seconds)
    {
        var now = DateTimeOffset.UtcNow;
        var session = new SessionClaims
        {
            Kind = SessionKind.Root,
            AccessKeyId = "ASIAEXAMPLE",
            Secret = "secret",
            Account = account,
            PrincipalId = account,
            IssuedAt = now.ToUnixTimeSeconds(),
            ExpiresAt = now.ToUnixTimeSeconds() + seconds,
        };
        return new Call
        {
            Account = account,
            Caller = Caller.OfSession("aws", session),
            Time = now,
            Region = "us-east-1",
            RequestId = Guid.CreateVersion7(),
            EventId = Guid.CreateVersion7(),
            Surface = CallSurface.Wire,
        };
    }

    private async Task<Contracts.Outcome<Contracts.IShape>> RunAsync(Call call, int seconds)
    {
        var request = new GetWebIdentityTokenRequest { Audience = [Audience], SigningAlgorithm = "ES384", DurationSeconds = seconds };
        var again = new Call
        {
            Account = call.Account,
            Caller = call.Caller,
            Time = call.Time,
            Region = call.Region,
            RequestId = Guid.CreateVersion7(),
            EventId = Guid.CreateVersion7(),
            Surface = CallSurface.Wire,
        };
        return await sim.Host.Services.GetRequiredService<CallRunner>().RunAsync(
            again, GetWebIdentityTokenRequest.Operation, request, new Violations(), CancellationToken.None);
    }
}
