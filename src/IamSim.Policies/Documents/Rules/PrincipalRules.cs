namespace IamSim.Policies.Documents.Rules;

/// <summary>What principals look like. Whether they exist is not known here.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html">IAM: Principal</see></remarks>
internal static class PrincipalRules
{
    private const int CanonicalUserLength = 64;

    // CloudFront's origin access identities stand in bucket policies as users of no account:
    // https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3-oai.html
    private const string OriginAccessIdentityPrefix = "arn:aws:iam::cloudfront:user/";

    internal static void Check(PolicyDocument document, KindRules rules, string? partition, ErrorLog log)
    {
        // As of a resource's ARN, IAM judges of a principal's partition only in what it stores: trust policies.
        var judgedIn = document.Kind == PolicyKind.Trust ? partition : null;
        for (var index = 0; index < document.Statements.Length; index++)
        {
            if (document.Statements[index].Principal is not { } clause)
            {
                continue;
            }

            var path = $"{PolicyPath.Statement(index)}.{(clause.IsNot ? ElementNames.NotPrincipal : ElementNames.Principal)}";
            if (clause.Principals.IsEmpty)
            {
                log.Add(PolicyErrorCode.EmptyPrincipal, clause.Position, path, ElementNames.Principal);
            }

            foreach (var principal in clause.Principals)
            {
                if (Fault(principal, rules.PrincipalForms, judgedIn) is { } code)
                {
                    log.Add(code, principal.Position, path, principal.Described);
                }
            }
        }
    }

    private static PolicyErrorCode? Fault(PolicyPrincipal principal, PrincipalForms forms, string? judgedIn)
    {
        if (forms == PrincipalForms.EveryoneOnly)
        {
            return principal.Kind == PrincipalKind.Everyone ? null : PolicyErrorCode.InvalidPrincipal;
        }

        return principal.Kind switch
        {
            PrincipalKind.Everyone => forms == PrincipalForms.Trust ? PolicyErrorCode.EveryonePrincipal : null,
            PrincipalKind.Aws => IsAws(principal.Value, forms) && IsIn(judgedIn, principal.Value) ? null : PolicyErrorCode.InvalidPrincipal,
            PrincipalKind.Service => IsService(principal.Value) ? null : PolicyErrorCode.InvalidPrincipal,
            PrincipalKind.Federated => IsFederated(principal.Value) && IsIn(judgedIn, principal.Value) ? null : PolicyErrorCode.InvalidFederatedPrincipal,
            _ => IsCanonicalUser(principal.Value) ? null : PolicyErrorCode.InvalidPrincipal,
        };
    }

    private static bool IsAws(string value, PrincipalForms forms) =>
        AwsPrincipal.TryParse(value) is not null
        || (forms == PrincipalForms.Any && value.StartsWith(OriginAccessIdentityPrefix, StringComparison.Ordinal));

    // "IAM roles and resource-based policies delegate access across accounts only within a single partition":
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles.html
    private static bool IsIn(string? partition, string value) =>
        partition is null || !value.StartsWith("arn:", StringComparison.Ordinal) || value.StartsWith($"arn:{partition}:", StringComparison.Ordinal);

    // AWS knows its services by name and refuses others; without their list, the domains that they live in have to do.
    private static bool IsService(string value) =>
        IsDomain(value)
        && (value.EndsWith(".amazonaws.com", StringComparison.Ordinal)
            || value.EndsWith(".amazonaws.com.cn", StringComparison.Ordinal)
            || value.EndsWith(".amazon.com", StringComparison.Ordinal)
            || value.EndsWith(".aws.internal", StringComparison.Ordinal));

    private static bool IsFederated(string value)
    {
        if (!value.StartsWith("arn:", StringComparison.Ordinal))
        {
            return IsDomain(value);
        }

        return value.Split(':', 6) is [_, var partition, "iam", "", var account, var provider]
            && partition.StartsWith("aws", StringComparison.Ordinal)
            && AwsPrincipal.IsAccountId(account)
            && IsProvider(provider);
    }

    private static bool IsProvider(string provider) =>
        provider.Split('/', 2) is ["saml-provider" or "oidc-provider", { Length: > 0 } name]
        && !name.AsSpan().ContainsAny('*', '?')
        && !name.AsSpan().ContainsAnyExceptInRange('!', '~');

    private static bool IsDomain(string value) =>
        value.Contains('.', StringComparison.Ordinal)
        && value[0] != '.'
        && value[^1] != '.'
        && value.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '-' or '_');

    private static bool IsCanonicalUser(string value) => value.Length == CanonicalUserLength && value.All(char.IsAsciiHexDigit);
}
