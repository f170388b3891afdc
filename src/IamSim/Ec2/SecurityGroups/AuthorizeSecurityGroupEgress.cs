using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Ec2;
using IamSim.Ec2.Resources;

namespace IamSim.Ec2.SecurityGroups;

/// <summary>Adds rules to a security group for what is let out.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AuthorizeSecurityGroupEgress.html">EC2: AuthorizeSecurityGroupEgress</see></remarks>
internal sealed class AuthorizeSecurityGroupEgress(Networks networks, RuleChanges changes)
    : IOperation<AuthorizeSecurityGroupEgressRequest, AuthorizeSecurityGroupEgressResult>
{
    public async ValueTask<Outcome<AuthorizeSecurityGroupEgressResult>> RunAsync(Call call, AuthorizeSecurityGroupEgressRequest request, CancellationToken ct)
    {
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

        var done = await changes.AuthorizeAsync(call, group.Value, isEgress: true, permissions.Value, request.TagSpecifications, ct);
        if (done.IsFault)
        {
            return done.Fault;
        }

        var (changed, rules) = done.Value;
        return new AuthorizeSecurityGroupEgressResult { Return = true, SecurityGroupRules = [.. rules.Select(rule => SecurityGroupShapes.Shown(changed, rule))] };
    }
}
