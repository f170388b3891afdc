namespace IamSim.Policies.Documents.Messages;

/// <summary>What IAM answers for a role's trust policy.</summary>
/// <remarks>As in <see cref="IdentityMessages"/>, the words are those of real answers, linked where one stands for them.</remarks>
internal static class TrustMessages
{
    internal static string For(PolicyErrorCode code, string detail) => code switch
    {
        PolicyErrorCode.LeadingWhitespace => "JSON strings must not have leading spaces",
        PolicyErrorCode.InvalidSid => SharedMessages.InvalidSid,

        // https://github.com/aws/aws-cdk/pull/5746
        PolicyErrorCode.EveryonePrincipal => $"AssumeRolepolicy contained an invalid principal: {detail}.",

        // https://github.com/hashicorp/terraform/issues/35086
        PolicyErrorCode.InvalidPrincipal => InvalidPrincipal(detail),

        // https://github.com/terraform-aws-modules/terraform-aws-eks/issues/2594
        PolicyErrorCode.InvalidFederatedPrincipal => "Federated principals must be valid domain names or SAML metadata ARNs",

        // https://github.com/hashicorp/terraform-provider-aws/issues/32872
        PolicyErrorCode.ActionNotAssumeRole => "AssumeRole policy may only specify STS AssumeRole actions.",
        _ => ResourceMessages.For(code, detail),
    };

    internal static string InvalidPrincipal(string principal) => $"Invalid principal in policy: {principal}";
}
