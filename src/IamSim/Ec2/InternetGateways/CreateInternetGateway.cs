using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Ec2;
using IamSim.Ec2.Resources;

namespace IamSim.Ec2.InternetGateways;

/// <summary>Creates an internet gateway, which is attached to no VPC yet.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateInternetGateway.html">EC2: CreateInternetGateway</see></remarks>
internal sealed class CreateInternetGateway(Networks networks) : IOperation<CreateInternetGatewayRequest, CreateInternetGatewayResult>
{
    public ValueTask<Outcome<CreateInternetGatewayResult>> RunAsync(Call call, CreateInternetGatewayRequest request, CancellationToken ct)
    {
        var tags = Ec2Tags.Read(request.TagSpecifications, "internet-gateway");
        return ValueTask.FromResult<Outcome<CreateInternetGatewayResult>>(tags.IsFault
            ? tags.Fault
            : new CreateInternetGatewayResult
            {
                InternetGateway = InternetGatewayShapes.Shown(networks.Add(call, string.Empty, new InternetGatewayDetails(), tags.Value)),
            });
    }
}
