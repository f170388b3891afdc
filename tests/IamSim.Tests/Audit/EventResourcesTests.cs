using IamSim.Audit;
using IamSim.Contracts;
using IamSim.Contracts.Sts;

namespace IamSim.Tests.Audit;

/// <summary>The types of the resources that an event is found by.</summary>
public sealed class EventResourcesTests
{
    [Theory]
    [InlineData("iam", "CreateUser", "UserName", "alice", "AWS::IAM::User")]
    [InlineData("iam", "CreateUser", "UserId", "AIDAEXAMPLE", "AWS::IAM::User")]
    [InlineData("iam", "CreateUser", "Arn", "arn:aws:iam::123456789012:user/ml/alice", "AWS::IAM::User")]
    [InlineData("iam", "AttachRolePolicy", "PolicyArn", "arn:aws:iam::aws:policy/ReadOnlyAccess", "AWS::IAM::Policy")]
    [InlineData("iam", "AttachRolePolicy", "RoleName", "deployer", "AWS::IAM::Role")]
    [InlineData("iam", "CreateAccessKey", "AccessKeyId", "AKIAEXAMPLE", "AWS::IAM::AccessKey")]
    [InlineData("iam", "EnableMFADevice", "SerialNumber", "arn:aws:iam::123456789012:mfa/phone", "AWS::IAM::MfaDevice")]
    [InlineData("iam", "DeactivateMFADevice", "SerialNumber", "GAHT12345678", "AWS::IAM::MfaDevice")]
    [InlineData("iam", "DeleteSAMLProvider", "SAMLProviderArn", "arn:aws:iam::123456789012:saml-provider/Okta", "AWS::IAM::SamlProvider")]
    [InlineData("iam", "GetOpenIDConnectProvider", "OpenIDConnectProviderArn", "arn:aws:iam::123456789012:oidc-provider/a.example", "AWS::IAM::OpenIDConnectProvider")]
    [InlineData("iam", "GenerateServiceLastAccessedDetails", "Arn", "arn:aws:iam::123456789012:group/developers", "AWS::IAM::Group")]
    [InlineData("iam", "CreateServiceLinkedRole", "AWSServiceName", "autoscaling.amazonaws.com", null)]
    [InlineData("cloudtrail", "CreateTrail", "Name", "trail", "AWS::CloudTrail::Trail")]
    [InlineData("cloudtrail", "CreateTrail", "S3BucketName", "logs", "AWS::S3::Bucket")]
    [InlineData("cloudtrail", "StopLogging", "Name", "arn:aws:cloudtrail:us-east-1:123456789012:trail/trail", "AWS::CloudTrail::Trail")]
    [InlineData("cloudtrail", "CreateEventDataStore", "Name", "store", "AWS::CloudTrail::EventDataStore")]
    [InlineData("cloudtrail", "GetChannel", "Channel", "arn:aws:cloudtrail:us-east-1:123456789012:channel/c", "AWS::CloudTrail::Channel")]
    [InlineData("organizations", "AttachPolicy", "PolicyId", "p-example", null)]
    [InlineData("iam", "GetUser", "UserName", "arn:", "AWS::IAM::User")]
    public void Type_IsCloudTrails(string service, string operation, string member, string name, string? type) =>
        Assert.Equal([new EventResource(type, name)], EventResources.Of($"{service}.amazonaws.com", operation, [new NamedResource(member, name)]));

    /// <summary>As <c>aws cloudtrail lookup-events</c> shows them.</summary>
    [Fact]
    public void AssumeRole_HasItsKey_ItsSessionByEachName_AndTheRole()
    {
        var names = new List<NamedResource>();
        new AssumeRoleResponse
        {
            Credentials = new Credentials { AccessKeyId = "ASIAEXAMPLE", SecretAccessKey = "s", SessionToken = "t", Expiration = default },
            AssumedRoleUser = new AssumedRoleUser { AssumedRoleId = "AROAEXAMPLE:AutoScaling", Arn = "arn:aws:sts::123456789012:assumed-role/Scaling/AutoScaling" },
        }.AddResourceNames(names);
        new AssumeRoleRequest { RoleArn = "arn:aws:iam::123456789012:role/Scaling", RoleSessionName = "AutoScaling" }.AddResourceNames(names);

        Assert.Equal(
            [
                ("AWS::IAM::AccessKey", "ASIAEXAMPLE"),
                ("AWS::STS::AssumedRole", "AROAEXAMPLE:AutoScaling"),
                ("AWS::STS::AssumedRole", "arn:aws:sts::123456789012:assumed-role/Scaling/AutoScaling"),
                ("AWS::IAM::Role", "arn:aws:iam::123456789012:role/Scaling"),
                ("AWS::STS::AssumedRole", "AutoScaling"),
            ],
            EventResources.Of("sts.amazonaws.com", "AssumeRole", names).Select(r => (r.Type!, r.Name)));
    }
}
