using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.SageMaker;
using IamSim.SageMaker.Resources;

namespace IamSim.SageMaker.Endpoints;

/// <summary>Creates an endpoint. It is in service some time later, or has failed.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateEndpoint.html">SageMaker: CreateEndpoint</see></remarks>
internal sealed class CreateEndpoint(SageMakerMaker maker, EndpointPlanner planner) : IOperation<CreateEndpointInput, CreateEndpointOutput>
{
    public async ValueTask<Outcome<CreateEndpointOutput>> RunAsync(Call call, CreateEndpointInput request, CancellationToken ct)
    {
        var plan = await planner.PlanAsync(call, request.EndpointConfigName, ct);
        if (plan.IsFault)
        {
            return plan.Fault;
        }

        var made = await maker.MakeAsync(
            call,
            new NewResource(SageMakerKind.Endpoint, request.EndpointName, EndpointStatus.Creating, request)
            {
                Tags = request.Tags,
                Details = new SageMakerDetails
                {
                    Endpoint = new EndpointState
                    {
                        ConfigName = plan.Value.Deployment.ConfigName,
                        Pending = plan.Value.Deployment,
                        LastDeployment = request.DeploymentConfig is { } deployment ? StoredRequests.Write(deployment) : null,
                    },
                },
                Instances = plan.Value.Instances,
            },
            ct);
        return made.IsFault ? made.Fault : new CreateEndpointOutput { EndpointArn = made.Value.Arn };
    }
}
