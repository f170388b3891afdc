using System.Collections.Immutable;

namespace IamSim.Policies.Reference;

/// <summary>The condition keys that are no one service's: they may be in the context of any request.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html">IAM: AWS global condition context keys</see>.
/// The page also lists a few keys under services' prefixes, which are properties of the network or role session that a request comes from.
/// </remarks>
internal static class GlobalConditionKeys
{
    internal static ImmutableArray<ConditionKeyInfo> All { get; } =
    [
        Key("aws:CalledVia", ConditionKeyType.String, isMultivalued: true),
        Key("aws:CalledViaFirst", ConditionKeyType.String),
        Key("aws:CalledViaLast", ConditionKeyType.String),
        Key("aws:CalledViaAWSMCP", ConditionKeyType.String),
        Key("aws:CurrentTime", ConditionKeyType.Date),
        Key("aws:EpochTime", ConditionKeyType.Numeric),
        Key("aws:FederatedProvider", ConditionKeyType.String),
        Key("aws:MultiFactorAuthAge", ConditionKeyType.Numeric),
        Key("aws:MultiFactorAuthPresent", ConditionKeyType.Bool),
        Key("aws:AssumedRoot", ConditionKeyType.Bool),
        Key("aws:Ec2InstanceSourceVpc", ConditionKeyType.String),
        Key("aws:Ec2InstanceSourcePrivateIPv4", ConditionKeyType.IpAddress),
        Key("ec2:RoleDelivery", ConditionKeyType.Numeric),
        Key("ec2:SourceInstanceArn", ConditionKeyType.Arn),
        Key("glue:RoleAssumedBy", ConditionKeyType.String),
        Key("glue:CredentialIssuingService", ConditionKeyType.String),
        Key("lambda:SourceFunctionArn", ConditionKeyType.Arn),
        Key("ssm:SourceInstanceArn", ConditionKeyType.Arn),
        Key("identitystore:UserId", ConditionKeyType.String),
        Key("codebuild:BuildArn", ConditionKeyType.Arn),
        Key("codebuild:ProjectArn", ConditionKeyType.Arn),
        Key("aws:PrincipalAccount", ConditionKeyType.String),
        Key("aws:PrincipalArn", ConditionKeyType.Arn),
        Key("aws:PrincipalIsAWSService", ConditionKeyType.Bool),
        Key("aws:PrincipalOrgID", ConditionKeyType.String),
        Key("aws:PrincipalOrgPaths", ConditionKeyType.String, isMultivalued: true),
        Key("aws:PrincipalServiceName", ConditionKeyType.String),
        Key("aws:PrincipalServiceNamesList", ConditionKeyType.String, isMultivalued: true),
        Key("aws:PrincipalTag/${TagKey}", ConditionKeyType.String),
        Key("aws:PrincipalType", ConditionKeyType.String),
        Key("aws:Referer", ConditionKeyType.String),
        Key("aws:RequestedRegion", ConditionKeyType.String),
        Key("aws:RequestTag/${TagKey}", ConditionKeyType.String),
        Key("aws:ResourceAccount", ConditionKeyType.String),
        Key("aws:ResourceOrgID", ConditionKeyType.String),
        Key("aws:ResourceOrgPaths", ConditionKeyType.String, isMultivalued: true),
        Key("aws:ResourceTag/${TagKey}", ConditionKeyType.String),
        Key("aws:SecureTransport", ConditionKeyType.Bool),
        Key("aws:SourceAccount", ConditionKeyType.String),
        Key("aws:SourceArn", ConditionKeyType.Arn),
        Key("aws:SourceIdentity", ConditionKeyType.String),
        Key("aws:SourceIp", ConditionKeyType.IpAddress),
        Key("aws:SourceOrgID", ConditionKeyType.String),
        Key("aws:SourceOrgPaths", ConditionKeyType.String, isMultivalued: true),
        Key("aws:SourceVpc", ConditionKeyType.String),
        Key("aws:SourceVpcArn", ConditionKeyType.Arn),
        Key("aws:SourceVpce", ConditionKeyType.String),
        Key("aws:TagKeys", ConditionKeyType.String, isMultivalued: true),
        Key("aws:TokenIssueTime", ConditionKeyType.Date),
        Key("aws:UserAgent", ConditionKeyType.String),
        Key("aws:userid", ConditionKeyType.String),
        Key("aws:username", ConditionKeyType.String),
        Key("aws:ViaAWSService", ConditionKeyType.Bool),
        Key("aws:ViaAWSMCPService", ConditionKeyType.Bool),
        Key("aws:VpceAccount", ConditionKeyType.String),
        Key("aws:VpceOrgID", ConditionKeyType.String),
        Key("aws:VpceOrgPaths", ConditionKeyType.String, isMultivalued: true),
        Key("aws:VpcSourceIp", ConditionKeyType.IpAddress),
        Key("aws:ChatbotSourceArn", ConditionKeyType.Arn),
        Key("aws:IsMcpServiceAction", ConditionKeyType.Bool),
        Key("aws:SignInSessionArn", ConditionKeyType.Arn),
    ];

    private static ConditionKeyInfo Key(string name, ConditionKeyType type, bool isMultivalued = false) =>
        new(name, "A global condition key.", type, isMultivalued, IsGlobal: true);
}
