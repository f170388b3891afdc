using IamSim.Contracts.Ec2;
using IamSim.Rest;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Ec2.Rest;

/// <summary>Security groups and their rules.</summary>
[Route("api/v1/networks")]
[Tags("Networks: security groups")]
public sealed class SecurityGroupsController : ApiController
{
    /// <summary>Creates a security group, which lets everything out and nothing in.</summary>
    [HttpPost("security-groups")]
    [ProducesResponseType<CreateSecurityGroupResult>(StatusCodes.Status200OK)]
    public Task<IActionResult> CreateSecurityGroup(CreateSecurityGroupRequest body) => RunAsync(body, r => Shown(r));

    /// <summary>Lists security groups with their rules.</summary>
    /// <param name="groupId">Those of these ids; none for all.</param>
    /// <param name="nextToken">The token of the page before.</param>
    /// <param name="maxResults">The most items of a page: 5 to 1000.</param>
    [HttpGet("security-groups")]
    [ProducesResponseType<DescribeSecurityGroupsResult>(StatusCodes.Status200OK)]
    public Task<IActionResult> DescribeSecurityGroups([FromQuery] string[]? groupId, string? nextToken, int? maxResults) =>
        RunAsync(new DescribeSecurityGroupsRequest { GroupIds = groupId is { Length: > 0 } ? groupId : null, NextToken = nextToken, MaxResults = maxResults }, r => Shown(r));

    /// <summary>Deletes a security group that nothing uses.</summary>
    [HttpDelete("security-groups/{groupId}")]
    [ProducesResponseType<DeleteSecurityGroupResult>(StatusCodes.Status200OK)]
    public Task<IActionResult> DeleteSecurityGroup(string groupId) => RunAsync(new DeleteSecurityGroupRequest { GroupId = groupId }, r => Shown(r));

    /// <summary>Lets something in.</summary>
    [HttpPost("security-groups/authorize-ingress")]
    [ProducesResponseType<AuthorizeSecurityGroupIngressResult>(StatusCodes.Status200OK)]
    public Task<IActionResult> AuthorizeSecurityGroupIngress(AuthorizeSecurityGroupIngressRequest body) => RunAsync(body, r => Shown(r));

    /// <summary>Lets something out.</summary>
    [HttpPost("security-groups/authorize-egress")]
    [ProducesResponseType<AuthorizeSecurityGroupEgressResult>(StatusCodes.Status200OK)]
    public Task<IActionResult> AuthorizeSecurityGroupEgress(AuthorizeSecurityGroupEgressRequest body) => RunAsync(body, r => Shown(r));

    /// <summary>Lets something out no more.</summary>
    [HttpPost("security-groups/revoke-egress")]
    [ProducesResponseType<RevokeSecurityGroupEgressResult>(StatusCodes.Status200OK)]
    public Task<IActionResult> RevokeSecurityGroupEgress(RevokeSecurityGroupEgressRequest body) => RunAsync(body, r => Shown(r));
}
