using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Ec2.Facts;
using IamSim.Ec2.Resources;
using IamSim.Ec2.Ways;
using IamSim.Rest;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Ec2.Rest;

/// <summary>Networks whole, and which way a request leaves them: IamSim's own questions.</summary>
[Route("api/v1/networks")]
[Tags("Networks")]
public sealed class NetworksController : QuestionController
{
    private const string Describe = "ec2:DescribeVpcs";

    /// <summary>What a training job calls.</summary>
    private static readonly string[] OfJobs = ["s3", "sts", "kms", "logs", "monitoring", "ecr.api", "ecr.dkr", "sagemaker.api", "sagemaker.runtime"];

    private Networks Networks => HttpContext.RequestServices.GetRequiredService<Networks>();

    private StoredNetworks Facts => HttpContext.RequestServices.GetRequiredService<StoredNetworks>();

    /// <summary>Shows all VPCs of the account in the region that the call is signed for: each with subnets, route tables, security groups, gateways and endpoints.</summary>
    [HttpGet]
    [ProducesResponseType<NetworkList>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    public Task<IActionResult> ListNetworks() => AskAsync(nameof(ListNetworks), Describe, asked: null, async (call, ct) =>
    {
        var rows = await Networks.Rows(call).Where(row => row.VpcId != string.Empty).ToListAsync(ct);
        return new Answer(new NetworkList([.. rows.GroupBy(row => row.VpcId).Select(vpc => vpc.ToList())
            .OrderBy(vpc => vpc.Min(row => row.CreatedAt)).Select(vpc => NetworkDocument.Of(vpc, Facts.FactsOf(vpc)))]));
    });

    /// <summary>Shows one VPC whole.</summary>
    [HttpGet("{vpcId}")]
    [ProducesResponseType<NetworkDocument>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    public Task<IActionResult> GetNetwork(string vpcId) => AskAsync(nameof(GetNetwork), Describe, asked: null, async (call, ct) =>
        await FindAsync(call, vpcId, ct) is { } rows ? new Answer(NetworkDocument.Of(rows, Facts.FactsOf(rows))) : new Answer(NoSuch(vpcId)));

    /// <summary>Says which way a request to a service leaves a subnet, hop by hop, or where it ends, why, and what would mend it.</summary>
    /// <remarks>The source is a network interface without a public address, as SageMaker's are.</remarks>
    /// <param name="vpcId">The VPC.</param>
    /// <param name="subnet">The subnet that the request comes from.</param>
    /// <param name="securityGroup">The security groups of its interface.</param>
    /// <param name="service">The service's short name, as <c>s3</c>, <c>kms</c>, <c>ecr.dkr</c>; none for all that a training job calls.</param>
    [HttpGet("{vpcId}/ways")]
    [ProducesResponseType<WayList>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    public Task<IActionResult> FindWays(string vpcId, string? subnet, [FromQuery] string[]? securityGroup, string? service) =>
        AskAsync(nameof(FindWays), Describe, asked: null, async (call, ct) =>
        {
            if (subnet is null)
            {
                return new Answer(Ec2Errors.Missing("subnet"));
            }

            if (await FindAsync(call, vpcId, ct) is not { } rows)
            {
                return new Answer(NoSuch(vpcId));
            }

            var network = Facts.FactsOf(rows);
            if (network.Subnets.All(each => each.Id != subnet))
            {
                return new Answer(NetworkKinds.Of<SubnetDetails>().NoSuch(subnet));
            }

            return new Answer(new WayList([.. (service is null ? OfJobs : [CallText.Shown(service)])
                .Select(each => WayDocument.Of(each, WayFinder.Find(network, subnet, securityGroup ?? [], each)))]));
        });

    private async Task<List<NetworkResource>?> FindAsync(Call call, string vpcId, CancellationToken ct)
    {
        var rows = await Networks.Rows(call).Where(row => row.VpcId == vpcId).ToListAsync(ct);
        return rows.Exists(row => row.Id == vpcId) ? rows : null;
    }

    private static Fault NoSuch(string vpcId) => NetworkKinds.Of<VpcDetails>().NoSuch(vpcId);
}
