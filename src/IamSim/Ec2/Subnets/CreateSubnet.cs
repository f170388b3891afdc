using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Ec2;
using IamSim.Ec2.Resources;
using IamSim.Ec2.Vpcs;
using IamSim.Ec2.Ways;

namespace IamSim.Ec2.Subnets;

/// <summary>Creates a subnet in a VPC.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSubnet.html">EC2: CreateSubnet</see></remarks>
internal sealed class CreateSubnet(Networks networks) : IOperation<CreateSubnetRequest, CreateSubnetResult>
{
    private const int Smallest = 28;

    public async ValueTask<Outcome<CreateSubnetResult>> RunAsync(Call call, CreateSubnetRequest request, CancellationToken ct)
    {
        if (Refuse(request) is { } refusal)
        {
            return refusal;
        }

        var found = await networks.FindAsync<VpcDetails>(call, request.VpcId, ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        if (!AddressBlock.TryParse(request.CidrBlock, out var block))
        {
            return Ec2Errors.InvalidValue(request.CidrBlock, "cidrBlock", "This is not a valid CIDR block.");
        }

        if (!AddressBlock.TryParse(found.Value.Details.CidrBlock, out var whole) || !whole.Contains(block) || block.PrefixLength > Smallest)
        {
            return Ec2Errors.Of("InvalidSubnet.Range", $"The CIDR '{CallText.Shown(request.CidrBlock!)}' is invalid.");
        }

        if (Zones.Find(call.Region, request.AvailabilityZone, request.AvailabilityZoneId) is not { } zone)
        {
            var (parameter, value) = request.AvailabilityZone is null ? ("availabilityZoneId", request.AvailabilityZoneId) : ("availabilityZone", request.AvailabilityZone);
            return Ec2Errors.InvalidValue(
                value, parameter, $"Subnets can currently only be created in the following availability zones: {string.Join(", ", Zones.Of(call.Region))}.");
        }

        var others = await networks.InVpcAsync<SubnetDetails>(call, request.VpcId, ct);
        if (others.Exists(other => AddressBlock.TryParse(other.Details.CidrBlock, out var taken) && taken.Overlaps(block)))
        {
            return Ec2Errors.Of("InvalidSubnet.Conflict", $"The CIDR '{CallText.Shown(request.CidrBlock!)}' conflicts with another subnet");
        }

        var tags = Ec2Tags.Read(request.TagSpecifications, "subnet");
        return tags.IsFault
            ? tags.Fault
            : new CreateSubnetResult { Subnet = SubnetShapes.Shown(networks.Add(call, request.VpcId, new SubnetDetails(block.ToString(), zone), tags.Value)) };
    }

    private static Fault? Refuse(CreateSubnetRequest request) =>
        request.Ipv6CidrBlock is not null || request.Ipv6Native == true || request.Ipv6IpamPoolId is not null ? Ec2Errors.NotHere("IPv6 addresses")
        : request.Ipv4IpamPoolId is not null ? Ec2Errors.NotHere("IPAM pools")
        : request.OutpostArn is not null ? Ec2Errors.NotHere("Outposts")
        : request.CidrBlock is null ? Ec2Errors.Missing("cidrBlock")
        : null;
}
