using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Ec2;
using IamSim.Ec2.Resources;

namespace IamSim.Ec2.Endpoints;

/// <summary>Changes an endpoint: its policy, its private DNS, and what it is put together from.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyVpcEndpoint.html">EC2: ModifyVpcEndpoint</see></remarks>
internal sealed class ModifyVpcEndpoint(Networks networks, EndpointParts parts) : IOperation<ModifyVpcEndpointRequest, ModifyVpcEndpointResult>
{
    public async ValueTask<Outcome<ModifyVpcEndpointResult>> RunAsync(Call call, ModifyVpcEndpointRequest request, CancellationToken ct)
    {
        var found = await networks.FindAsync<VpcEndpointDetails>(call, request.VpcEndpointId, ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        var endpoint = found.Value;
        if (Refuse(call, request, endpoint.Details) is { } refusal)
        {
            return refusal;
        }

        var details = Changed(request, endpoint.Details);
        if (await RefuseAsync(call, request, endpoint, details, ct) is { } misfit)
        {
            return misfit;
        }

        endpoint.Change(details);
        return new ModifyVpcEndpointResult { Return = true };
    }

    private static Fault? Refuse(Call call, ModifyVpcEndpointRequest request, VpcEndpointDetails details)
    {
        if (request.ResetPolicy == true && request.PolicyDocument is not null)
        {
            return Ec2Errors.Combination("The parameters ResetPolicy and PolicyDocument cannot be used together.");
        }

        if (request.IpAddressType is not (null or IpAddressType.Ipv4) || request.SubnetConfigurations is { Count: > 0 })
        {
            return Ec2Errors.NotHere("IPv6 and chosen addresses of endpoint interfaces");
        }

        var forGateways = Any(request.AddRouteTableIds, request.RemoveRouteTableIds);
        var forInterfaces = Any(request.AddSubnetIds, request.RemoveSubnetIds, request.AddSecurityGroupIds, request.RemoveSecurityGroupIds) || request.PrivateDnsEnabled is not null;
        return forGateways && !details.IsGateway ? Ec2Errors.Invalid("Route table IDs are only supported for Gateway type VPC Endpoint.")
            : forInterfaces && details.IsGateway ? Ec2Errors.Invalid("Subnets, security groups and private DNS are only supported for Interface type VPC Endpoint.")
            : request.PolicyDocument is { } policy ? EndpointPolicies.Refuse(call, policy)
            : null;
    }

    private VpcEndpointDetails Changed(ModifyVpcEndpointRequest request, VpcEndpointDetails details)
    {
        var isPrivate = request.PrivateDnsEnabled ?? details.PrivateDns;
        var added = (request.AddSubnetIds ?? []).Except(details.SubnetIds).Select(id => new InterfaceEntry(networks.NewId("eni"), id));
        return details with
        {
            Policy = request.ResetPolicy == true ? EndpointPolicies.Default : request.PolicyDocument ?? details.Policy,
            RouteTableIds = Changed(details.RouteTableIds, request.AddRouteTableIds, request.RemoveRouteTableIds),
            SecurityGroupIds = Changed(details.SecurityGroupIds, request.AddSecurityGroupIds, request.RemoveSecurityGroupIds),
            Interfaces = [.. details.Interfaces.Where(each => request.RemoveSubnetIds?.Contains(each.SubnetId) != true), .. added],
            PrivateDns = isPrivate,
            InboundOnly = isPrivate && EndpointServices.HasGateway(details.Service)
                && (request.DnsOptions?.PrivateDnsOnlyForInboundResolverEndpoint ?? (details.InboundOnly || !details.PrivateDns)),
        };
    }

    private async ValueTask<Fault?> RefuseAsync(
        Call call, ModifyVpcEndpointRequest request, Stored<VpcEndpointDetails> endpoint, VpcEndpointDetails details, CancellationToken ct)
    {
        if (await parts.RefuseTablesAsync(call, endpoint.VpcId, details.Service, request.AddRouteTableIds ?? [], endpoint.Id, ct) is { } wrongTable)
        {
            return wrongTable;
        }

        if (Any(request.AddSubnetIds) && await parts.RefuseSubnetsAsync(call, endpoint.VpcId, [.. details.SubnetIds], ct) is { } wrongSubnet)
        {
            return wrongSubnet;
        }

        if (await parts.RefuseGroupsAsync(call, endpoint.VpcId, request.AddSecurityGroupIds ?? [], ct) is { } wrongGroup)
        {
            return wrongGroup;
        }

        if (!details.IsGateway && details.SecurityGroupIds.Count == 0)
        {
            return Ec2Errors.Invalid($"{endpoint.Id} must have at least one security group.");
        }

        var isMore = details.PrivateDns && (!endpoint.Details.PrivateDns || details.InboundOnly != endpoint.Details.InboundOnly);
        return isMore ? await parts.RefusePrivateDnsAsync(call, endpoint.VpcId, details.Service, details.InboundOnly, endpoint.Id, ct) : null;
    }

    private static bool Any(params ReadOnlySpan<IReadOnlyList<string>?> lists)
    {
        foreach (var list in lists)
        {
            if (list is { Count: > 0 })
            {
                return true;
            }
        }

        return false;
    }

    private static List<string> Changed(IReadOnlyList<string> present, IReadOnlyList<string>? added, IReadOnlyList<string>? removed) =>
        [.. present.Except(removed ?? []).Union(added ?? [])];
}
