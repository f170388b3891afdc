namespace IamSim.Policies.Documents.Messages;

/// <summary>What STS answers for a session policy: IAM's words, but for text that is no JSON.</summary>
internal static class SessionMessages
{
    // https://hadoop.apache.org/docs/stable/hadoop-aws/tools/hadoop-aws/assumed_roles.html#malformed_policy
    private const string NotJson = "The policy is not in the valid JSON format.";

    internal static string For(PolicyErrorCode code, string detail) => code switch
    {
        PolicyErrorCode.InvalidJson or PolicyErrorCode.TooDeep => NotJson,
        _ => IdentityMessages.For(code, detail),
    };
}
