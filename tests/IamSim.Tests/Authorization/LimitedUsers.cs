using System.Text.Json;
using IamSim.Tests.Support;

namespace IamSim.Tests.Authorization;

/// <summary>Users who may do what a policy says, and no more.</summary>
internal static class LimitedUsers
{
    private const string PolicyName = "limits";

    /// <summary>Makes a user with one inline policy, or with none, and speaks for it.</summary>
    public static async Task<TestAccount> NewLimitedUserAsync(this TestAccount account, string name, string? policy, params (string Name, string Value)[] others)
    {
        await account.MustAsync("CreateUser", [("UserName", name), .. others]);
        if (policy is not null)
        {
            await account.LimitAsync(name, policy);
        }

        return account.With(await account.NewKeyAsync(name));
    }

    /// <summary>Puts another policy in the place of the user's.</summary>
    public static Task LimitAsync(this TestAccount account, string name, string policy) =>
        account.MustAsync("PutUserPolicy", ("UserName", name), ("PolicyName", PolicyName), ("PolicyDocument", policy));

    /// <summary>A policy of some statements.</summary>
    public static string Policy(params object[] statements) => JsonSerializer.Serialize(new { Version = "2012-10-17", Statement = statements });

    public static object Allow(string action, string resource = "*") => new { Effect = "Allow", Action = action, Resource = resource };

    public static object Allow(IReadOnlyList<string> actions, IReadOnlyList<string> resources) => new { Effect = "Allow", Action = actions, Resource = resources };

    public static object Deny(string action, string resource = "*") => new { Effect = "Deny", Action = action, Resource = resource };

    /// <summary>A statement under one condition: <c>When(Allow("iam:*"), "StringEquals", "aws:RequestTag/team", "ml")</c>.</summary>
    public static object When(object statement, string @operator, string key, params string[] values)
    {
        var parts = JsonSerializer.SerializeToNode(statement)!.AsObject();
        parts["Condition"] = JsonSerializer.SerializeToNode(new Dictionary<string, object> { [@operator] = new Dictionary<string, object> { [key] = values } });
        return parts;
    }

    /// <summary>Expects to be denied, with these words behind <c>is not authorized to perform: </c>.</summary>
    public static void Denied(this WireAnswer answer, string callerArn, string rest) =>
        answer.Refused(403, "AccessDenied", $"User: {callerArn} is not authorized to perform: {rest}");

    /// <summary>Expects that nothing was denied, whatever else was wrong with the call.</summary>
    public static void NotDenied(this WireAnswer answer) =>
        Assert.DoesNotContain("is not authorized to perform", answer.Message ?? string.Empty, StringComparison.Ordinal);
}
