using System.IO.Enumeration;
using System.Security.Cryptography;
using System.Text;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Ec2;
using IamSim.Ec2.Resources;
using IamSim.Ec2.Vpcs;

namespace IamSim.Ec2.Endpoints;

/// <summary>Lists the services that endpoints can be made for. One with both kinds of endpoint is listed once for each.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcEndpointServices.html">EC2: DescribeVpcEndpointServices</see></remarks>
internal sealed class DescribeVpcEndpointServices(NetworkPages pages) : IOperation<DescribeVpcEndpointServicesRequest, DescribeVpcEndpointServicesResult>
{
    public ValueTask<Outcome<DescribeVpcEndpointServicesResult>> RunAsync(Call call, DescribeVpcEndpointServicesRequest request, CancellationToken ct) =>
        ValueTask.FromResult(Describe(call, request));

    private Outcome<DescribeVpcEndpointServicesResult> Describe(Call call, DescribeVpcEndpointServicesRequest request)
    {
        var all = EndpointServices.All
            .SelectMany(service => service.HasGateway ? new[] { Shown(service, call.Region, ServiceType.Gateway), Shown(service, call.Region, ServiceType.Interface) }
                : [Shown(service, call.Region, ServiceType.Interface)]).ToList();
        if (request.ServiceNames?.FirstOrDefault(name => all.TrueForAll(service => service.ServiceName != name)) is { } missing)
        {
            return Ec2Errors.Of("InvalidServiceName", $"The Vpc Endpoint Service '{CallText.Shown(missing)}' does not exist");
        }

        if (request.ServiceNames is { Count: > 0 } names)
        {
            all.RemoveAll(service => !names.Contains(service.ServiceName!));
        }

        if (request.ServiceRegions is { Count: > 0 } regions)
        {
            all.RemoveAll(service => !regions.Contains(service.ServiceRegion!));
        }

        foreach (var filter in request.Filters ?? [])
        {
            if (ValueOf(filter.Name) is not { } value)
            {
                return Ec2Errors.InvalidValue($"The filter '{CallText.Shown(filter.Name ?? "null")}' is invalid");
            }

            all.RemoveAll(service => filter.Values?.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, value(service), ignoreCase: false)) != true);
        }

        var page = pages.Cut(call, request, all, service => $"{service.ServiceName}/{service.ServiceType![0].ServiceType}", request.ServiceNames, request.Filters, request.ServiceRegions);
        return page.IsFault
            ? page.Fault
            : new DescribeVpcEndpointServicesResult
            {
                ServiceNames = [.. page.Value.Items.Select(service => service.ServiceName!).Distinct()],
                ServiceDetails = page.Value.Items,
                NextToken = page.Value.Marker,
            };
    }

    private static Func<ServiceDetail, string>? ValueOf(string? filter) => filter switch
    {
        "service-name" => service => service.ServiceName!,
        "service-type" => service => service.ServiceType![0].ServiceType!,
        "service-region" => service => service.ServiceRegion!,
        "owner" => service => service.Owner!,
        "supported-ip-address-types" => _ => ServiceConnectivityType.Ipv4,
        _ => null,
    };

    private static ServiceDetail Shown(EndpointService service, string region, string type)
    {
        var name = service.NameIn(region);
        var dns = service.PrivateDns.Select(each => each.Replace("{region}", region, StringComparison.Ordinal)).ToList();
        return new ServiceDetail
        {
            ServiceName = name,
            ServiceId = "vpce-svc-0" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{name}/{type}")))[..16],
            ServiceType = [new ServiceTypeDetail { ServiceType = type }],
            ServiceRegion = region,
            AvailabilityZones = Zones.Of(region),
            AvailabilityZoneIds = [.. Zones.Of(region).Select(Zones.IdOf)],
            Owner = "amazon",
            BaseEndpointDnsNames = [dns[0]],
            PrivateDnsName = type == ServiceType.Interface ? dns[0] : null,
            PrivateDnsNames = type == ServiceType.Interface ? [.. dns.Select(each => new PrivateDnsDetails { PrivateDnsName = each })] : [],
            PrivateDnsNameVerificationState = type == ServiceType.Interface ? DnsNameState.Verified : null,
            VpcEndpointPolicySupported = true,
            AcceptanceRequired = false,
            ManagesVpcEndpoints = false,
            Tags = [],
            SupportedIpAddressTypes = [ServiceConnectivityType.Ipv4],
        };
    }
}
