using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Ec2;
using IamSim.Ec2.Resources;

namespace IamSim.Ec2.SecurityGroups;

/// <summary>Adds rules to a security group for what is let in.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AuthorizeSecurityGroupIngress.html">EC2: AuthorizeSecurityGroupIngress</see></remarks>
internal sealed class AuthorizeSecurityGroupIngress(Networks networks, RuleChanges changes)
    : IOperation<AuthorizeSecurityGroupIngressRequest, AuthorizeSecurityGroupIngressResult>
{
    public async ValueTask<Outcome<AuthorizeSecurityGroupIngressResult>> RunAsync(Call call, AuthorizeSecurityGroupIngressRequest request, CancellationToken ct)
    {
        if (request.GroupId is null)
        {
            // By its name a group is known in a default VPC only.
            return request.GroupName is { } name
                ? Ec2Errors.Of("InvalidGroup.NotFound", $"The security group '{CallText.Shown(name)}' does not exist in default VPC 'null'")
                : Ec2Errors.Missing("groupName or groupId");
        }

        var permissions = RuleChanges.Permissions(
            request.IpPermissions, request.IpProtocol, request.FromPort, request.ToPort, request.CidrIp, request.SourceSecurityGroupName);
        if (permissions.IsFault)
        {
            return permissions.Fault;
        }

        var group = await networks.FindAsync<SecurityGroupDetails>(call, request.GroupId, ct);
        if (group.IsFault)
        {
            return group.Fault;
        }

        var done = await changes.AuthorizeAsync(call, group.Value, isEgress: false, permissions.Value, request.TagSpecifications, ct);
        if (done.IsFault)
        {
            return done.Fault;
        }

        var (changed, rules) = done.Value;
        return new AuthorizeSecurityGroupIngressResult { Return = true, SecurityGroupRules = [.. rules.Select(rule => SecurityGroupShapes.Shown(changed, rule))] };
    }
}
