namespace IamSim.Policies.Documents.Messages;

/// <summary>What the parser that resource policies and trust policies share answers; in its other words Amazon S3's.</summary>
/// <remarks>As in <see cref="IdentityMessages"/>, the words are those of real answers, linked where one stands for them.</remarks>
internal static class ResourceMessages
{
    internal static string For(PolicyErrorCode code, string detail) => code switch
    {
        PolicyErrorCode.InvalidJson
            or PolicyErrorCode.TooDeep
            or PolicyErrorCode.DuplicateElement // guess
            or PolicyErrorCode.NotAnObject => SharedMessages.InvalidJson,

        // Seen as CreateRole's answers "Unknown field statement" and "Unknown field _comment".
        PolicyErrorCode.UnknownElement => $"Unknown field {detail}",

        // https://github.com/pulumi/pulumi-hugo/pull/3079 (a null Sid); a principal's unknown key is answered so too.
        PolicyErrorCode.WrongType
            or PolicyErrorCode.EmptyDocument
            or PolicyErrorCode.UnknownPrincipalKey
            or PolicyErrorCode.ConflictingElements => $"Syntax error at position {detail}",

        // Guess for trust policies.
        PolicyErrorCode.InvalidVersion => "The policy must contain a valid version string",
        PolicyErrorCode.EmptyStatement => "Could not parse the policy: Statement is empty!",
        PolicyErrorCode.InvalidEffect => $"Invalid effect: {detail}",

        // https://github.com/humanmade/S3-Uploads/issues/191 for S3; guess for trust policies.
        PolicyErrorCode.MissingStatement
            or PolicyErrorCode.MissingEffect
            or PolicyErrorCode.MissingAction
            or PolicyErrorCode.MissingResource
            or PolicyErrorCode.MissingPrincipal => $"Missing required field {detail}",

        // https://github.com/terraform-aws-modules/terraform-aws-iam/issues/47
        PolicyErrorCode.EmptyPrincipal =>
            "Invalid principal in policy: com.amazon.balsa.error.InvalidPolicyException: "
            + "The passed in policy has a statement with no principals!",

        // https://github.com/ministryofjustice/modernisation-platform-environments/pull/8893
        PolicyErrorCode.InvalidConditionOperator => $"Invalid Condition type : {detail}",

        // Guess.
        PolicyErrorCode.UnprefixedConditionKey => "Policy has an invalid condition key",

        // https://github.com/hashicorp/terraform/issues/34231
        PolicyErrorCode.ProhibitedElement => $"Has prohibited field {detail}",

        // https://github.com/Wolox/carthage_cache/issues/22
        PolicyErrorCode.DuplicateSid => "The Statement Ids in the policy are not unique",

        // https://github.com/cloud-custodian/cloud-custodian/issues/4948
        PolicyErrorCode.InvalidPrincipal or PolicyErrorCode.InvalidFederatedPrincipal => "Invalid principal in policy",
        PolicyErrorCode.ResourceNotArn => "Policy has invalid resource",
        _ => "Policy has invalid action",
    };
}
