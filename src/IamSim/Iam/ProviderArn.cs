namespace IamSim.Iam;

/// <summary>The ARN of an identity provider: <c>arn:aws:iam::123456789012:saml-provider/Okta</c>, <c>…:oidc-provider/server.example.com</c>.</summary>
internal static class ProviderArn
{
    public const string Saml = "saml-provider";
    public const string OpenIdConnect = "oidc-provider";

    /// <summary>What stands behind the type in an ARN of this account's providers; null for any other text.</summary>
    public static string? NameIn(Calls.Call call, string arn, string type)
    {
        var start = Calls.Arns.Iam(call, type, "/", string.Empty);
        return arn.Length > start.Length && arn.StartsWith(start, StringComparison.Ordinal) ? arn[start.Length..] : null;
    }

    /// <summary>Whether a text has the form of such an ARN, of whatever account.</summary>
    public static bool IsOne(string arn, string type) =>
        arn.Split(':', 6) is ["arn", _, "iam", "", { Length: 12 } account, var resource]
        && Calls.CallerResolver.IsAccountId(account)
        && resource.StartsWith(type + '/', StringComparison.Ordinal)
        && resource.Length > type.Length + 1;
}
