using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.SageMaker;

namespace IamSim.SageMaker.NotebookInstances;

/// <summary>Deletes a notebook instance that has stopped, or has failed. It is gone some time later.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DeleteNotebookInstance.html">SageMaker: DeleteNotebookInstance</see></remarks>
internal sealed class DeleteNotebookInstance(NotebookChanges changes) : IOperation<DeleteNotebookInstanceInput, DeleteNotebookInstanceResponse>
{
    public async ValueTask<Outcome<DeleteNotebookInstanceResponse>> RunAsync(Call call, DeleteNotebookInstanceInput request, CancellationToken ct)
    {
        var moved = await changes.MoveAsync(call, request.NotebookInstanceName, NotebookInstanceStatus.Deleting, ct);
        return moved.IsFault ? moved.Fault : new DeleteNotebookInstanceResponse();
    }
}
