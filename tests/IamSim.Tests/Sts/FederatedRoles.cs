using System.Text.Json;
using IamSim.Tests.Support;

namespace IamSim.Tests.Sts;

/// <summary>Identity providers and roles that trust them, as tests make them.</summary>
internal static class FederatedRoles
{
    /// <summary>Registers an OIDC provider, and returns its ARN.</summary>
    public static async Task<string> NewOidcProviderAsync(this TestAccount account, string url, string clientId = "sts.amazonaws.com") =>
        (await account.MustAsync("CreateOpenIDConnectProvider", ("Url", url), ("ClientIDList.member.1", clientId))).Value("OpenIDConnectProviderArn")!;

    /// <summary>Makes a role that trusts a federated principal, and returns its ARN.</summary>
    public static async Task<string> NewTrustingRoleAsync(
        this TestAccount account, string federated, string[] actions, object? condition = null, string name = "deployer", int hours = 1)
    {
        var statement = new Dictionary<string, object>
        {
            ["Effect"] = "Allow",
            ["Principal"] = new { Federated = federated },
            ["Action"] = actions,
        };
        if (condition is not null)
        {
            statement["Condition"] = condition;
        }

        var trust = JsonSerializer.Serialize(new { Version = "2012-10-17", Statement = new[] { statement } });
        var answer = await account.MustAsync(
            "CreateRole",
            ("RoleName", name),
            ("AssumeRolePolicyDocument", trust),
            ("MaxSessionDuration", (hours * 3600).ToString(System.Globalization.CultureInfo.InvariantCulture)));
        return answer.Value("Role/Arn")!;
    }

    public static string[] ByWebIdentity { get; } = ["sts:AssumeRoleWithWebIdentity"];

    public static string[] WithTags { get; } = ["sts:AssumeRoleWithWebIdentity", "sts:TagSession", "sts:SetSourceIdentity"];

    /// <summary>A condition: <c>Equals("token.actions.githubusercontent.com:sub", "…")</c>.</summary>
    public static object Equals(string key, string value) => new Dictionary<string, object> { ["StringEquals"] = new Dictionary<string, string> { [key] = value } };
}
