using IamSim.Contracts.Ec2;
using IamSim.Rest;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Ec2.Rest;

/// <summary>VPCs, their subnets, and tags.</summary>
[Route("api/v1/networks")]
[Tags("Networks: VPCs and subnets")]
public sealed class VpcsController : ApiController
{
    /// <summary>Creates a VPC, with its main route table and its default security group.</summary>
    [HttpPost("vpcs")]
    [ProducesResponseType<CreateVpcResult>(StatusCodes.Status200OK)]
    public Task<IActionResult> CreateVpc(CreateVpcRequest body) => RunAsync(body, r => Shown(r));

    /// <summary>Lists VPCs.</summary>
    /// <param name="vpcId">Those of these ids; none for all.</param>
    /// <param name="nextToken">The token of the page before.</param>
    /// <param name="maxResults">The most items of a page: 5 to 1000.</param>
    [HttpGet("vpcs")]
    [ProducesResponseType<DescribeVpcsResult>(StatusCodes.Status200OK)]
    public Task<IActionResult> DescribeVpcs([FromQuery] string[]? vpcId, string? nextToken, int? maxResults) =>
        RunAsync(new DescribeVpcsRequest { VpcIds = vpcId is { Length: > 0 } ? vpcId : null, NextToken = nextToken, MaxResults = maxResults }, r => Shown(r));

    /// <summary>Deletes a VPC in which nothing is left.</summary>
    [HttpDelete("vpcs/{vpcId}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> DeleteVpc(string vpcId) => RunAsync(new DeleteVpcRequest { VpcId = vpcId }, Done);

    /// <summary>Creates a subnet.</summary>
    [HttpPost("subnets")]
    [ProducesResponseType<CreateSubnetResult>(StatusCodes.Status200OK)]
    public Task<IActionResult> CreateSubnet(CreateSubnetRequest body) => RunAsync(body, r => Shown(r));

    /// <summary>Lists subnets.</summary>
    /// <param name="subnetId">Those of these ids; none for all.</param>
    /// <param name="nextToken">The token of the page before.</param>
    /// <param name="maxResults">The most items of a page: 5 to 1000.</param>
    [HttpGet("subnets")]
    [ProducesResponseType<DescribeSubnetsResult>(StatusCodes.Status200OK)]
    public Task<IActionResult> DescribeSubnets([FromQuery] string[]? subnetId, string? nextToken, int? maxResults) =>
        RunAsync(new DescribeSubnetsRequest { SubnetIds = subnetId is { Length: > 0 } ? subnetId : null, NextToken = nextToken, MaxResults = maxResults }, r => Shown(r));

    /// <summary>Deletes a subnet that has no network interfaces.</summary>
    [HttpDelete("subnets/{subnetId}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> DeleteSubnet(string subnetId) => RunAsync(new DeleteSubnetRequest { SubnetId = subnetId }, Done);

    /// <summary>Puts tags on resources.</summary>
    [HttpPost("tags")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> CreateTags(CreateTagsRequest body) => RunAsync(body, Done);

    /// <summary>Lists the tags of all resources.</summary>
    /// <param name="nextToken">The token of the page before.</param>
    /// <param name="maxResults">The most tags of a page.</param>
    [HttpGet("tags")]
    [ProducesResponseType<DescribeTagsResult>(StatusCodes.Status200OK)]
    public Task<IActionResult> DescribeTags(string? nextToken, int? maxResults) =>
        RunAsync(new DescribeTagsRequest { NextToken = nextToken, MaxResults = maxResults }, r => Shown(r));

    /// <summary>Takes tags from resources: those of a key, those of a key and a value, or all.</summary>
    [HttpPost("tags/delete")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> DeleteTags(DeleteTagsRequest body) => RunAsync(body, Done);
}
