using System.Text.Json;
using System.Text.Json.Nodes;
using IamSim.Tests.Iam.DelegationRequests;
using IamSim.Tests.Organizations;
using IamSim.Tests.Sts;
using IamSim.Tests.Sts.Saml;
using IamSim.Tests.Sts.Support;
using IamSim.Tests.Support;
using static IamSim.Tests.Sts.Support.StsClients;

namespace IamSim.Tests.Audit.Walk;

/// <summary>How each operation of STS is made to succeed.</summary>
internal static class StsCalls
{
    private const string Nothing = """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]}""";
    private const string RootTask = "arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials";

    public static readonly Dictionary<string, Func<Sim, FederationSim, Task<PreparedCall>>> Of = new()
    {
        ["AssumeRole"] = async (sim, _) =>
        {
            var root = sim.NewAccount();
            var alice = await root.NewUserAsync("alice");
            var role = await root.NewRoleAsync("Deploy", Trust(root.Arn("user/alice"), "\"sts:AssumeRole\",\"sts:TagSession\",\"sts:SetSourceIdentity\""));
            return new(root, Json(new
            {
                roleArn = role,
                roleSessionName = "walk",
                policyArns = new[] { new { arn = "arn:aws:iam::aws:policy/ReadOnlyAccess" } },
                policy = Nothing,
                durationSeconds = 900,
                tags = new[] { new { key = "team", value = "vision" } },
                transitiveTagKeys = new[] { "team" },
                externalId = "external",
                sourceIdentity = "Alice",
            }))
            { Caller = alice };
        },
        ["AssumeRoleWithSAML"] = async (_, federation) =>
        {
            var saml = await SamlCase.NewAsync(federation);
            var untrusting = await saml.Account.NewTrustingRoleAsync(saml.Provider, ["sts:AssumeRoleWithSAML"], FederatedRoles.Equals("saml:sub", "bob"), "bobs");
            var response = saml.Idp.Respond(saml.Speech);
            return new(saml.Account, Json(new { roleArn = saml.Role, principalArn = saml.Provider, sAMLAssertion = response, durationSeconds = 900 }))
            {
                IsUnsigned = true,
                Denied = Json(new { roleArn = untrusting, principalArn = saml.Provider, sAMLAssertion = saml.Idp.Respond(SamlSpeech.For(untrusting, saml.Provider)) }),
                Beside = Json(new { sAMLAssertionID = AssertionId(response), roleSessionName = "alice" }),
                Owned = saml,
            };
        },
        ["AssumeRoleWithWebIdentity"] = async (_, federation) =>
        {
            var account = federation.NewAccount();
            var provider = await account.NewOidcProviderAsync(FederationSim.GitHub);
            var role = await account.NewTrustingRoleAsync(provider, FederatedRoles.WithTags);
            var untrusting = await account.NewTrustingRoleAsync(
                provider, FederatedRoles.ByWebIdentity, FederatedRoles.Equals("token.actions.githubusercontent.com:sub", "nobody"), "untrusting");
            var token = await federation.GitHubTokenAsync();
            return new(account, Json(new { roleArn = role, roleSessionName = "deploy", webIdentityToken = token, durationSeconds = 900 }))
            {
                IsUnsigned = true,
                Denied = Json(new { roleArn = untrusting, roleSessionName = "deploy", webIdentityToken = token }),
            };
        },
        ["AssumeRoot"] = async (sim, _) =>
        {
            var (manager, _, _) = await sim.NewOrganizationAsync();
            var member = await manager.NewMemberAsync();
            await manager.MustAsync("EnableOrganizationsRootCredentialsManagement");
            return new(manager, Json(new { targetPrincipal = member, taskPolicyArn = new { arn = RootTask }, durationSeconds = 60 })) { Caller = await manager.NewUserAsync("admin") };
        },
        ["DecodeAuthorizationMessage"] = (sim, _) =>
        {
            var root = sim.NewAccount();
            return Task.FromResult(new PreparedCall(root, Json(new { encodedMessage = KeyAndMessageTests.Encode(sim, root, Nothing) })));
        },
        ["GetAccessKeyInfo"] = (sim, _) => Task.FromResult(new PreparedCall(sim.NewAccount(), Json(new { accessKeyId = "ASIAQNZGKIQY56JQ7WML" }))),
        ["GetCallerIdentity"] = (sim, _) => Task.FromResult(new PreparedCall(sim.NewAccount(), [])),
        ["GetDelegatedAccessToken"] = async (sim, _) =>
        {
            var (partner, customer) = (sim.NewAccount(), sim.NewAccount());
            var id = await partner.AskAsync(("OwnerAccountId", customer.Id));
            foreach (var operation in (string[])["AssociateDelegationRequest", "AcceptDelegationRequest", "SendDelegationToken"])
            {
                Assert.Equal(200, (await customer.OnAsync(operation, id)).Status);
            }

            var token = (await partner.RestAsync("GET", $"/simulator/delegation-tokens/{id}")).Json.GetProperty("tradeInToken").GetString();
            return new(partner, Json(new { tradeInToken = token }));
        },
        ["GetFederationToken"] = (sim, _) => Task.FromResult(new PreparedCall(
            sim.NewAccount(), Json(new { name = "bob", policy = Nothing, durationSeconds = 900, tags = new[] { new { key = "team", value = "vision" } } }))),
        ["GetSessionToken"] = (sim, _) => Task.FromResult(new PreparedCall(sim.NewAccount(), Json(new { durationSeconds = 900 }))),
        ["GetWebIdentityToken"] = async (sim, _) =>
        {
            var root = sim.NewAccount();
            await root.MustAsync("EnableOutboundWebIdentityFederation");
            return new(root, Json(new { audience = new[] { "https://api.example.com" }, durationSeconds = 300, signingAlgorithm = "RS256" }));
        },
    };

    /// <summary>Operations that nobody is denied, and why.</summary>
    public static readonly Dictionary<string, string> NeverDenied = new()
    {
        ["GetCallerIdentity"] = "No permissions are required to perform this operation.",
        ["GetSessionToken"] = "No permissions are required for users to perform this operation.",
    };

    private static string AssertionId(string response)
    {
        var document = new System.Xml.XmlDocument();
        document.LoadXml(System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(response)));
        return ((System.Xml.XmlElement)document.GetElementsByTagName("Assertion", "urn:oasis:names:tc:SAML:2.0:assertion")[0]!).GetAttribute("ID");
    }

    private static JsonObject Json(object value) => JsonSerializer.SerializeToNode(value)!.AsObject();
}
