using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Ec2;
using IamSim.Ec2.Resources;

namespace IamSim.Ec2.Endpoints;

/// <summary>Deletes endpoints, with the routes that lead to them; what is not there is told in the answer.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteVpcEndpoints.html">EC2: DeleteVpcEndpoints</see></remarks>
internal sealed class DeleteVpcEndpoints(Networks networks) : IOperation<DeleteVpcEndpointsRequest, DeleteVpcEndpointsResult>
{
    public async ValueTask<Outcome<DeleteVpcEndpointsResult>> RunAsync(Call call, DeleteVpcEndpointsRequest request, CancellationToken ct)
    {
        var failed = new List<UnsuccessfulItem>();
        foreach (var id in request.VpcEndpointIds.Distinct())
        {
            var endpoint = await networks.FindAsync<VpcEndpointDetails>(call, id, ct);
            if (endpoint.IsFault)
            {
                failed.Add(new UnsuccessfulItem
                {
                    ResourceId = id,
                    Error = new UnsuccessfulItemError { Code = endpoint.Fault.Code, Message = endpoint.Fault.Message },
                });
            }
            else
            {
                networks.Remove(endpoint.Value.Row);
            }
        }

        return new DeleteVpcEndpointsResult { Unsuccessful = failed };
    }
}
