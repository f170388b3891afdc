using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.SageMaker;
using IamSim.SageMaker.Resources;

namespace IamSim.SageMaker.NotebookInstances;

/// <summary>Starts a notebook instance that has stopped: it is in service some time later.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_StartNotebookInstance.html">SageMaker: StartNotebookInstance</see></remarks>
internal sealed class StartNotebookInstance(NotebookChanges changes, IServiceProvider services) : IOperation<StartNotebookInstanceInput, StartNotebookInstanceResponse>
{
    public async ValueTask<Outcome<StartNotebookInstanceResponse>> RunAsync(Call call, StartNotebookInstanceInput request, CancellationToken ct)
    {
        var moved = await changes.MoveAsync(call, request.NotebookInstanceName, NotebookInstanceStatus.Pending, ct);
        if (moved.IsFault)
        {
            return moved.Fault;
        }

        var needed = NotebookShapes.InstancesOf(NotebookShapes.RequestOf(moved.Value));
        return services.GetService<ISageMakerQuotas>() is { } quotas && await quotas.RefuseAsync(services, call, needed, ct) is { } exceeded
            ? exceeded
            : new StartNotebookInstanceResponse();
    }
}
