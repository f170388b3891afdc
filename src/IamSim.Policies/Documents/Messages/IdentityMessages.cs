namespace IamSim.Policies.Documents.Messages;

/// <summary>What IAM answers for a policy of a user, group or role, and for a managed policy: <c>MalformedPolicyDocument</c>.</summary>
/// <remarks>
/// The documentation gives none of the words. They are those of real answers in public issue trackers, linked where one stands for
/// them; <c>guess</c> marks words, or their use for the rule, that no such answer is known for.
/// </remarks>
internal static class IdentityMessages
{
    // https://github.com/99designs/iamy/issues/74, https://github.com/aws-cloudformation/cfn-lint/issues/3751
    private const string Syntax = "Syntax errors in policy.";

    // https://github.com/dan-v/awslambdaproxy/pull/3, https://github.com/99designs/iamy/issues/65
    private const string Legacy = "The policy failed legacy parsing";

    internal static string For(PolicyErrorCode code, string detail) => code switch
    {
        PolicyErrorCode.LeadingWhitespace
            or PolicyErrorCode.StatementBeforeVersion
            or PolicyErrorCode.InvalidArnAccount
            or PolicyErrorCode.TruncatedArn => Legacy,

        // https://github.com/Meteor-Community-Packages/Meteor-CollectionFS/issues/630
        PolicyErrorCode.VersionTooOld => "Policy document must be version 2012-10-17 or greater.",

        // https://github.com/hashicorp/terraform/issues/13449; guess for the Id.
        PolicyErrorCode.ProhibitedElement when detail != ElementNames.Id => "Policy document should not specify a principal.",

        // https://github.com/aws-cloudformation/cfn-lint/issues/1376
        PolicyErrorCode.InvalidSid => SharedMessages.InvalidSid,

        // Guess.
        PolicyErrorCode.DuplicateSid => "Statement IDs (SID) in a single policy must be unique.",

        // https://github.com/aws/aws-cdk/issues/7615
        PolicyErrorCode.MissingAction => "Policy statement must contain actions.",

        // https://github.com/terraform-aws-modules/terraform-aws-iam/issues/603
        PolicyErrorCode.MissingResource => "Policy statement must contain resources.",

        // Guess for condition keys, which the words name.
        PolicyErrorCode.UnprefixedAction or PolicyErrorCode.UnprefixedConditionKey => SharedMessages.Unprefixed,

        // https://github.com/garnaat/kappa/issues/111
        PolicyErrorCode.ActionWithManyColons => "Actions/Condition can contain only one colon.",

        // https://github.com/boogy/iam-policy-validator/pull/172
        PolicyErrorCode.WildcardActionVendor => "Action vendors (e.g., aws, ec2, etc.) must not contain wildcards",

        // Guess.
        PolicyErrorCode.InvalidActionVendor => $"Vendor {detail} is not valid",

        // https://github.com/cattle-ops/terraform-aws-gitlab-runner/issues/1257
        PolicyErrorCode.ResourceNotArn => $"Resource {detail} must be in ARN format or \"*\".",

        // https://github.com/terraform-aws-modules/terraform-aws-iam/issues/39
        PolicyErrorCode.InvalidArnPartition => $"Partition {detail}.",
        PolicyErrorCode.InvalidArnService => "Resource vendor must be fully qualified and cannot contain regexes.",

        // https://github.com/cloud-gov/terraform-provision/pull/1838
        PolicyErrorCode.IamArnWithRegion => $"IAM resource {detail} cannot contain region information.",

        // Guess.
        PolicyErrorCode.InvalidIamArnPath => $"IAM resource path must either be \"*\" or start with {detail}.",

        _ => Syntax,
    };
}
