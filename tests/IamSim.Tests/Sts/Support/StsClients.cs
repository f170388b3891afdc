using IamSim.Testing;
using IamSim.Tests.Support;

namespace IamSim.Tests.Sts.Support;

/// <summary>Calls of STS, and callers who act by its credentials.</summary>
internal static class StsClients
{
    public static Task<WireAnswer> StsAsync(this TestAccount caller, string action, params (string Name, string Value)[] parameters) =>
        caller.CallAsync("2011-06-15", action, parameters);

    public static async Task<WireAnswer> MustStsAsync(this TestAccount caller, string action, params (string Name, string Value)[] parameters)
    {
        var answer = await caller.StsAsync(action, parameters);
        Assert.True(answer.Status == 200, $"{action} answered {answer.Status} {answer.Code}: {answer.Message}");
        return answer;
    }

    public static Task<WireAnswer> AssumeAsync(this TestAccount caller, string roleArn, params (string Name, string Value)[] others) =>
        caller.StsAsync("AssumeRole", [("RoleArn", roleArn), ("RoleSessionName", "work"), .. others]);

    public static async Task<WireAnswer> MustAssumeAsync(this TestAccount caller, string roleArn, params (string Name, string Value)[] others)
    {
        var answer = await caller.AssumeAsync(roleArn, others);
        Assert.True(answer.Status == 200, $"AssumeRole answered {answer.Status} {answer.Code}: {answer.Message}");
        return answer;
    }

    /// <summary>Whoever has the credentials of an answer.</summary>
    public static TestAccount Session(this IamSimHost host, WireAnswer answer) => host.Session(answer.Value("Credentials/AccessKeyId")!);

    /// <summary>Whoever has these temporary credentials, whose secret and token an answer has shown.</summary>
    public static TestAccount Session(this IamSimHost host, string accessKeyId) => new(host.Client, "000000000000", accessKeyId);

    /// <summary>Makes a role and returns its ARN.</summary>
    public static async Task<string> NewRoleAsync(this TestAccount account, string name, string trust, params (string Name, string Value)[] others) =>
        (await account.MustAsync("CreateRole", [("RoleName", name), ("AssumeRolePolicyDocument", trust), .. others])).Value("Role/Arn")!;

    /// <summary>A trust policy for one AWS principal.</summary>
    public static string Trust(string principal, string actions = "\"sts:AssumeRole\"", string? condition = null) =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"{{principal}}"},"Action":[{{actions}}]{{(condition is null ? "" : ",\"Condition\":" + condition)}}}]}""";

    public static string TrustService(string service, string? condition = null) =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"{{service}}"},"Action":"sts:AssumeRole"{{(condition is null ? "" : ",\"Condition\":" + condition)}}}]}""";

    /// <summary>A policy that allows actions on a resource.</summary>
    public static string Allow(string action, string resource = "*") =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"{{action}}","Resource":"{{resource}}"}]}""";

    public static Task GrantUserAsync(this TestAccount account, string user, string policy) =>
        account.MustAsync("PutUserPolicy", ("UserName", user), ("PolicyName", "p" + Guid.CreateVersion7().ToString("N")), ("PolicyDocument", policy));

    public static Task GrantRoleAsync(this TestAccount account, string role, string policy, string name = "p") =>
        account.MustAsync("PutRolePolicy", ("RoleName", role), ("PolicyName", name), ("PolicyDocument", policy));
}
