using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Ec2;
using IamSim.Ec2.Resources;

namespace IamSim.Ec2.SecurityGroups;

/// <summary>Takes rules from a security group for what is let out.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RevokeSecurityGroupEgress.html">EC2: RevokeSecurityGroupEgress</see></remarks>
internal sealed class RevokeSecurityGroupEgress(Networks networks, RuleChanges changes) : IOperation<RevokeSecurityGroupEgressRequest, RevokeSecurityGroupEgressResult>
{
    public async ValueTask<Outcome<RevokeSecurityGroupEgressResult>> RunAsync(Call call, RevokeSecurityGroupEgressRequest request, CancellationToken ct)
    {
        var permissions = RuleChanges.Permissions(
            request.IpPermissions, request.IpProtocol, request.FromPort, request.ToPort, request.CidrIp, request.SourceSecurityGroupName, request.SecurityGroupRuleIds is { Count: > 0 });
        if (permissions.IsFault)
        {
            return permissions.Fault;
        }

        var group = await networks.FindAsync<SecurityGroupDetails>(call, request.GroupId, ct);
        if (group.IsFault)
        {
            return group.Fault;
        }

        var revoked = await changes.RevokeAsync(call, group.Value, isEgress: true, permissions.Value, request.SecurityGroupRuleIds, ct);
        return revoked.IsFault
            ? revoked.Fault
            : new RevokeSecurityGroupEgressResult
            {
                Return = true,
                UnknownIpPermissions = [],
                RevokedSecurityGroupRules = [.. revoked.Value.Select(rule => SecurityGroupShapes.Revoked(group.Value, rule))],
            };
    }
}
