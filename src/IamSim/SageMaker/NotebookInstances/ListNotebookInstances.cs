using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.SageMaker;
using IamSim.SageMaker.Resources;

namespace IamSim.SageMaker.NotebookInstances;

/// <summary>Lists notebook instances.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ListNotebookInstances.html">SageMaker: ListNotebookInstances</see>: "SortBy … The
/// default is Name". That its order is ascending is a guess.
/// </remarks>
internal sealed class ListNotebookInstances(SageMakerLists lists) : IOperation<ListNotebookInstancesInput, ListNotebookInstancesOutput>
{
    public async ValueTask<Outcome<ListNotebookInstancesOutput>> RunAsync(Call call, ListNotebookInstancesInput request, CancellationToken ct)
    {
        var page = await lists.PageAsync(
            call,
            ListNotebookInstancesInput.Operation,
            request,
            new ListQuestion(SageMakerKind.NotebookInstance)
            {
                NameContains = request.NameContains,
                Status = request.StatusEquals,
                CreatedAfter = request.CreationTimeAfter,
                CreatedBefore = request.CreationTimeBefore,
                ModifiedAfter = request.LastModifiedTimeAfter,
                ModifiedBefore = request.LastModifiedTimeBefore,
                SortBy = request.SortBy ?? NotebookInstanceSortKey.Name,
                IsDescending = request.SortOrder == NotebookInstanceSortOrder.Descending,
                Also = request is { NotebookInstanceLifecycleConfigNameContains: null, DefaultCodeRepositoryContains: null, AdditionalCodeRepositoryEquals: null } ? null : (
                    $"{request.NotebookInstanceLifecycleConfigNameContains}\n{request.DefaultCodeRepositoryContains}\n{request.AdditionalCodeRepositoryEquals}",
                    notebook => Holds(request, NotebookShapes.RequestOf(notebook))),
            },
            ct);
        return page.IsFault ? page.Fault : new ListNotebookInstancesOutput { NotebookInstances = page.Value.Select(NotebookShapes.Summary), NextToken = page.Value.Marker };
    }

    private static bool Holds(ListNotebookInstancesInput asked, CreateNotebookInstanceInput made) =>
        (asked.NotebookInstanceLifecycleConfigNameContains is not { } lifecycle || made.LifecycleConfigName?.Contains(lifecycle, StringComparison.Ordinal) == true)
        && (asked.DefaultCodeRepositoryContains is not { } repository || made.DefaultCodeRepository?.Contains(repository, StringComparison.Ordinal) == true)
        && (asked.AdditionalCodeRepositoryEquals is not { } additional || made.AdditionalCodeRepositories?.Contains(additional) == true);
}
