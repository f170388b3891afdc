using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.SageMaker;
using IamSim.SageMaker.Resources;
using IamSim.Workloads;

namespace IamSim.SageMaker.NotebookInstances;

/// <summary>Has a notebook instance go from one status to another, which it reaches some time later.</summary>
internal sealed class NotebookChanges(SageMakerFinder finder)
{
    private static readonly string[] AtRest = [NotebookInstanceStatus.Stopped, NotebookInstanceStatus.Failed];

    /// <summary>What was changed, or why it was not: it is not there, or in a status that it cannot leave so.</summary>
    public async ValueTask<Outcome<SageMakerResource>> MoveAsync(Call call, string name, string next, CancellationToken ct)
    {
        var found = await finder.FindAsync(call, SageMakerKind.NotebookInstance, name, ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        var notebook = found.Value;
        var needed = next == NotebookInstanceStatus.Stopping ? [NotebookInstanceStatus.InService] : AtRest;
        if (!needed.Contains(notebook.Status))
        {
            return SageMakerErrors.NotInStatus(notebook.Status, string.Join(", ", needed), next, notebook.Arn);
        }

        notebook.Status = next;
        notebook.FailureReason = null;
        notebook.ModifiedAt = call.Time;
        WorkloadLife.Wake(call, notebook);
        return notebook;
    }
}
