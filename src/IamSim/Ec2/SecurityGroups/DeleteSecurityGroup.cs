using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Ec2;
using IamSim.Ec2.Resources;

namespace IamSim.Ec2.SecurityGroups;

/// <summary>Deletes a security group that no interface has and no other group names.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteSecurityGroup.html">EC2: DeleteSecurityGroup</see></remarks>
internal sealed class DeleteSecurityGroup(Networks networks) : IOperation<DeleteSecurityGroupRequest, DeleteSecurityGroupResult>
{
    public async ValueTask<Outcome<DeleteSecurityGroupResult>> RunAsync(Call call, DeleteSecurityGroupRequest request, CancellationToken ct)
    {
        if (request.GroupId is not { } id)
        {
            return request.GroupName is { } name
                ? Ec2Errors.Of("InvalidGroup.NotFound", $"The security group '{CallText.Shown(name)}' does not exist in default VPC 'null'")
                : Ec2Errors.Missing("groupName or groupId");
        }

        var found = await networks.FindAsync<SecurityGroupDetails>(call, id, ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        var group = found.Value;
        if (group.Details.Name == DefaultGroup.Name)
        {
            return Ec2Errors.Of("CannotDelete", $"the specified group: \"{id}\" name: \"{DefaultGroup.Name}\" cannot be deleted by a user");
        }

        var groups = await networks.InVpcAsync<SecurityGroupDetails>(call, group.VpcId, ct);
        var endpoints = await networks.InVpcAsync<VpcEndpointDetails>(call, group.VpcId, ct);
        if (groups.Exists(other => other.Id != id && other.Details.Rules.Any(rule => rule.GroupId == id)) || endpoints.Exists(endpoint => endpoint.Details.SecurityGroupIds.Contains(id)))
        {
            return Ec2Errors.Dependency($"resource {id} has a dependent object");
        }

        networks.Remove(group.Row);
        return new DeleteSecurityGroupResult { Return = true, GroupId = id };
    }
}
