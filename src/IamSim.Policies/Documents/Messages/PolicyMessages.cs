namespace IamSim.Policies.Documents.Messages;

/// <summary>What AWS answers for a broken rule: each service that takes policies has its own words.</summary>
internal static class PolicyMessages
{
    // MalformedPolicyDocumentException, always in these words:
    // https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreatePolicy.html
    private const string Organizations = "The provided policy document does not meet the requirements of the specified policy type.";

    // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html: InvalidPolicyDocument.
    private const string Ec2 = "The specified policy document is not a valid JSON policy document.";

    internal static string For(PolicyKind kind, PolicyErrorCode code, string detail) => kind switch
    {
        PolicyKind.Trust => TrustMessages.For(code, detail),
        PolicyKind.Resource => ResourceMessages.For(code, detail),
        PolicyKind.ServiceControl or PolicyKind.ResourceControl => Organizations,
        PolicyKind.VpcEndpoint => Ec2,
        PolicyKind.Session => SessionMessages.For(code, detail),
        _ => IdentityMessages.For(code, detail),
    };
}
