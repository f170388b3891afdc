using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Ec2;

namespace IamSim.Ec2.Endpoints;

/// <summary>What a request for a new endpoint must say by itself, before anything is looked up.</summary>
internal static class EndpointRequests
{
    public static Fault? Refuse(Call call, CreateVpcEndpointRequest request)
    {
        var isInterface = request.VpcEndpointType == VpcEndpointType.Interface;
        if (request.VpcEndpointType is not (null or VpcEndpointType.Gateway or VpcEndpointType.Interface) || request.ServiceNetworkArn is not null || request.ResourceConfigurationArn is not null)
        {
            return Ec2Errors.NotHere("endpoints other than gateway and interface endpoints");
        }

        if (request.ServiceName is not { } name)
        {
            return Ec2Errors.Missing("ServiceName");
        }

        if (request.ServiceRegion is { } region && region != call.Region)
        {
            return Ec2Errors.NotHere("endpoints for the services of other regions");
        }

        if (request.IpAddressType is not (null or IpAddressType.Ipv4))
        {
            return Ec2Errors.NotHere("IPv6 addresses");
        }

        if (request.SubnetConfigurations is { Count: > 0 })
        {
            return Ec2Errors.NotHere("chosen addresses of endpoint interfaces");
        }

        if (EndpointServices.OfName(name, call.Region) is not { } service)
        {
            return Ec2Errors.Of("InvalidServiceName", $"The Vpc Endpoint Service '{CallText.Shown(name)}' does not exist");
        }

        if (!isInterface && !service.HasGateway)
        {
            return Ec2Errors.Invalid("Endpoint type (Gateway) does not match available service types ([Interface]).");
        }

        if (RefuseParts(request, isInterface) is { } misfit)
        {
            return misfit;
        }

        return request.PolicyDocument is { } policy ? EndpointPolicies.Refuse(call, policy) : null;
    }

    private static Fault? RefuseParts(CreateVpcEndpointRequest request, bool isInterface) =>
        isInterface && request.RouteTableIds is { Count: > 0 } ? Ec2Errors.Invalid("Route table IDs are only supported for Gateway type VPC Endpoint.")
        : !isInterface && request.SubnetIds is { Count: > 0 } ? Ec2Errors.Invalid("Subnet IDs are only supported for Interface type VPC Endpoint.")
        : !isInterface && request.SecurityGroupIds is { Count: > 0 } ? Ec2Errors.Invalid("Security group IDs are only supported for Interface type VPC Endpoint.")
        : !isInterface && request.PrivateDnsEnabled == true ? Ec2Errors.Invalid("Private DNS is only supported for Interface type VPC Endpoint.")
        : null;
}
