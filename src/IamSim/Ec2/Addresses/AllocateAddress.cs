using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Ec2;
using IamSim.Ec2.Resources;
using IamSim.Storage;

namespace IamSim.Ec2.Addresses;

/// <summary>Gives the account an Elastic IP address.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AllocateAddress.html">EC2: AllocateAddress</see></remarks>
internal sealed class AllocateAddress(Networks networks, Ids ids) : IOperation<AllocateAddressRequest, AllocateAddressResult>
{
    private const string Pool = "amazon";

    public async ValueTask<Outcome<AllocateAddressResult>> RunAsync(Call call, AllocateAddressRequest request, CancellationToken ct)
    {
        if (request.CustomerOwnedIpv4Pool is not null || request.IpamPoolId is not null || request.PublicIpv4Pool is not (null or Pool) || request.Address is not null)
        {
            return Ec2Errors.NotHere("address pools of your own, and an address is not to be chosen");
        }

        if (request.Domain is not (null or DomainType.Vpc))
        {
            return Ec2Errors.InvalidValue(request.Domain, "domain", "EC2-Classic is retired: the domain is vpc.");
        }

        if (request.NetworkBorderGroup is { } group && group != call.Region)
        {
            return Ec2Errors.InvalidValue(group, "networkBorderGroup", $"The network border group of these addresses is {call.Region}.");
        }

        var tags = Ec2Tags.Read(request.TagSpecifications, "elastic-ip");
        if (tags.IsFault)
        {
            return tags.Fault;
        }

        var taken = (await networks.ListAsync<ElasticIpDetails>(call, ct)).Select(each => each.Details.PublicIp).ToHashSet(StringComparer.Ordinal);
        var address = ids.PublicAddress();
        while (taken.Contains(address))
        {
            address = ids.PublicAddress();
        }

        var made = networks.Add(call, string.Empty, new ElasticIpDetails(address, call.Region), tags.Value);
        return new AllocateAddressResult
        {
            AllocationId = made.Id,
            PublicIp = address,
            PublicIpv4Pool = Pool,
            Domain = DomainType.Vpc,
            NetworkBorderGroup = call.Region,
        };
    }
}
