using IamSim.Contracts.SageMaker;
using IamSim.Rest;
using IamSim.Rest.OpenApi;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.SageMaker.NotebookInstances;

/// <summary>Notebook instances of SageMaker.</summary>
[Route("api/v1/sagemaker/notebook-instances")]
[Tags("SageMaker: notebook instances")]
public sealed class NotebookInstancesController : ApiController
{
    /// <summary>Lists the notebook instances of the account in the region.</summary>
    /// <param name="nextToken">The token of the page before.</param>
    /// <param name="maxResults">The most items of a page; 10 where nothing is said.</param>
    /// <param name="nameContains">Only those with this in their names.</param>
    /// <param name="statusEquals">Only those in this status.</param>
    /// <param name="creationTimeAfter">Only those made after this time.</param>
    /// <param name="creationTimeBefore">Only those made before this time.</param>
    /// <param name="lastModifiedTimeAfter">Only those changed after this time.</param>
    /// <param name="lastModifiedTimeBefore">Only those changed before this time.</param>
    /// <param name="sortBy">What they are sorted by.</param>
    /// <param name="sortOrder">Ascending or Descending.</param>
    /// <param name="notebookInstanceLifecycleConfigNameContains">Only those whose lifecycle configuration has this in its name.</param>
    /// <param name="defaultCodeRepositoryContains">Only those whose default repository has this in its name.</param>
    /// <param name="additionalCodeRepositoryEquals">Only those with this repository beside the default one.</param>
    [HttpGet]
    [ProducesResponseType<ListNotebookInstancesOutput>(StatusCodes.Status200OK)]
    public Task<IActionResult> ListNotebookInstances(
        string? nextToken,
        int? maxResults,
        string? nameContains,
        string? statusEquals,
        DateTimeOffset? creationTimeAfter,
        DateTimeOffset? creationTimeBefore,
        DateTimeOffset? lastModifiedTimeAfter,
        DateTimeOffset? lastModifiedTimeBefore,
        string? sortBy,
        string? sortOrder,
        string? notebookInstanceLifecycleConfigNameContains,
        string? defaultCodeRepositoryContains,
        string? additionalCodeRepositoryEquals) => RunAsync(
        new ListNotebookInstancesInput
        {
            NextToken = nextToken,
            MaxResults = maxResults,
            NameContains = nameContains,
            StatusEquals = statusEquals,
            CreationTimeAfter = creationTimeAfter,
            CreationTimeBefore = creationTimeBefore,
            LastModifiedTimeAfter = lastModifiedTimeAfter,
            LastModifiedTimeBefore = lastModifiedTimeBefore,
            SortBy = sortBy,
            SortOrder = sortOrder,
            NotebookInstanceLifecycleConfigNameContains = notebookInstanceLifecycleConfigNameContains,
            DefaultCodeRepositoryContains = defaultCodeRepositoryContains,
            AdditionalCodeRepositoryEquals = additionalCodeRepositoryEquals,
        },
        r => Shown(r));

    /// <summary>Creates a notebook instance.</summary>
    /// <param name="body">What it is made from.</param>
    [HttpPost]
    [BodyExample("""{ "notebookInstanceName": "mine", "instanceType": "ml.t3.medium", "roleArn": "arn:aws:iam::123456789012:role/Notebook" }""")]
    [ProducesResponseType<CreateNotebookInstanceOutput>(StatusCodes.Status201Created)]
    public Task<IActionResult> CreateNotebookInstance(CreateNotebookInstanceInput body) => RunAsync(body, r => Made($"/sagemaker/notebook-instances/{Segment(body.NotebookInstanceName)}", r));

    /// <summary>Describes a notebook instance.</summary>
    /// <param name="name">Its name.</param>
    [HttpGet("{name}")]
    [ProducesResponseType<DescribeNotebookInstanceOutput>(StatusCodes.Status200OK)]
    public Task<IActionResult> DescribeNotebookInstance(string name) => RunAsync(State(name), r => Shown(r));

    /// <summary>Starts a notebook instance that has stopped.</summary>
    /// <param name="name">Its name.</param>
    [HttpPost("{name}/start")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> StartNotebookInstance(string name) => RunAsync(new StartNotebookInstanceInput { NotebookInstanceName = name }, Done, State(name));

    /// <summary>Stops a notebook instance that is in service.</summary>
    /// <param name="name">Its name.</param>
    [HttpPost("{name}/stop")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> StopNotebookInstance(string name) => RunAsync(new StopNotebookInstanceInput { NotebookInstanceName = name }, Done, State(name));

    /// <summary>Makes a URL by which a browser gets into a notebook instance that is in service.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="sessionExpirationDurationInSeconds">How long the session lasts: 1,800 to 43,200 seconds; 12 hours where nothing is said.</param>
    [HttpPost("{name}/presigned-url")]
    [ProducesResponseType<CreatePresignedNotebookInstanceUrlOutput>(StatusCodes.Status200OK)]
    public Task<IActionResult> CreatePresignedNotebookInstanceUrl(string name, int? sessionExpirationDurationInSeconds) => RunAsync(
        new CreatePresignedNotebookInstanceUrlInput { NotebookInstanceName = name, SessionExpirationDurationInSeconds = sessionExpirationDurationInSeconds }, r => Shown(r));

    /// <summary>Deletes a notebook instance that has stopped, or has failed; it is gone some time later.</summary>
    /// <param name="name">Its name.</param>
    [HttpDelete("{name}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> DeleteNotebookInstance(string name) => RunAsync(new DeleteNotebookInstanceInput { NotebookInstanceName = name }, Done, State(name));

    private static DescribeNotebookInstanceInput State(string name) => new() { NotebookInstanceName = name };
}
