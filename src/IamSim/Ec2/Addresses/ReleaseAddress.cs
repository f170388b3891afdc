using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Ec2;
using IamSim.Ec2.Resources;

namespace IamSim.Ec2.Addresses;

/// <summary>Gives an Elastic IP address back that nothing uses.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ReleaseAddress.html">EC2: ReleaseAddress</see></remarks>
internal sealed class ReleaseAddress(Networks networks) : IOperation<ReleaseAddressRequest, ReleaseAddressResponse>
{
    public async ValueTask<Outcome<ReleaseAddressResponse>> RunAsync(Call call, ReleaseAddressRequest request, CancellationToken ct)
    {
        if (request.AllocationId is null && request.PublicIp is null)
        {
            return Ec2Errors.Missing("allocationId");
        }

        if (request.AllocationId is not null && request.PublicIp is not null)
        {
            return Ec2Errors.Combination("You may specify public IP or allocation id, but not both in the same call");
        }

        var addresses = await networks.ListAsync<ElasticIpDetails>(call, ct);
        if (addresses.Find(each => each.Id == request.AllocationId || each.Details.PublicIp == request.PublicIp) is not { } address)
        {
            return request.AllocationId is { } id
                ? NetworkKinds.Of<ElasticIpDetails>().NoSuch(id)
                : Ec2Errors.Of("InvalidAddress.NotFound", $"Address '{CallText.Shown(request.PublicIp!)}' not found.");
        }

        if (await IsUsedAsync(networks, call, address.Id, ct))
        {
            return Ec2Errors.Of("InvalidIPAddress.InUse", $"Address {address.Details.PublicIp} is in use.");
        }

        networks.Remove(address.Row);
        return new ReleaseAddressResponse();
    }

    /// <summary>Whether a NAT gateway has an address: nothing else in these networks can.</summary>
    public static async ValueTask<bool> IsUsedAsync(Networks networks, Call call, string allocationId, CancellationToken ct) =>
        (await networks.ListAsync<NatGatewayDetails>(call, ct))
            .Exists(nat => nat.Row.DeletedAt is null && nat.Details.Addresses.Any(address => address.AllocationId == allocationId));
}
