using IamSim.Calls;
using IamSim.Contracts.SageMaker;
using IamSim.SageMaker.Resources;
using IamSim.Storage;
using IamSim.Workloads.Specs;

namespace IamSim.Workloads.Life;

/// <summary>The life of a notebook instance.</summary>
internal sealed class NotebookLife(IamDb db, Stretch stretch)
{
    public async ValueTask<IReadOnlyList<MadeCall>> GoOnAsync(SageMakerResource notebook, DateTimeOffset time, CancellationToken ct)
    {
        switch (notebook.Status)
        {
            case NotebookInstanceStatus.Deleting:
                db.SageMakerResources.Remove(notebook);
                return [];
            case NotebookInstanceStatus.Stopping or NotebookInstanceStatus.Updating:
                notebook.Status = NotebookInstanceStatus.Stopped;
                notebook.ModifiedAt = time;
                return [];
            case NotebookInstanceStatus.Pending:
                break;
            default:
                return [];
        }

        var request = (CreateNotebookInstanceInput)StoredRequests.Read(SageMakerOperations.CreateNotebookInstance, notebook.Request);
        var spec = WorkloadSpecs.Of(request, notebook.Region, notebook.AccountId)[0];
        var (failure, made) = await stretch.GoAsync(
            notebook,
            spec,
            time,
            async phases =>
            {
                await phases.PrepareAsync(ct);
                await phases.RunAsync(ct);
            },
            isAssumptionTold: false,
            ct);
        notebook.Status = failure is null ? NotebookInstanceStatus.InService : NotebookInstanceStatus.Failed;
        notebook.FailureReason = failure;
        return made;
    }
}
