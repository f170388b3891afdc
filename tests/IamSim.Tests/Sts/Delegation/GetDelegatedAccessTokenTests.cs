using IamSim.Authentication.Sessions;
using IamSim.Testing;
using IamSim.Tests.Iam.DelegationRequests;
using IamSim.Tests.Sts.Support;
using IamSim.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace IamSim.Tests.Sts.Delegation;

public sealed class GetDelegatedAccessTokenTests(Sim sim, FederationSim enforced)
{
    private const string Invalid = "The trade-in token is not valid.";

    [Fact]
    public async Task GetDelegatedAccessToken_IsTheApproversSession_LimitedByThePolicy()
    {
        var (partner, customer) = (sim.NewAccount(), sim.NewAccount());
        var id = await SentAsync(partner, customer);

        var answer = await TradeAsync(partner, await TokenAsync(partner, id));

        Assert.True(answer.Status == 200, answer.Text);
        Assert.Equal((customer.Arn("root"), null), (answer.Value("AssumedPrincipal"), answer.Value("PackedPolicySize")));
        var claims = sim.Host.Services.GetRequiredService<SessionTokens>().Open(answer.Value("Credentials/SessionToken")!)!;
        Assert.Equal((SessionKind.Root, customer.Id, Delegations.Policy), (claims.Kind, claims.Account, claims.Policy));
        Assert.InRange(claims.ExpiresAt - claims.IssuedAt, 3500, 3600);
    }

    [Fact]
    public async Task DelegatedSessionOfRoot_MayNoMoreThanThePolicy()
    {
        var (partner, customer) = (enforced.NewAccount(), enforced.NewAccount());
        var session = enforced.Host.Session(await TradeAsync(partner, await TokenAsync(partner, await SentAsync(partner, customer))));

        var denied = await session.CallAsync("ListUsers");
        var who = await session.CallAsync(FederationSim.Version, "GetCallerIdentity");

        Assert.Equal(("AccessDenied", customer.Arn("root")), (denied.Code, who.Value("Arn")));
        Assert.Contains("session policy", denied.Message);
    }

    [Fact]
    public async Task DelegatedSessionOfRoot_IsNotRootItself()
    {
        var (partner, customer) = (enforced.NewAccount(), enforced.NewAccount());
        var session = enforced.Host.Session(await TradeAsync(partner, await TokenAsync(partner, await SentAsync(partner, customer))));

        var password = await session.RestAsync("PUT", "/root/password", new { newPassword = "Correct-Horse-7-Battery" });
        var key = await session.RestAsync("POST", "/root/access-keys");

        Assert.Equal((403, "AccessDenied"), (password.Status, password.Code));
        Assert.Equal((403, "AccessDenied"), (key.Status, key.Code));
    }

    [Fact]
    public async Task SessionThatIsLimited_DelegatesNothing()
    {
        var (partner, customer) = (enforced.NewAccount(), enforced.NewAccount());
        var alice = await customer.NewUserAsync("alice");
        var role = await customer.NewRoleAsync("Admin", StsClients.Trust(customer.Arn("user/alice")));
        await customer.GrantRoleAsync("Admin", StsClients.Allow("*"));
        var limited = enforced.Host.Session(await alice.MustAssumeAsync(role, ("Policy", StsClients.Allow("iam:*DelegationRequest"))));
        var id = await partner.AskAsync(("OwnerAccountId", customer.Id));
        Assert.Equal(200, (await limited.OnAsync("AssociateDelegationRequest", id)).Status);

        var answer = await limited.OnAsync("AcceptDelegationRequest", id);

        Assert.Equal((403, "AccessDenied"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task GetDelegatedAccessToken_OfAUser_IsTheUsersSession_AsLongAsThereIsOne()
    {
        var (partner, customer) = (sim.NewAccount(), sim.NewAccount());
        var alice = await customer.NewUserAsync("alice");
        await customer.MustAsync("AttachUserPolicy", ("UserName", "alice"), ("PolicyArn", "arn:aws:iam::aws:policy/AdministratorAccess"));
        var token = await TokenAsync(partner, await SentAsync(partner, customer, alice));

        var answer = await TradeAsync(partner, token);
        await customer.MustAsync("DetachUserPolicy", ("UserName", "alice"), ("PolicyArn", "arn:aws:iam::aws:policy/AdministratorAccess"));
        foreach (var key in (await customer.MustAsync("ListAccessKeys", ("UserName", "alice"))).Values("AccessKeyMetadata", "AccessKeyId"))
        {
            await customer.MustAsync("DeleteAccessKey", ("UserName", "alice"), ("AccessKeyId", key!));
        }

        await customer.MustAsync("DeleteUser", ("UserName", "alice"));

        var claims = sim.Host.Services.GetRequiredService<SessionTokens>().Open(answer.Value("Credentials/SessionToken")!)!;
        Assert.Equal((SessionKind.User, customer.Arn("user/alice")), (claims.Kind, answer.Value("AssumedPrincipal")));
        (await TradeAsync(partner, token)).Refused(403, "AccessDenied", "The principal that accepted the delegation request does not exist any more.");
    }

    [Fact]
    public async Task Token_IsThePartnersAlone_OnceItIsSent()
    {
        var (partner, customer) = (sim.NewAccount(), sim.NewAccount());
        var asked = await partner.AskAsync(("OwnerAccountId", customer.Id));
        var sent = await SentAsync(partner, customer);

        Assert.Equal(404, (await partner.RestAsync("GET", $"/simulator/delegation-tokens/{asked}")).Status);
        Assert.Equal(404, (await customer.RestAsync("GET", $"/simulator/delegation-tokens/{sent}")).Status);
        (await TradeAsync(customer, await TokenAsync(partner, sent))).Refused(400, "ValidationError", Invalid);
        (await TradeAsync(partner, "made-up")).Refused(400, "ValidationError", Invalid);
    }

    [Fact]
    public async Task Rest_IsTheSameOperation_AndTheEventTellsNoToken()
    {
        var (partner, customer) = (sim.NewAccount(), sim.NewAccount());
        var token = await TokenAsync(partner, await SentAsync(partner, customer));

        var answer = await partner.RestAsync("POST", "/delegated-access-tokens", new { tradeInToken = token });

        Assert.Equal((200, customer.Arn("root")), (answer.Status, answer.Json.GetProperty("assumedPrincipal").GetString()));
        Assert.DoesNotContain(token, (await partner.EventsAsync("?eventName=GetDelegatedAccessToken"))[0].GetRawText());
    }

    [Fact]
    public async Task DelegationThatHasEnded_ExpiredTradeInToken()
    {
        await using var host = await IamSimHost.StartAsync();
        var (partner, customer) = (new TestAccount(host.Client, Sim.NewAccountId()), new TestAccount(host.Client, Sim.NewAccountId()));
        var token = await TokenAsync(partner, await SentAsync(partner, customer));

        await host.Clock.AdvanceAsync(TimeSpan.FromSeconds(3601));

        (await TradeAsync(partner, token)).Refused(
            400,
            "ExpiredTradeInTokenException",
            "The trade-in token provided in the request has expired and can no longer be exchanged for credentials. Request a new token and retry the operation.");
    }

    private static Task<WireAnswer> TradeAsync(TestAccount partner, string token) =>
        partner.CallAsync(FederationSim.Version, "GetDelegatedAccessToken", ("TradeInToken", token));

    private static async Task<string> TokenAsync(TestAccount partner, string id) =>
        (await partner.RestAsync("GET", $"/simulator/delegation-tokens/{id}")).Json.GetProperty("tradeInToken").GetString()!;

    private static async Task<string> SentAsync(TestAccount partner, TestAccount customer, TestAccount? approver = null)
    {
        approver ??= customer;
        var id = await partner.AskAsync(("OwnerAccountId", customer.Id));
        foreach (var operation in (string[])["AssociateDelegationRequest", "AcceptDelegationRequest", "SendDelegationToken"])
        {
            var answer = await approver.OnAsync(operation, id);
            Assert.True(answer.Status == 200, answer.Text);
        }

        return id;
    }
}
