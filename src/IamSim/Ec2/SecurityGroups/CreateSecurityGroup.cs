using System.Buffers;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Ec2;
using IamSim.Ec2.Resources;

namespace IamSim.Ec2.SecurityGroups;

/// <summary>Creates a security group, which lets everything out and nothing in.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html">EC2: CreateSecurityGroup</see></remarks>
internal sealed class CreateSecurityGroup(Networks networks) : IOperation<CreateSecurityGroupRequest, CreateSecurityGroupResult>
{
    private const int Longest = 255;

    /// <summary>"Valid characters: a-z, A-Z, 0-9, spaces, and ._-:/()#,@[]+=&amp;;{}!$*"</summary>
    private static readonly SearchValues<char> Allowed = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 ._-:/()#,@[]+=&;{}!$*");

    public async ValueTask<Outcome<CreateSecurityGroupResult>> RunAsync(Call call, CreateSecurityGroupRequest request, CancellationToken ct)
    {
        if (Refuse(request) is { } refusal)
        {
            return refusal;
        }

        if (request.VpcId is not { } vpcId)
        {
            return Ec2Errors.Of("VPCIdNotSpecified", "No default VPC for this user");
        }

        var vpc = await networks.FindAsync<VpcDetails>(call, vpcId, ct);
        if (vpc.IsFault)
        {
            return vpc.Fault;
        }

        if ((await networks.InVpcAsync<SecurityGroupDetails>(call, vpcId, ct)).Exists(group => group.Details.Name == request.GroupName))
        {
            return Ec2Errors.Of("InvalidGroup.Duplicate", $"The security group '{request.GroupName}' already exists for VPC '{vpcId}'");
        }

        var tags = Ec2Tags.Read(request.TagSpecifications, "security-group");
        if (tags.IsFault)
        {
            return tags.Fault;
        }

        var made = networks.Add(call, vpcId, new SecurityGroupDetails(request.GroupName, request.Description, [DefaultGroup.AllOut(networks)]), tags.Value);
        return new CreateSecurityGroupResult
        {
            GroupId = made.Id,
            Tags = Ec2Tags.Shown(made.Row.Tags),
            SecurityGroupArn = SecurityGroupShapes.ArnOf(made.Row, "security-group", made.Id),
        };
    }

    private static Fault? Refuse(CreateSecurityGroupRequest request)
    {
        var name = request.GroupName;
        return name == DefaultGroup.Name ? Ec2Errors.InvalidValue($"Cannot use reserved security group name: {name}")
            : name.StartsWith("sg-", StringComparison.OrdinalIgnoreCase) ? Ec2Errors.InvalidValue(name, "GroupName", "Group names may not be in the format sg-*.")
            : !IsFit(name) ? Ec2Errors.InvalidValue(name, "GroupName", "Character sets beyond ASCII are not supported.")
            : IsFit(request.Description) ? null
            : Ec2Errors.InvalidValue(request.Description, "GroupDescription", "Character sets beyond ASCII are not supported.");
    }

    private static bool IsFit(string text) => text.Length is > 0 and <= Longest && !text.AsSpan().ContainsAnyExcept(Allowed);
}
