using IamSim.Contracts.Ec2;
using IamSim.Rest;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Ec2.Rest;

/// <summary>Route tables, and the gateways that routes lead to.</summary>
[Route("api/v1/networks")]
[Tags("Networks: routes and gateways")]
public sealed class RoutesController : ApiController
{
    /// <summary>Creates a route table, which has the local route alone.</summary>
    [HttpPost("route-tables")]
    [ProducesResponseType<CreateRouteTableResult>(StatusCodes.Status200OK)]
    public Task<IActionResult> CreateRouteTable(CreateRouteTableRequest body) => RunAsync(body, r => Shown(r));

    /// <summary>Lists route tables with their routes and associations.</summary>
    /// <param name="routeTableId">Those of these ids; none for all.</param>
    /// <param name="nextToken">The token of the page before.</param>
    /// <param name="maxResults">The most items of a page: 5 to 100.</param>
    [HttpGet("route-tables")]
    [ProducesResponseType<DescribeRouteTablesResult>(StatusCodes.Status200OK)]
    public Task<IActionResult> DescribeRouteTables([FromQuery] string[]? routeTableId, string? nextToken, int? maxResults) =>
        RunAsync(new DescribeRouteTablesRequest { RouteTableIds = routeTableId is { Length: > 0 } ? routeTableId : null, NextToken = nextToken, MaxResults = maxResults }, r => Shown(r));

    /// <summary>Deletes a route table that no subnet is associated with.</summary>
    [HttpDelete("route-tables/{routeTableId}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> DeleteRouteTable(string routeTableId) => RunAsync(new DeleteRouteTableRequest { RouteTableId = routeTableId }, Done);

    /// <summary>Associates a subnet with a route table.</summary>
    [HttpPost("route-table-associations")]
    [ProducesResponseType<AssociateRouteTableResult>(StatusCodes.Status200OK)]
    public Task<IActionResult> AssociateRouteTable(AssociateRouteTableRequest body) => RunAsync(body, r => Shown(r));

    /// <summary>Takes a subnet from its route table: the main one holds for it again.</summary>
    [HttpDelete("route-table-associations/{associationId}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> DisassociateRouteTable(string associationId) => RunAsync(new DisassociateRouteTableRequest { AssociationId = associationId }, Done);

    /// <summary>Creates a route to an internet gateway or to a NAT gateway.</summary>
    [HttpPost("routes")]
    [ProducesResponseType<CreateRouteResult>(StatusCodes.Status200OK)]
    public Task<IActionResult> CreateRoute(CreateRouteRequest body) => RunAsync(body, r => Shown(r));

    /// <summary>Deletes a route.</summary>
    [HttpPost("routes/delete")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> DeleteRoute(DeleteRouteRequest body) => RunAsync(body, Done);

    /// <summary>Creates an internet gateway.</summary>
    [HttpPost("internet-gateways")]
    [ProducesResponseType<CreateInternetGatewayResult>(StatusCodes.Status200OK)]
    public Task<IActionResult> CreateInternetGateway(CreateInternetGatewayRequest body) => RunAsync(body, r => Shown(r));

    /// <summary>Lists internet gateways.</summary>
    /// <param name="internetGatewayId">Those of these ids; none for all.</param>
    /// <param name="nextToken">The token of the page before.</param>
    /// <param name="maxResults">The most items of a page: 5 to 1000.</param>
    [HttpGet("internet-gateways")]
    [ProducesResponseType<DescribeInternetGatewaysResult>(StatusCodes.Status200OK)]
    public Task<IActionResult> DescribeInternetGateways([FromQuery] string[]? internetGatewayId, string? nextToken, int? maxResults) =>
        RunAsync(new DescribeInternetGatewaysRequest { InternetGatewayIds = internetGatewayId is { Length: > 0 } ? internetGatewayId : null, NextToken = nextToken, MaxResults = maxResults }, r => Shown(r));

    /// <summary>Deletes an internet gateway that is attached to no VPC.</summary>
    [HttpDelete("internet-gateways/{internetGatewayId}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> DeleteInternetGateway(string internetGatewayId) => RunAsync(new DeleteInternetGatewayRequest { InternetGatewayId = internetGatewayId }, Done);

    /// <summary>Attaches an internet gateway to a VPC.</summary>
    [HttpPost("internet-gateways/attach")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> AttachInternetGateway(AttachInternetGatewayRequest body) => RunAsync(body, Done);

    /// <summary>Detaches an internet gateway from a VPC.</summary>
    [HttpPost("internet-gateways/detach")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> DetachInternetGateway(DetachInternetGatewayRequest body) => RunAsync(body, Done);

    /// <summary>Gives the account an Elastic IP address.</summary>
    [HttpPost("addresses")]
    [ProducesResponseType<AllocateAddressResult>(StatusCodes.Status200OK)]
    public Task<IActionResult> AllocateAddress(AllocateAddressRequest body) => RunAsync(body, r => Shown(r));

    /// <summary>Gives an Elastic IP address back that nothing uses.</summary>
    [HttpDelete("addresses/{allocationId}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> ReleaseAddress(string allocationId) => RunAsync(new ReleaseAddressRequest { AllocationId = allocationId }, Done);

    /// <summary>Creates a NAT gateway in a subnet.</summary>
    [HttpPost("nat-gateways")]
    [ProducesResponseType<CreateNatGatewayResult>(StatusCodes.Status200OK)]
    public Task<IActionResult> CreateNatGateway(CreateNatGatewayRequest body) => RunAsync(body, r => Shown(r));

    /// <summary>Lists NAT gateways; those that were deleted too, for an hour.</summary>
    /// <param name="natGatewayId">Those of these ids; none for all.</param>
    /// <param name="nextToken">The token of the page before.</param>
    /// <param name="maxResults">The most items of a page: 5 to 1000.</param>
    [HttpGet("nat-gateways")]
    [ProducesResponseType<DescribeNatGatewaysResult>(StatusCodes.Status200OK)]
    public Task<IActionResult> DescribeNatGateways([FromQuery] string[]? natGatewayId, string? nextToken, int? maxResults) =>
        RunAsync(new DescribeNatGatewaysRequest { NatGatewayIds = natGatewayId is { Length: > 0 } ? natGatewayId : null, NextToken = nextToken, MaxResults = maxResults }, r => Shown(r));

    /// <summary>Deletes a NAT gateway.</summary>
    [HttpDelete("nat-gateways/{natGatewayId}")]
    [ProducesResponseType<DeleteNatGatewayResult>(StatusCodes.Status200OK)]
    public Task<IActionResult> DeleteNatGateway(string natGatewayId) => RunAsync(new DeleteNatGatewayRequest { NatGatewayId = natGatewayId }, r => Shown(r));
}
