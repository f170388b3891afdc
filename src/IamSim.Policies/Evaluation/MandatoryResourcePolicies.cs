namespace IamSim.Policies.Evaluation;

/// <summary>The resources that nobody reaches, not even root, unless their own policy allows it.</summary>
internal static class MandatoryResourcePolicies
{
    internal static bool Has(AuthorizationRequest request) => IsKey(request.Resource) || IsRoleToAssume(request);

    /// <summary>
    /// Whether the resource's policy is a role's trust policy:
    /// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html, "IAM role trust policies … must
    /// explicitly allow".
    /// </summary>
    internal static bool IsRoleToAssume(AuthorizationRequest request) => IsRoleToAssume(request.ActionInLowerCase, request.Resource);

    internal static bool IsRoleToAssume(string actionInLowerCase, string resource) =>
        actionInLowerCase is "sts:assumerole" or "sts:assumerolewithsaml" or "sts:assumerolewithwebidentity" or "sts:tagsession"
            or "sts:setsourceidentity" or "sts:setcontext"
        && IsOf(resource, "iam", "role/");

    // "No AWS principal, including the account root user or key creator, has any permissions to a KMS key unless they are explicitly allowed":
    // https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html
    private static bool IsKey(string resource) => IsOf(resource, "kms", "key/");

    // arn:PARTITION:SERVICE:REGION:ACCOUNT:BEGINNING…
    private static bool IsOf(ReadOnlySpan<char> arn, ReadOnlySpan<char> service, ReadOnlySpan<char> beginning)
    {
        for (var component = 0; component < 5; component++)
        {
            var colon = arn.IndexOf(':');
            if (colon < 0 || (component == 0 && !arn[..colon].SequenceEqual("arn")) || (component == 2 && !arn[..colon].SequenceEqual(service)))
            {
                return false;
            }

            arn = arn[(colon + 1)..];
        }

        return arn.StartsWith(beginning);
    }
}
