using System.Text.Json;
using IamSim.Tests.Organizations;
using IamSim.Tests.Sts.Support;

namespace IamSim.Tests.Sts.WebIdentity;

public sealed class AssumeRoleWithWebIdentityTests(FederationSim sim)
{
    private const string Denied = "Not authorized to perform sts:AssumeRoleWithWebIdentity";
    private const string Sub = "token.actions.githubusercontent.com:sub";
    private const string Main = "repo:example/app:ref:refs/heads/main";

    [Fact]
    public async Task AssumeRoleWithWebIdentity_ByGitHubActionsToken_IsASessionOfTheRole()
    {
        var account = sim.NewAccount();
        var provider = await account.NewOidcProviderAsync(FederationSim.GitHub);
        var role = await account.NewTrustingRoleAsync(provider, FederatedRoles.ByWebIdentity, FederatedRoles.Equals(Sub, Main));

        var answer = await sim.AssumeAsync(role, await sim.GitHubTokenAsync());

        Assert.True(answer.Status == 200, answer.Text);
        Assert.Equal(
            (Main, "sts.amazonaws.com", provider, null),
            (answer.Value("SubjectFromWebIdentityToken"), answer.Value("Audience"), answer.Value("Provider"), answer.Value("PackedPolicySize")));
        Assert.Equal($"arn:aws:sts::{account.Id}:assumed-role/deployer/deploy", answer.Value("AssumedRoleUser/Arn"));
        Assert.EndsWith(":deploy", answer.Value("AssumedRoleUser/AssumedRoleId"));
        Assert.StartsWith("ASIA", answer.Value("Credentials/AccessKeyId"));
        var claims = sim.ClaimsOf(answer);
        Assert.Equal((account.Id, "deployer", "deploy", provider), (claims.Account, claims.RoleName, claims.Name, claims.FederatedProvider));
        Assert.Equal(3600, claims.ExpiresAt - claims.IssuedAt);
        Assert.Equal([Main], claims.Context[Sub]);
        Assert.Equal(["sts.amazonaws.com"], claims.Context["token.actions.githubusercontent.com:aud"]);
        Assert.DoesNotContain("token.actions.githubusercontent.com:repository", claims.Context.Keys);
    }

    [Fact]
    public async Task AssumeRoleWithWebIdentity_IsAnEventOfTheRolesAccount_AndTellsNoToken()
    {
        var account = sim.NewAccount();
        var provider = await account.NewOidcProviderAsync(FederationSim.GitHub);
        var role = await account.NewTrustingRoleAsync(provider, FederatedRoles.ByWebIdentity);
        var token = await sim.GitHubTokenAsync();

        await sim.AssumeAsync(role, token);

        var record = (await account.EventsAsync("?eventName=AssumeRoleWithWebIdentity"))[0];
        var identity = record.GetProperty("userIdentity");
        Assert.Equal("WebIdentityUser", identity.GetProperty("type").GetString());
        Assert.Equal($"{provider}:sts.amazonaws.com:{Main}", identity.GetProperty("principalId").GetString());
        Assert.Equal(Main, identity.GetProperty("userName").GetString());
        Assert.Equal(provider, identity.GetProperty("identityProvider").GetString());
        Assert.False(identity.TryGetProperty("arn", out _));
        Assert.DoesNotContain(token, record.GetRawText());
    }

    [Fact]
    public async Task AssumeRoleWithWebIdentity_OfUntrustingOrMissingRole_SaysTheSame()
    {
        var account = sim.NewAccount();
        var provider = await account.NewOidcProviderAsync(FederationSim.GitHub);
        var role = await account.NewTrustingRoleAsync(provider, FederatedRoles.ByWebIdentity, FederatedRoles.Equals(Sub, Main));

        var untrusted = await sim.AssumeAsync(role, await sim.GitHubTokenAsync("feature"));
        var missing = await sim.AssumeAsync(account.Arn("role/nobody"), await sim.GitHubTokenAsync());
        var withoutPath = await sim.AssumeAsync(role.Replace("role/", "role/ml/"), await sim.GitHubTokenAsync());

        untrusted.Refused(403, "AccessDenied", Denied);
        missing.Refused(403, "AccessDenied", Denied);
        withoutPath.Refused(403, "AccessDenied", Denied);
        var record = (await account.EventsAsync("?eventName=AssumeRoleWithWebIdentity"))[0];
        Assert.Equal("AccessDenied", record.GetProperty("errorCode").GetString());
    }

    [Theory]
    [InlineData("token.actions.githubusercontent.com:repository", "example/app")]
    [InlineData("token.actions.githubusercontent.com:ref", "refs/heads/main")]
    [InlineData("token.actions.githubusercontent.com:job_workflow_ref", "example/app/.github/workflows/deploy.yml@refs/heads/main")]
    [InlineData("token.actions.githubusercontent.com:oaud", "sts.amazonaws.com")]
    [InlineData("token.actions.githubusercontent.com:email", "octo@example.com")]
    [InlineData("sts:RoleSessionName", "deploy")]
    public async Task TrustPolicy_SeesTheTokensClaims(string key, string value)
    {
        var account = sim.NewAccount();
        var provider = await account.NewOidcProviderAsync(FederationSim.GitHub);
        var trusting = await account.NewTrustingRoleAsync(provider, FederatedRoles.ByWebIdentity, FederatedRoles.Equals(key, value));
        var other = await account.NewTrustingRoleAsync(provider, FederatedRoles.ByWebIdentity, FederatedRoles.Equals(key, value + "x"), "other");
        var token = await sim.GitHubTokenAsync(
            claims: new { job_workflow_ref = "example/app/.github/workflows/deploy.yml@refs/heads/main", email = "octo@example.com" });

        Assert.Equal(200, (await sim.AssumeAsync(trusting, token)).Status);
        (await sim.AssumeAsync(other, token)).Refused(403, "AccessDenied", Denied);
    }

    [Fact]
    public async Task AssumeRoleWithWebIdentity_ByKubernetesServiceAccount_IsASessionOfTheRole()
    {
        const string cluster = "oidc.eks.us-east-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B71EXAMPLE";
        var account = sim.NewAccount();
        var provider = await account.NewOidcProviderAsync("https://" + cluster);
        var role = await account.NewTrustingRoleAsync(
            provider, FederatedRoles.ByWebIdentity, FederatedRoles.Equals(cluster + ":sub", "system:serviceaccount:ml:trainer"));

        var trainer = await sim.AssumeAsync(role, await sim.MintAsync(new { issuer = "https://" + cluster, subject = "system:serviceaccount:ml:trainer" }));
        var other = await sim.AssumeAsync(role, await sim.MintAsync(new { issuer = "https://" + cluster, subject = "system:serviceaccount:ml:other" }));

        Assert.Equal(200, trainer.Status);
        other.Refused(403, "AccessDenied", Denied);
    }

    [Fact]
    public async Task AuthorizedParty_CountsInTheAudiencesPlace()
    {
        var account = sim.NewAccount();
        var provider = await account.NewOidcProviderAsync(FederationSim.GitHub, "the-client");
        var role = await account.NewTrustingRoleAsync(
            provider, FederatedRoles.ByWebIdentity, FederatedRoles.Equals("token.actions.githubusercontent.com:aud", "the-client"));

        Task<string> Token(string audience, string party) => sim.MintAsync(
            new { issuer = FederationSim.GitHub, subject = Main, audience, claims = new { azp = party } });

        Assert.Equal("the-client", (await sim.AssumeAsync(role, await Token("the-api", "the-client"))).Value("Audience"));
        (await sim.AssumeAsync(role, await Token("the-client", "another"))).Refused(400, "InvalidIdentityToken", "Incorrect token audience");
    }

    [Fact]
    public async Task Google_NeedsNoProviderOfTheAccount()
    {
        var account = sim.NewAccount();
        var role = await account.NewTrustingRoleAsync(
            "accounts.google.com", FederatedRoles.ByWebIdentity, FederatedRoles.Equals("accounts.google.com:aud", "app.apps.googleusercontent.com"));

        var answer = await sim.AssumeAsync(role, await sim.MintAsync(new
        {
            issuer = "https://accounts.google.com",
            subject = "110169484474386276334",
            audience = "backend.apps.googleusercontent.com",
            claims = new { azp = "app.apps.googleusercontent.com" },
        }));

        Assert.True(answer.Status == 200, answer.Text);
        Assert.Equal("accounts.google.com", answer.Value("Provider"));
        Assert.Equal("110169484474386276334", sim.ClaimsOf(answer).WebIdentity["accounts.google.com:sub"]);
    }

    [Fact]
    public async Task Tags_OfTheToken_NeedTagSession_AndAreTheSessions()
    {
        var account = sim.NewAccount();
        var provider = await account.NewOidcProviderAsync(FederationSim.GitHub);
        var untagged = await account.NewTrustingRoleAsync(provider, FederatedRoles.ByWebIdentity);
        var tagged = await account.NewTrustingRoleAsync(
            provider, FederatedRoles.WithTags, FederatedRoles.Equals("aws:RequestTag/Project", "Automation"), "tagged");
        var nested = await sim.GitHubTokenAsync(claims: new Dictionary<string, object>
        {
            ["https://aws.amazon.com/tags"] = new { principal_tags = new { Project = new[] { "Automation" } }, transitive_tag_keys = new[] { "Project" } },
            ["https://aws.amazon.com/source_identity"] = "octocat",
        });
        var flat = await sim.GitHubTokenAsync(claims: new Dictionary<string, object>
        {
            ["https://aws.amazon.com/tags/principal_tags/Project"] = "Automation",
            ["https://aws.amazon.com/tags/transitive_tag_keys"] = new[] { "Project" },
            ["https://aws.amazon.com/source_identity"] = "octocat",
        });

        (await sim.AssumeAsync(untagged, nested)).Refused(403, "AccessDenied", Denied);
        foreach (var token in (string[])[nested, flat])
        {
            var answer = await sim.AssumeAsync(tagged, token);

            Assert.True(answer.Status == 200, answer.Text);
            Assert.Equal("octocat", answer.Value("SourceIdentity"));
            Assert.NotNull(answer.Value("PackedPolicySize"));
            var claims = sim.ClaimsOf(answer);
            Assert.Equal("Automation", Assert.Single(claims.Tags, tag => tag.Key == "Project").Value);
            Assert.Equal(["Project"], claims.TransitiveTagKeys);
            Assert.Equal("octocat", claims.SourceIdentity);
        }
    }

    [Theory]
    [InlineData("""{"https://aws.amazon.com/source_identity":"a b"}""")]
    [InlineData("""{"https://aws.amazon.com/source_identity":7}""")]
    [InlineData("""{"https://aws.amazon.com/tags":{"principal_tags":{"Project":["a","b"]}}}""")]
    [InlineData("""{"https://aws.amazon.com/tags":{"principal_tags":{"aws:Project":["a"]}}}""")]
    [InlineData("""{"https://aws.amazon.com/tags":{"principal_tags":{"a":["1"],"A":["2"]}}}""")]
    [InlineData("""{"https://aws.amazon.com/tags":{"principal_tags":{"a":["1"]},"transitive_tag_keys":["b"]}}""")]
    [InlineData("""{"https://aws.amazon.com/tags":"Project"}""")]
    public async Task Tags_ThatNoSessionCanHave_IDPRejectedClaim(string claims)
    {
        var account = sim.NewAccount();
        var role = await account.NewTrustingRoleAsync(await account.NewOidcProviderAsync(FederationSim.GitHub), FederatedRoles.WithTags);

        var answer = await sim.AssumeAsync(role, await sim.GitHubTokenAsync(claims: JsonDocument.Parse(claims).RootElement));

        Assert.Equal((403, "IDPRejectedClaim"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task SessionPolicies_AreSealedIntoTheSession_AndBadOnesRefused()
    {
        const string policy = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}""";
        var account = sim.NewAccount();
        var role = await account.NewTrustingRoleAsync(await account.NewOidcProviderAsync(FederationSim.GitHub), FederatedRoles.ByWebIdentity, hours: 4);
        var token = await sim.GitHubTokenAsync();
        var large = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":["ARNS"]}]}""".Replace(
            "ARNS", string.Join("\",\"", Enumerable.Range(0, 35).Select(_ => $"arn:aws:s3:::{Guid.NewGuid():N}")), StringComparison.Ordinal);

        var limited = await sim.AssumeAsync(
            role, token, ("Policy", policy), ("PolicyArns.member.1.arn", "arn:aws:iam::aws:policy/ReadOnlyAccess"), ("DurationSeconds", "7200"));
        var malformed = await sim.AssumeAsync(role, token, ("Policy", "{}"));
        var packed = await sim.AssumeAsync(role, token, ("Policy", large));
        var tooLong = await sim.AssumeAsync(role, token, ("DurationSeconds", "43200"));

        var claims = sim.ClaimsOf(limited);
        Assert.Equal((policy, 7200), (claims.Policy, claims.ExpiresAt - claims.IssuedAt));
        Assert.Equal(["arn:aws:iam::aws:policy/ReadOnlyAccess"], claims.PolicyArns);
        Assert.Equal("MalformedPolicyDocument", malformed.Code);
        Assert.Equal("PackedPolicyTooLarge", packed.Code);
        tooLong.Refused(400, "ValidationError", "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
    }

    [Fact]
    public async Task Session_MayWhatItsRoleMay_AndKnowsWhoseTokenItWas()
    {
        var account = sim.NewAccount();
        var role = await account.NewTrustingRoleAsync(await account.NewOidcProviderAsync(FederationSim.GitHub), FederatedRoles.ByWebIdentity);
        var policy = new
        {
            Version = "2012-10-17",
            Statement = new[] { new { Effect = "Allow", Action = "iam:ListUsers", Resource = "*", Condition = FederatedRoles.Equals(Sub, Main) } },
        };
        await account.MustAsync("PutRolePolicy", ("RoleName", "deployer"), ("PolicyName", "p"), ("PolicyDocument", JsonSerializer.Serialize(policy)));

        var session = sim.Host.Session(await sim.AssumeAsync(role, await sim.GitHubTokenAsync()));
        var other = sim.Host.Session(await sim.AssumeAsync(role, await sim.GitHubTokenAsync("feature")));

        Assert.Equal(
            $"arn:aws:sts::{account.Id}:assumed-role/deployer/deploy", (await session.CallAsync(FederationSim.Version, "GetCallerIdentity")).Value("Arn"));
        Assert.Equal(200, (await session.CallAsync("ListUsers")).Status);
        Assert.Equal("AccessDenied", (await session.CallAsync("CreateUser", ("UserName", "bob"))).Code);
        Assert.Equal("AccessDenied", (await other.CallAsync("ListUsers")).Code);
        var identity = (await account.EventsAsync("?eventName=ListUsers"))[0].GetProperty("userIdentity").GetProperty("sessionContext");
        Assert.Equal(account.Arn("oidc-provider/token.actions.githubusercontent.com"), identity.GetProperty("webIdFederationData").GetProperty("federatedProvider").GetString());
    }

    [Fact]
    public async Task ResourceControlPolicy_StopsStrangersAtTheRolesAccount()
    {
        const string deny = """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"sts:AssumeRoleWithWebIdentity","Resource":"*"}]}""";
        var management = sim.NewAccount();
        await management.MustOrgAsync("CreateOrganization", new { FeatureSet = "ALL" });
        var root = (await management.MustOrgAsync("ListRoots")).Each("Roots", "Id")[0];
        await management.MustOrgAsync("EnablePolicyType", new { RootId = root, PolicyType = OrganizationCalls.Rcp });
        var member = management.Of(await management.NewMemberAsync());
        var role = await member.NewTrustingRoleAsync(await member.NewOidcProviderAsync(FederationSim.GitHub), FederatedRoles.ByWebIdentity);
        var token = await sim.GitHubTokenAsync();

        Assert.Equal(200, (await sim.AssumeAsync(role, token)).Status);
        await management.AttachAsync(await management.NewScpAsync("no-strangers", deny, OrganizationCalls.Rcp), member.Id);
        (await sim.AssumeAsync(role, token)).Refused(403, "AccessDenied", Denied);
    }

    [Fact]
    public async Task Rest_IsTheSameOperation()
    {
        var account = sim.NewAccount();
        var role = await account.NewTrustingRoleAsync(await account.NewOidcProviderAsync(FederationSim.GitHub), FederatedRoles.ByWebIdentity);

        var made = await account.RestAsync(
            "POST", "/web-identity-sessions", new { roleArn = role, roleSessionName = "deploy", webIdentityToken = await sim.GitHubTokenAsync() });
        var refused = await account.RestAsync("POST", "/web-identity-sessions", new { roleArn = role, roleSessionName = "deploy", webIdentityToken = "no.to.ken" });

        Assert.Equal((200, Main), (made.Status, made.Json.GetProperty("subjectFromWebIdentityToken").GetString()));
        Assert.Equal((400, "InvalidIdentityToken"), (refused.Status, refused.Code));
    }

    [Theory]
    [InlineData("arn:aws-cn:iam::123456789012:role/deployer")]
    [InlineData("arn:aws:s3:::some-bucket-of-ours")]
    [InlineData("something-that-is-no-arn")]
    public async Task RoleArn_ThatIsNone_ValidationError(string arn) =>
        (await sim.AssumeAsync(arn, await sim.GitHubTokenAsync())).Refused(400, "ValidationError", "Request ARN is invalid");
}
