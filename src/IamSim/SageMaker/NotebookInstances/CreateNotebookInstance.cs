using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.SageMaker;
using IamSim.SageMaker.Resources;

namespace IamSim.SageMaker.NotebookInstances;

/// <summary>Creates a notebook instance. It is in service some time later, or has failed.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateNotebookInstance.html">SageMaker: CreateNotebookInstance</see></remarks>
internal sealed class CreateNotebookInstance(SageMakerMaker maker) : IOperation<CreateNotebookInstanceInput, CreateNotebookInstanceOutput>
{
    public async ValueTask<Outcome<CreateNotebookInstanceOutput>> RunAsync(Call call, CreateNotebookInstanceInput request, CancellationToken ct)
    {
        if (Refuse(request) is { } refusal)
        {
            return refusal;
        }

        var made = await maker.MakeAsync(
            call,
            new NewResource(SageMakerKind.NotebookInstance, request.NotebookInstanceName, NotebookInstanceStatus.Pending, request)
            {
                Tags = request.Tags,
                RoleArn = request.RoleArn,
                Instances = NotebookShapes.InstancesOf(request),
            },
            ct);
        return made.IsFault ? made.Fault : new CreateNotebookInstanceOutput { NotebookInstanceArn = made.Value.Arn };
    }

    /// <summary>"You can set the value of this parameter to Disabled only if you set a value for the SubnetId parameter": and groups go with a subnet.</summary>
    private static Fault? Refuse(CreateNotebookInstanceInput request) =>
        request is { DirectInternetAccess: DirectInternetAccess.Disabled, SubnetId: null }
            ? SageMakerErrors.Invalid("Direct internet access can be disabled only when a SubnetId is specified.")
            : request is { SecurityGroupIds: { Count: > 0 }, SubnetId: null }
                ? SageMakerErrors.Invalid("SecurityGroupIds can be specified only with a SubnetId.")
                : null;
}
