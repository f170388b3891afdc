using System.Security.Cryptography;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Ec2;
using IamSim.Ec2.Resources;
using IamSim.Ec2.SecurityGroups;

namespace IamSim.Ec2.Endpoints;

/// <summary>Creates a gateway or an interface endpoint.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpcEndpoint.html">EC2: CreateVpcEndpoint</see></remarks>
internal sealed class CreateVpcEndpoint(Networks networks, EndpointParts parts) : IOperation<CreateVpcEndpointRequest, CreateVpcEndpointResult>
{
    public async ValueTask<Outcome<CreateVpcEndpointResult>> RunAsync(Call call, CreateVpcEndpointRequest request, CancellationToken ct)
    {
        if (EndpointRequests.Refuse(call, request) is { } refusal)
        {
            return refusal;
        }

        var service = EndpointServices.OfName(request.ServiceName!, call.Region)!;
        var vpc = await networks.FindAsync<VpcDetails>(call, request.VpcId, ct);
        if (vpc.IsFault)
        {
            return Ec2Errors.Of("InvalidVpcId.NotFound", $"The Vpc Id {CallText.Shown(request.VpcId)} does not exist");
        }

        var tags = Ec2Tags.Read(request.TagSpecifications, "vpc-endpoint");
        if (tags.IsFault)
        {
            return tags.Fault;
        }

        if (request.ClientToken is { } token
            && (await networks.ListAsync<VpcEndpointDetails>(call, ct)).Find(endpoint => endpoint.Details.ClientToken == token) is { } known)
        {
            return known.VpcId == request.VpcId && known.Details.Service == service.Short
                ? await AnswerAsync(call, known, request, isNew: false, ct)
                : Ec2Errors.Of("IdempotentParameterMismatch", "The client token was used before with other parameters.");
        }

        var made = request.VpcEndpointType == VpcEndpointType.Interface
            ? await InterfaceAsync(call, request, service, ct)
            : await GatewayAsync(call, request, service, ct);
        return made.IsFault ? made.Fault : await AnswerAsync(call, networks.Add(call, request.VpcId, made.Value, tags.Value), request, isNew: true, ct);
    }

    private async ValueTask<Outcome<VpcEndpointDetails>> GatewayAsync(Call call, CreateVpcEndpointRequest request, EndpointService service, CancellationToken ct)
    {
        var tables = (request.RouteTableIds ?? []).Distinct().ToList();
        return await parts.RefuseTablesAsync(call, request.VpcId, service.Short, tables, null, ct) is { } unfit
            ? unfit
            : new VpcEndpointDetails(service.Short, IsGateway: true, request.PolicyDocument ?? EndpointPolicies.Default)
            {
                RouteTableIds = tables,
                ClientToken = request.ClientToken,
            };
    }

    private async ValueTask<Outcome<VpcEndpointDetails>> InterfaceAsync(Call call, CreateVpcEndpointRequest request, EndpointService service, CancellationToken ct)
    {
        var subnets = (request.SubnetIds ?? []).Distinct().ToList();
        var groups = (request.SecurityGroupIds ?? []).Distinct().ToList();

        // "Enabled by default" of services that have private names, but for S3, whose default is off.
        var isPrivate = request.PrivateDnsEnabled ?? service.Short != "s3";

        // "Default: true" where both kinds of endpoint are supported.
        var isInboundOnly = isPrivate && service.HasGateway && (request.DnsOptions?.PrivateDnsOnlyForInboundResolverEndpoint ?? true);
        if (await parts.RefuseSubnetsAsync(call, request.VpcId, subnets, ct) is { } wrongSubnet)
        {
            return wrongSubnet;
        }

        if (await parts.RefuseGroupsAsync(call, request.VpcId, groups, ct) is { } wrongGroup)
        {
            return wrongGroup;
        }

        if (isPrivate && await parts.RefusePrivateDnsAsync(call, request.VpcId, service.Short, isInboundOnly, null, ct) is { } conflict)
        {
            return conflict;
        }

        if (groups.Count == 0)
        {
            // "If this parameter is not specified, we use the default security group for the VPC."
            groups.AddRange((await networks.InVpcAsync<SecurityGroupDetails>(call, request.VpcId, ct)).Where(group => group.Details.Name == DefaultGroup.Name).Select(group => group.Id));
        }

        return new VpcEndpointDetails(service.Short, IsGateway: false, request.PolicyDocument ?? EndpointPolicies.Default)
        {
            PrivateDns = isPrivate,
            InboundOnly = isInboundOnly,
            Interfaces = [.. subnets.Select(id => new InterfaceEntry(networks.NewId("eni"), id))],
            SecurityGroupIds = groups,
            DnsSuffix = RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyz0123456789", 8),
            ClientToken = request.ClientToken,
        };
    }

    private async ValueTask<Outcome<CreateVpcEndpointResult>> AnswerAsync(
        Call call, Stored<VpcEndpointDetails> endpoint, CreateVpcEndpointRequest request, bool isNew, CancellationToken ct)
    {
        var shapes = await VpcEndpointShapes.OfAsync(networks, call, ct);
        var shown = isNew && !endpoint.Details.IsGateway ? shapes.Shown(endpoint, "pending") : shapes.Shown(endpoint);
        return new CreateVpcEndpointResult { VpcEndpoint = shown, ClientToken = request.ClientToken };
    }
}
