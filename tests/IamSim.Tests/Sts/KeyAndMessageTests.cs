using System.Collections.Immutable;
using System.Text.Json;
using IamSim.Authorization;
using IamSim.Policies.Documents;
using IamSim.Policies.Evaluation;
using IamSim.Tests.Authorization;
using IamSim.Tests.Sts.Support;
using IamSim.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using static IamSim.Tests.Sts.Support.StsClients;

namespace IamSim.Tests.Sts;

/// <summary>GetAccessKeyInfo and DecodeAuthorizationMessage.</summary>
public sealed class KeyAndMessageTests(GuardedSim sim)
{
    [Fact]
    public async Task GetAccessKeyInfo_OfKeysOfAnyAccount_IsTheirAccount()
    {
        var (account, asker) = (sim.NewAccount(), sim.NewAccount());
        await account.MustAsync("CreateUser", ("UserName", "alice"));
        var longTerm = await account.NewKeyAsync("alice");
        var temporary = (await account.MustStsAsync("GetSessionToken")).Value("Credentials/AccessKeyId")!;

        Assert.Equal(account.Id, (await asker.MustStsAsync("GetAccessKeyInfo", ("AccessKeyId", longTerm))).Value("Account"));
        Assert.Equal(account.Id, (await asker.MustStsAsync("GetAccessKeyInfo", ("AccessKeyId", temporary))).Value("Account"));
        Assert.Equal(account.Id, (await asker.RestAsync("GET", $"/access-keys/{temporary}/account")).Json.GetProperty("account").GetString());
        await account.MustAsync("DeleteAccessKey", ("UserName", "alice"), ("AccessKeyId", longTerm));
        Assert.Equal(account.Id, (await asker.MustStsAsync("GetAccessKeyInfo", ("AccessKeyId", longTerm))).Value("Account"));

        // The example of the article that tells how AWS has put the account there.
        Assert.Equal("029608264753", (await asker.MustStsAsync("GetAccessKeyInfo", ("AccessKeyId", "ASIAQNZGKIQY56JQ7WML"))).Value("Account"));
        Assert.Equal((400, "ValidationError"), Short(await asker.StsAsync("GetAccessKeyInfo", ("AccessKeyId", "AKIAAAAAAAAAAAAAAAAA"))));
        Assert.Equal((400, "ValidationError"), Short(await asker.StsAsync("GetAccessKeyInfo", ("AccessKeyId", "not_a_key_id_at_all"))));
        Assert.Equal((400, "ValidationError"), Short(await asker.StsAsync("GetAccessKeyInfo", ("AccessKeyId", "123456789012"))));
        var alice = await account.NewLimitedUserAsync("bob");
        Assert.Equal((403, "AccessDenied"), Short(await alice.StsAsync("GetAccessKeyInfo", ("AccessKeyId", temporary))));
    }

    [Fact]
    public async Task DecodeAuthorizationMessage_OfTheAccountsOwn_IsTheDecision()
    {
        var account = sim.NewAccount();
        var message = Encode(sim, account, """{"Version":"2012-10-17","Statement":[{"Sid":"NoDelete","Effect":"Deny","Action":"s3:Delete*","Resource":"*"}]}""");

        var answer = await account.MustStsAsync("DecodeAuthorizationMessage", ("EncodedMessage", message));

        var decoded = JsonDocument.Parse(answer.Value("DecodedMessage")!).RootElement;
        Assert.Equal(["allowed", "explicitDeny", "matchedStatements", "failures", "context"], decoded.EnumerateObject().Select(m => m.Name));
        Assert.Equal((false, true), (decoded.GetProperty("allowed").GetBoolean(), decoded.GetProperty("explicitDeny").GetBoolean()));
        var statement = Assert.Single(decoded.GetProperty("matchedStatements").GetProperty("items").EnumerateArray());
        Assert.Equal(("NoDelete", "DENY"), (statement.GetProperty("statementId").GetString(), statement.GetProperty("effect").GetString()));
        var context = decoded.GetProperty("context");
        Assert.Equal(("s3:DeleteObject", "arn:aws:s3:::b/k"), (context.GetProperty("action").GetString(), context.GetProperty("resource").GetString()));
        Assert.Equal(account.Arn("user/bob"), context.GetProperty("principal").GetProperty("arn").GetString());
        Assert.Equal("aws:secure", context.GetProperty("conditions").GetProperty("items")[0].GetProperty("key").GetString());
        var rest = await account.RestAsync("POST", "/decoded-authorization-messages", new { encodedMessage = message });
        Assert.Equal(answer.Value("DecodedMessage"), rest.Json.GetProperty("decodedMessage").GetString());
    }

    [Fact]
    public async Task DecodeAuthorizationMessage_OfAnythingElse_IsRefused()
    {
        var account = sim.NewAccount();
        var message = Encode(sim, account, Allow("s3:*"));

        foreach (var bad in new[] { "x", message[..^2], message[2..], message + "\n", message.ToUpperInvariant() })
        {
            Assert.Equal((400, "InvalidAuthorizationMessageException"), Short(await account.StsAsync("DecodeAuthorizationMessage", ("EncodedMessage", bad))));
        }

        Assert.Equal((400, "InvalidAuthorizationMessageException"), Short(await sim.NewAccount().StsAsync("DecodeAuthorizationMessage", ("EncodedMessage", message))));
        var bob = await account.NewLimitedUserAsync("bob");
        Assert.Equal((403, "AccessDenied"), Short(await bob.StsAsync("DecodeAuthorizationMessage", ("EncodedMessage", message))));
    }

    internal static string Encode(Sim sim, TestAccount account, string policy)
    {
        var principal = new RequestPrincipal { Type = PrincipalType.User, Arn = account.Arn("user/bob"), Account = account.Id, UserId = "AIDAEXAMPLEEXAMPLEXX" };
        var request = new AuthorizationRequest(
            principal, "s3:DeleteObject", "arn:aws:s3:::b/k", new RequestContext([KeyValuePair.Create("aws:Secure", ImmutableArray.Create("false"))]));
        var policies = new PolicySet { Identity = PolicyLayer.Of(AttachedPolicy.From(PolicyDocument.Parse(policy, PolicyKind.Identity, "aws").Document!, "p")) };
        var decided = new DecidedQuestion(new CallerAccess { Principal = principal }, request, policies, PolicyEvaluator.Decide(request, policies));
        return sim.Host.Services.GetRequiredService<AuthorizationMessages>().Encode(decided);
    }

    private static (int, string?) Short(WireAnswer answer) => (answer.Status, answer.Code);
}
