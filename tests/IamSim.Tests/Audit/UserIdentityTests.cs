using System.Text.Json;
using IamSim.Tests.Authorization;
using IamSim.Tests.Iam.DelegationRequests;
using IamSim.Tests.Organizations;
using IamSim.Tests.Sts;
using IamSim.Tests.Sts.Saml;
using IamSim.Tests.Sts.Support;
using IamSim.Tests.Support;
using static IamSim.Tests.Sts.Support.StsClients;

namespace IamSim.Tests.Audit;

/// <summary>Who stands in events, and what they asked for, where that is more than a user's key and a request.</summary>
public sealed class UserIdentityTests(GuardedSim sim, FederationSim federation)
{
    [Fact]
    public async Task FederatedUser_HasTheUserWhoStandsForIt_AsItsIssuer()
    {
        var root = sim.NewAccount();
        var alice = await root.NewUserAsync("alice");
        var session = sim.Host.Session(await alice.MustStsAsync("GetFederationToken", ("Name", "bob")));

        await session.MustStsAsync("GetCallerIdentity");

        var identity = Assert.Single(await root.EventsAsync("?eventName=GetCallerIdentity")).GetProperty("userIdentity");
        Assert.Equal(("FederatedUser", root.Id + ":bob"), (Text(identity, "type"), Text(identity, "principalId")));
        var issuer = identity.GetProperty("sessionContext").GetProperty("sessionIssuer");
        Assert.Equal(
            ("IAMUser", root.Arn("user/alice"), root.Id, "alice"), (Text(issuer, "type"), Text(issuer, "arn"), Text(issuer, "accountId"), Text(issuer, "userName")));
        Assert.StartsWith("AIDA", Text(issuer, "principalId"));
    }

    [Fact]
    public async Task FederatedUser_OfRoot_HasRootAsItsIssuer()
    {
        var root = sim.NewAccount();
        var session = sim.Host.Session(await root.MustStsAsync("GetFederationToken", ("Name", "bob")));

        await session.MustStsAsync("GetCallerIdentity");

        var issuer = Assert.Single(await root.EventsAsync("?eventName=GetCallerIdentity")).GetProperty("userIdentity").GetProperty("sessionContext").GetProperty("sessionIssuer");
        Assert.Equal(("Root", root.Id, root.Arn("root"), false), (Text(issuer, "type"), Text(issuer, "principalId"), Text(issuer, "arn"), issuer.TryGetProperty("userName", out _)));
    }

    [Fact]
    public async Task Root_HasTheAccountsAliasAsItsName_AsLongAsThereIsOne()
    {
        var root = sim.NewAccount();
        var alias = $"alias-{Guid.NewGuid():N}";
        await root.MustAsync("ListUsers");
        await root.MustAsync("CreateAccountAlias", ("AccountAlias", alias));
        await root.MustAsync("ListUsers");
        await root.MustAsync("DeleteAccountAlias", ("AccountAlias", alias));
        await root.MustAsync("ListUsers");

        var names = (await root.EventsAsync("?eventName=ListUsers&userName=root"))
            .Select(e => e.GetProperty("userIdentity")).Select(i => i.TryGetProperty("userName", out var name) ? name.GetString() : null);

        Assert.Equal([null, alias, null], names);
    }

    [Fact]
    public async Task AssumedRoot_IsSaidToBeOne_AndIsAnEventOfBothAccounts()
    {
        var (manager, _, _) = await sim.NewOrganizationAsync();
        var member = sim.Root(await manager.NewMemberAsync());
        await manager.MustAsync("EnableOrganizationsRootCredentialsManagement");
        var admin = await manager.NewUserAsync("admin");
        var session = sim.Host.Session(await admin.MustStsAsync(
            "AssumeRoot", ("TargetPrincipal", member.Id), ("TaskPolicyArn.arn", "arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials")));

        await session.MustAsync("ListAccessKeys");

        var identity = Assert.Single(await member.EventsAsync("?eventName=ListAccessKeys")).GetProperty("userIdentity");
        Assert.Equal(("Root", "true"), (Text(identity, "type"), Text(identity.GetProperty("sessionContext"), "assumedRoot")));
        var (own, copy) = (Assert.Single(await manager.EventsAsync("?eventName=AssumeRoot")), Assert.Single(await member.EventsAsync("?eventName=AssumeRoot")));
        Assert.False(own.GetProperty("readOnly").GetBoolean());
        Assert.Equal(Text(own, "sharedEventID"), Text(copy, "sharedEventID"));
        Assert.True(own.GetProperty("responseElements").GetProperty("credentials").TryGetProperty("accessKeyId", out _));
    }

    [Fact]
    public async Task DelegatedSession_IsItsPrincipals_InvokedByTheProvider()
    {
        var (partner, customer) = (sim.NewAccount(), sim.NewAccount());
        var id = await partner.AskAsync(("OwnerAccountId", customer.Id));
        foreach (var operation in (string[])["AssociateDelegationRequest", "AcceptDelegationRequest", "SendDelegationToken"])
        {
            Assert.Equal(200, (await customer.OnAsync(operation, id)).Status);
        }

        var token = (await partner.RestAsync("GET", $"/simulator/delegation-tokens/{id}")).Json.GetProperty("tradeInToken").GetString()!;
        var session = sim.Host.Session(await partner.MustStsAsync("GetDelegatedAccessToken", ("TradeInToken", token)));

        await session.MustStsAsync("GetCallerIdentity");

        var identity = Assert.Single(await customer.EventsAsync("?eventName=GetCallerIdentity")).GetProperty("userIdentity");
        Assert.Equal(("Root", partner.Id), (Text(identity, "type"), Text(identity.GetProperty("invokedByDelegate"), "accountId")));
    }

    [Fact]
    public async Task DeniedAssumeRole_AcrossAccounts_IsTheCallersAccountsAlone()
    {
        var (ours, theirs) = (sim.NewAccount(), sim.NewAccount());
        var alice = await ours.NewUserAsync("alice");
        var role = await theirs.NewRoleAsync("Audit", Trust(theirs.Arn("root")));

        Assert.Equal("AccessDenied", (await alice.AssumeAsync(role)).Code);

        var own = Assert.Single(await ours.EventsAsync("?eventName=AssumeRole"));
        Assert.Equal("AccessDenied", Text(own, "errorCode"));
        Assert.False(own.TryGetProperty("sharedEventID", out _));
        Assert.Empty(await theirs.EventsAsync("?eventName=AssumeRole"));
    }

    [Fact]
    public async Task ChainOfRoles_ShowsTheTagsThatItHandsOn()
    {
        var root = sim.NewAccount();
        var alice = await root.NewUserAsync("alice");
        const string Actions = "\"sts:AssumeRole\",\"sts:TagSession\"";
        var first = await root.NewRoleAsync("First", Trust(root.Arn("user/alice"), Actions));
        await root.GrantRoleAsync("First", Allow("sts:*"));
        var second = await root.NewRoleAsync("Second", Trust(first, Actions));
        var session = sim.Host.Session(await alice.MustAssumeAsync(
            first, ("Tags.member.1.Key", "Department"), ("Tags.member.1.Value", "Engineering"), ("TransitiveTagKeys.member.1", "Department")));

        await session.MustAssumeAsync(second);

        var parameters = (await root.EventsAsync("?eventName=AssumeRole"))[0].GetProperty("requestParameters");
        Assert.Equal("""{"Department":"Engineering"}""", parameters.GetProperty("incomingTransitiveTags").GetRawText());
        Assert.Equal(second, Text(parameters, "roleArn"));
    }

    [Fact]
    public async Task SamlRequest_ShowsWhatTheAssertionAsksFor_AndNotTheAssertion()
    {
        using var saml = await SamlCase.NewAsync(federation, actions: ["sts:AssumeRoleWithSAML", "sts:TagSession", "sts:SetSourceIdentity"]);
        var speech = saml.Speech.With(
            ("https://aws.amazon.com/SAML/Attributes/PrincipalTag:CostCenter", "987654"),
            ("https://aws.amazon.com/SAML/Attributes/TransitiveTagKeys", "CostCenter"),
            ("https://aws.amazon.com/SAML/Attributes/SourceIdentity", "MySAMLUser"));

        var answer = await saml.AssumeAsync(speech);

        Assert.True(answer.Status == 200, answer.Text);
        var parameters = Assert.Single(await saml.Account.EventsAsync("?eventName=AssumeRoleWithSAML")).GetProperty("requestParameters");
        Assert.Equal(
            ["sAMLAssertionID", "roleSessionName", "sourceIdentity", "principalTags", "transitiveTagKeys", "roleArn", "principalArn"],
            parameters.EnumerateObject().Select(m => m.Name));
        Assert.Equal(("MySAMLUser", "987654"), (Text(parameters, "sourceIdentity"), Text(parameters.GetProperty("principalTags"), "CostCenter")));
    }

    [Fact]
    public async Task WebIdentityRequest_ShowsWhatTheTokenAsksFor_AndItsSessionTheProvider()
    {
        var account = federation.NewAccount();
        var provider = await account.NewOidcProviderAsync(FederationSim.GitHub);
        var role = await account.NewTrustingRoleAsync(provider, FederatedRoles.WithTags);
        var token = await federation.GitHubTokenAsync(claims: new Dictionary<string, object>
        {
            ["https://aws.amazon.com/tags"] = new Dictionary<string, object>
            {
                ["principal_tags"] = new Dictionary<string, string[]> { ["Project"] = ["Pegasus"] },
                ["transitive_tag_keys"] = new[] { "Project" },
            },
            ["https://aws.amazon.com/source_identity"] = "MyWebIdentityUser",
        });
        var answer = await federation.AssumeAsync(role, token);
        Assert.True(answer.Status == 200, answer.Text);

        await federation.Host.Session(answer).MustStsAsync("GetCallerIdentity");

        var parameters = Assert.Single(await account.EventsAsync("?eventName=AssumeRoleWithWebIdentity")).GetProperty("requestParameters");
        Assert.Equal(
            ["sourceIdentity", "principalTags", "transitiveTagKeys", "roleArn", "roleSessionName"], parameters.EnumerateObject().Select(m => m.Name));
        Assert.Equal(("MyWebIdentityUser", "Pegasus"), (Text(parameters, "sourceIdentity"), Text(parameters.GetProperty("principalTags"), "Project")));
        var context = Assert.Single(await account.EventsAsync("?eventName=GetCallerIdentity&userName=deploy")).GetProperty("userIdentity").GetProperty("sessionContext");
        Assert.Equal(provider, Text(context.GetProperty("webIdFederationData"), "federatedProvider"));
        Assert.Equal("MyWebIdentityUser", Text(context, "sourceIdentity"));
    }

    [Theory]
    [InlineData("one@example.com", "SUCCEEDED")]
    [InlineData("taken@example.com", "FAILED")]
    public async Task CreateAccount_IsFollowedByItsResult(string email, string state)
    {
        var (manager, id, _) = await sim.NewOrganizationAsync();
        await manager.MustOrgAsync("CreateAccount", new { AccountName = "first", Email = $"{id}-taken@example.com" });

        await manager.MustOrgAsync("CreateAccount", new { AccountName = "second", Email = $"{id}-{email}" });

        var asked = (await manager.EventsAsync("?eventName=CreateAccount"))[0];
        var result = (await manager.EventsAsync("?eventName=CreateAccountResult"))[0];
        Assert.Equal("""{"email":"****","accountName":"****"}""", asked.GetProperty("requestParameters").GetRawText());
        Assert.Equal(("AwsServiceEvent", "AWS Internal"), (Text(result, "eventType"), Text(result.GetProperty("userIdentity"), "invokedBy")));
        var status = result.GetProperty("serviceEventDetails").GetProperty("createAccountStatus");
        Assert.Equal((state, "****"), (Text(status, "state"), Text(status, "accountName")));
        Assert.Equal(Text(asked.GetProperty("responseElements").GetProperty("createAccountStatus"), "id"), Text(status, "id"));
        Assert.Equal(state == "SUCCEEDED", status.TryGetProperty("accountId", out _));
    }

    [Fact]
    public async Task SignIn_OfNobody_HidesTheName_AndItsSessionIsOneOfTheConsole()
    {
        const string Password = "Correct-Horse-7-Battery";
        var root = sim.NewAccount();
        await root.MustAsync("CreateUser", ("UserName", "alice"));
        await root.MustAsync("CreateLoginProfile", ("UserName", "alice"), ("Password", Password));
        await root.RestAsync("POST", "/sign-in", new { account = root.Id, userName = "my-password", password = "wrong" });
        await root.RestAsync("POST", "/sign-in", new { account = root.Id, userName = "alice", password = "wrong" });
        var signedIn = await root.RestAsync("POST", "/sign-in", new { account = root.Id, userName = "alice", password = Password });
        var session = sim.Host.Session(signedIn.Json.GetProperty("session").GetProperty("credentials").GetProperty("accessKeyId").GetString()!);

        await session.MustStsAsync("GetCallerIdentity");

        var logins = await root.EventsAsync("?eventName=ConsoleLogin");
        Assert.Equal(
            [null, "Failed authentication", "No username found in supplied account"],
            logins.Select(e => e.TryGetProperty("errorMessage", out var message) ? message.GetString() : null));
        Assert.Equal(["alice", "alice", "HIDDEN_DUE_TO_SECURITY_REASONS"], logins.Select(e => Text(e.GetProperty("userIdentity"), "userName")));
        Assert.Equal("true", Text(Assert.Single(await root.EventsAsync("?eventName=GetCallerIdentity")), "sessionCredentialFromConsole"));
        Assert.DoesNotContain("password", Assert.Single(await root.EventsAsync("?eventName=CreateLoginProfile")).GetProperty("requestParameters").EnumerateObject().Select(m => m.Name));
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
