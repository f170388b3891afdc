using System.Net;
using System.Text.RegularExpressions;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Ec2.Facts;

namespace IamSim.Ec2.Endpoints;

/// <summary>
/// Which VPC endpoint a request comes through. An endpoint's own host name tells it, as <c>vpce-0abc….s3.us-east-1.vpce.amazonaws.com</c> (or <c>.localhost</c>), with
/// a bucket before it or not; and, for clients that are in no VPC, the header <c>x-iamsim-source-vpce</c>, which is the simulator's own.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/privatelink-interface-endpoints.html">S3: Accessing buckets from S3 interface endpoints</see></remarks>
internal sealed partial class EndpointCalls(INetworks networks, IServiceScopeFactory scopes)
{
    public const string Header = "x-iamsim-source-vpce";

    /// <summary>The caller's address in the VPC, which goes with <see cref="Header"/>: <c>aws:VpcSourceIp</c>.</summary>
    public const string AddressHeader = "x-iamsim-vpc-source-ip";

    /// <summary>The id of the endpoint that a request names; null for most requests, which name none.</summary>
    public static string? IdOf(HttpRequest request)
    {
        if (request.Headers[Header] is [{ Length: > 0 } given])
        {
            return given;
        }

        var host = request.Host.Host;
        return host.Contains("vpce-", StringComparison.Ordinal) && HostName().Match(host) is { Success: true } match ? match.Groups[1].Value : null;
    }

    /// <summary>The endpoint, or why the request cannot have come through it.</summary>
    /// <param name="http">The request.</param>
    /// <param name="id">Which one it names.</param>
    /// <param name="region">The region that it is for.</param>
    public async ValueTask<Outcome<VpcEndpointUse>> FindAsync(HttpContext http, string id, string region)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (await networks.FindEndpointAsync(scope.ServiceProvider, id, http.RequestAborted) is not { } found)
        {
            return Refusal($"The request came through VPC endpoint '{CallText.Shown(id)}', which does not exist.");
        }

        var (network, endpoint) = found;
        return network.Region != region
            ? Refusal($"VPC endpoint {id} is in {network.Region}, and the request is for {region}.")
            : new VpcEndpointUse(id, network.VpcId, network.Account, endpoint.Policy)
            {
                Service = endpoint.Service,
                SourceAddress = http.Request.Headers[AddressHeader] is [var text] && IPAddress.TryParse(text, out var address) ? address.ToString() : null,
            };
    }

    /// <summary>Why an operation's service is not called through an endpoint; null where it is the endpoint's.</summary>
    public static Fault? RefuseService(VpcEndpointUse endpoint, ServiceContract called)
    {
        var service = ShortOf(called);
        return service == endpoint.Service ? null : Refusal($"VPC endpoint {endpoint.Id} leads to {endpoint.Service} and not to {service}.");
    }

    /// <summary>What endpoints call a service: SageMaker's API and its runtime are two of one signing name.</summary>
    private static string ShortOf(ServiceContract service) => service.Name switch
    {
        "SageMaker" => "sagemaker.api",
        "SageMakerRuntime" => "sagemaker.runtime",
        _ => service.SigningName,
    };

    /// <summary>IamSim's own: on AWS such a request reaches no service.</summary>
    private static Fault Refusal(string message) => new("InvalidVpcEndpoint", 403, message, "InvalidVpcEndpoint");

    [GeneratedRegex(@"(?:^|\.)(vpce-[0-9a-f]{8,17})(?:-[a-z0-9-]+)?\.(?:[a-z0-9-]+\.)+vpce\.", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex HostName();
}
