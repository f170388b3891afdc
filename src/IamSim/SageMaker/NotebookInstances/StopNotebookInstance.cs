using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.SageMaker;

namespace IamSim.SageMaker.NotebookInstances;

/// <summary>Stops a notebook instance that is in service. Its storage volume stays.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_StopNotebookInstance.html">SageMaker: StopNotebookInstance</see></remarks>
internal sealed class StopNotebookInstance(NotebookChanges changes) : IOperation<StopNotebookInstanceInput, StopNotebookInstanceResponse>
{
    public async ValueTask<Outcome<StopNotebookInstanceResponse>> RunAsync(Call call, StopNotebookInstanceInput request, CancellationToken ct)
    {
        var moved = await changes.MoveAsync(call, request.NotebookInstanceName, NotebookInstanceStatus.Stopping, ct);
        return moved.IsFault ? moved.Fault : new StopNotebookInstanceResponse();
    }
}
