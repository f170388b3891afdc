using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Ec2;
using IamSim.Ec2.Addresses;
using IamSim.Ec2.Resources;
using IamSim.Ec2.Subnets;
using IamSim.Ec2.Ways;
using IamSim.Iam.Tagging;

namespace IamSim.Ec2.NatGateways;

/// <summary>Creates a NAT gateway in a subnet: a public one with an Elastic IP address, or a private one.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNatGateway.html">EC2: CreateNatGateway</see></remarks>
internal sealed class CreateNatGateway(Networks networks) : IOperation<CreateNatGatewayRequest, CreateNatGatewayResult>
{
    public async ValueTask<Outcome<CreateNatGatewayResult>> RunAsync(Call call, CreateNatGatewayRequest request, CancellationToken ct)
    {
        if (Refuse(request) is { } refusal)
        {
            return refusal;
        }

        var subnet = await networks.FindAsync<SubnetDetails>(call, request.SubnetId, ct);
        if (subnet.IsFault)
        {
            return subnet.Fault;
        }

        var tags = Ec2Tags.Read(request.TagSpecifications, "natgateway");
        if (tags.IsFault)
        {
            return tags.Fault;
        }

        var there = await networks.InVpcAsync<NatGatewayDetails>(call, subnet.Value.VpcId, ct);
        if (request.ClientToken is { } token && there.Find(nat => nat.Details.ClientToken == token) is { } known)
        {
            return known.Details.SubnetId == request.SubnetId
                ? new CreateNatGatewayResult { ClientToken = token, NatGateway = NatGatewayShapes.Shown(known) }
                : Ec2Errors.Of("IdempotentParameterMismatch", "The client token was used before with other parameters.");
        }

        return await MakeAsync(call, request, subnet.Value, tags.Value, there, ct);
    }

    private async ValueTask<Outcome<CreateNatGatewayResult>> MakeAsync(
        Call call, CreateNatGatewayRequest request, Stored<SubnetDetails> subnet, List<TagEntry> tags, List<Stored<NatGatewayDetails>> there, CancellationToken ct)
    {
        if (!AddressBlock.TryParse(subnet.Details.CidrBlock, out var block))
        {
            throw new InvalidOperationException($"{subnet.Id} was made with a block that is none.");
        }

        if (request.PrivateIpAddress is { } chosen && !(AddressBlock.TryParse(chosen + "/32", out var own) && block.Contains(own)))
        {
            return Ec2Errors.InvalidValue(chosen, "privateIpAddress", $"The address is not within the subnet's CIDR block {block}.");
        }

        var isPublic = request.ConnectivityType is null or ConnectivityType.Public;
        Stored<ElasticIpDetails>? address = null;
        if (isPublic)
        {
            var found = await networks.FindAsync<ElasticIpDetails>(call, request.AllocationId, ct);
            if (found.IsFault)
            {
                return Ec2Errors.Of("InvalidElasticIpID.NotFound", $"The elastic IP ID '{CallText.Shown(request.AllocationId!)}' does not exist");
            }

            if (await ReleaseAddress.IsUsedAsync(networks, call, found.Value.Id, ct))
            {
                return Ec2Errors.Of("Resource.AlreadyAssociated", $"resource {found.Value.Id} is already associated with another resource");
            }

            address = found.Value;
        }

        var used = there.Count(nat => nat.Details.SubnetId == subnet.Id) + SubnetShapes.Reserved - 1;
        if (used >= block.Size - 1)
        {
            return Ec2Errors.Of("InsufficientFreeAddressesInSubnet", $"The specified subnet {subnet.Id} does not have enough free addresses to satisfy the request.");
        }

        var privateIp = request.PrivateIpAddress ?? block.AddressAt(used);
        var details = new NatGatewayDetails(
            subnet.Id,
            isPublic ? ConnectivityType.Public : ConnectivityType.Private,
            [new(address?.Id, address?.Details.PublicIp, privateIp, networks.NewId("eni"), isPublic ? networks.NewId("eipassoc") : null)])
        {
            ClientToken = request.ClientToken,
        };
        var made = networks.Add(call, subnet.VpcId, details, tags);
        return new CreateNatGatewayResult { ClientToken = request.ClientToken, NatGateway = NatGatewayShapes.Shown(made, NatGatewayState.Pending) };
    }

    private static Fault? Refuse(CreateNatGatewayRequest request) =>
        request.AvailabilityMode == AvailabilityMode.Regional || request.AvailabilityZoneAddresses is not null || request.VpcId is not null
            ? Ec2Errors.NotHere("regional NAT gateways")
        : request.SecondaryAllocationIds is { Count: > 0 } || request.SecondaryPrivateIpAddresses is { Count: > 0 } || request.SecondaryPrivateIpAddressCount is not null
            ? Ec2Errors.NotHere("secondary addresses of NAT gateways")
        : request.SubnetId is null ? Ec2Errors.Missing("SubnetId")
        : request.ConnectivityType == ConnectivityType.Private && request.AllocationId is not null
            ? Ec2Errors.Combination("An allocation ID cannot be specified for a private NAT gateway.")
        : request.ConnectivityType is null or ConnectivityType.Public && request.AllocationId is null ? Ec2Errors.Missing("AllocationId")
        : null;
}
