namespace IamSim.Policies.Documents.Messages;

/// <summary>Words that more than one kind of policy is answered with.</summary>
internal static class SharedMessages
{
    // https://github.com/aws-cloudformation/cfn-lint/issues/1376
    internal const string InvalidSid =
        "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*";

    internal const string Unprefixed = "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.";

    // https://github.com/AWSCookbook/Security/issues/2
    internal const string InvalidJson = "This policy contains invalid Json";
}
