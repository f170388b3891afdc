using IamSim.Contracts.Ec2;
using IamSim.Rest;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Ec2.Rest;

/// <summary>VPC endpoints.</summary>
[Route("api/v1/networks")]
[Tags("Networks: VPC endpoints")]
public sealed class VpcEndpointsController : ApiController
{
    /// <summary>Creates a gateway or an interface endpoint.</summary>
    [HttpPost("vpc-endpoints")]
    [ProducesResponseType<CreateVpcEndpointResult>(StatusCodes.Status200OK)]
    public Task<IActionResult> CreateVpcEndpoint(CreateVpcEndpointRequest body) => RunAsync(body, r => Shown(r));

    /// <summary>Lists VPC endpoints.</summary>
    /// <param name="vpcEndpointId">Those of these ids; none for all.</param>
    /// <param name="nextToken">The token of the page before.</param>
    /// <param name="maxResults">The most items of a page: 5 to 1000.</param>
    [HttpGet("vpc-endpoints")]
    [ProducesResponseType<DescribeVpcEndpointsResult>(StatusCodes.Status200OK)]
    public Task<IActionResult> DescribeVpcEndpoints([FromQuery] string[]? vpcEndpointId, string? nextToken, int? maxResults) =>
        RunAsync(new DescribeVpcEndpointsRequest { VpcEndpointIds = vpcEndpointId is { Length: > 0 } ? vpcEndpointId : null, NextToken = nextToken, MaxResults = maxResults }, r => Shown(r));

    /// <summary>Changes an endpoint: its policy, its private DNS, and what it is put together from.</summary>
    [HttpPost("vpc-endpoints/modify")]
    [ProducesResponseType<ModifyVpcEndpointResult>(StatusCodes.Status200OK)]
    public Task<IActionResult> ModifyVpcEndpoint(ModifyVpcEndpointRequest body) => RunAsync(body, r => Shown(r));

    /// <summary>Deletes endpoints; those that are not there are told.</summary>
    [HttpPost("vpc-endpoints/delete")]
    [ProducesResponseType<DeleteVpcEndpointsResult>(StatusCodes.Status200OK)]
    public Task<IActionResult> DeleteVpcEndpoints(DeleteVpcEndpointsRequest body) => RunAsync(body, r => Shown(r));

    /// <summary>Lists the services that endpoints can be made for.</summary>
    /// <param name="serviceName">Those of these ids; none for all.</param>
    /// <param name="nextToken">The token of the page before.</param>
    /// <param name="maxResults">The most items of a page: 5 to 1000.</param>
    [HttpGet("vpc-endpoint-services")]
    [ProducesResponseType<DescribeVpcEndpointServicesResult>(StatusCodes.Status200OK)]
    public Task<IActionResult> DescribeVpcEndpointServices([FromQuery] string[]? serviceName, string? nextToken, int? maxResults) =>
        RunAsync(new DescribeVpcEndpointServicesRequest { ServiceNames = serviceName is { Length: > 0 } ? serviceName : null, NextToken = nextToken, MaxResults = maxResults }, r => Shown(r));
}
