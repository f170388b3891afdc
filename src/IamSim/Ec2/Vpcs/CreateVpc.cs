using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Ec2;
using IamSim.Ec2.Resources;
using IamSim.Ec2.SecurityGroups;
using IamSim.Ec2.Ways;

namespace IamSim.Ec2.Vpcs;

/// <summary>Creates a VPC, with its main route table and its default security group.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpc.html">EC2: CreateVpc</see></remarks>
internal sealed class CreateVpc(Networks networks) : IOperation<CreateVpcRequest, CreateVpcResult>
{
    /// <summary>"A VPC block must be between a /16 netmask and a /28 netmask."</summary>
    private const int Largest = 16;
    private const int Smallest = 28;

    public ValueTask<Outcome<CreateVpcResult>> RunAsync(Call call, CreateVpcRequest request, CancellationToken ct) => ValueTask.FromResult(Create(call, request));

    private Outcome<CreateVpcResult> Create(Call call, CreateVpcRequest request)
    {
        if (request.Ipv4IpamPoolId is not null || request.Ipv6IpamPoolId is not null)
        {
            return Ec2Errors.NotHere("IPAM pools");
        }

        if (request.AmazonProvidedIpv6CidrBlock == true || request.Ipv6CidrBlock is not null || request.Ipv6Pool is not null)
        {
            return Ec2Errors.NotHere("IPv6 addresses");
        }

        if (request.VpcEncryptionControl is not null)
        {
            return Ec2Errors.NotHere("VPC encryption controls");
        }

        if (request.CidrBlock is null)
        {
            return Ec2Errors.Missing("cidrBlock");
        }

        if (!AddressBlock.TryParse(request.CidrBlock, out var block))
        {
            return Ec2Errors.InvalidValue(request.CidrBlock, "cidrBlock", "This is not a valid CIDR block.");
        }

        if (block.PrefixLength is < Largest or > Smallest)
        {
            return Ec2Errors.Of("InvalidVpc.Range", $"The CIDR '{CallText.Shown(request.CidrBlock)}' is invalid.");
        }

        if (request.InstanceTenancy == Tenancy.Host)
        {
            return Ec2Errors.InvalidValue(request.InstanceTenancy, "instanceTenancy", "A VPC's tenancy is default or dedicated.");
        }

        var tags = Ec2Tags.Read(request.TagSpecifications, "vpc");
        if (tags.IsFault)
        {
            return tags.Fault;
        }

        var details = new VpcDetails(block.ToString(), request.InstanceTenancy ?? Tenancy.Default, networks.NewId("vpc-cidr-assoc"), networks.NewId("dopt"));
        var vpc = networks.Add(call, string.Empty, details, tags.Value);
        networks.Add(
            call, vpc.Id, new RouteTableDetails([new(networks.NewId("rtbassoc"), null)], [new(block.ToString(), "local")]), []);
        var group = networks.NewId("sg");
        networks.Add(call, vpc.Id, DefaultGroup.Of(networks, group), [], group);
        return new CreateVpcResult { Vpc = VpcShapes.Shown(vpc, VpcState.Pending) };
    }
}
