using System.Globalization;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.SageMaker;
using IamSim.SageMaker.Resources;
using IamSim.Storage;

namespace IamSim.SageMaker.NotebookInstances;

/// <summary>
/// Makes a URL by which a browser gets into a notebook instance that is in service. IamSim runs no Jupyter, so that nothing answers there; the token in it is
/// kept nowhere.
/// </summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreatePresignedNotebookInstanceUrl.html">SageMaker:
/// CreatePresignedNotebookInstanceUrl</see>: "The URL that you get … is valid only for 5 minutes."
/// </remarks>
internal sealed class CreatePresignedNotebookInstanceUrl(SageMakerFinder finder, Ids ids)
    : IOperation<CreatePresignedNotebookInstanceUrlInput, CreatePresignedNotebookInstanceUrlOutput>, IChangesNothing
{
    /// <summary>"The default is 12 hours."</summary>
    private const int DefaultSession = 43_200;

    private static readonly TimeSpan ValidFor = TimeSpan.FromMinutes(5);

    public async ValueTask<Outcome<CreatePresignedNotebookInstanceUrlOutput>> RunAsync(
        Call call, CreatePresignedNotebookInstanceUrlInput request, CancellationToken ct)
    {
        var found = await finder.FindAsync(call, SageMakerKind.NotebookInstance, request.NotebookInstanceName, ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        var notebook = found.Value;
        if (notebook.Status != NotebookInstanceStatus.InService)
        {
            // The words are those of the other changes of status; no report of AWS's is at hand.
            return SageMakerErrors.Invalid($"Status ({notebook.Status}) not in ([{NotebookInstanceStatus.InService}]). Unable to create a presigned URL for Notebook Instance ({notebook.Arn})");
        }

        // How the parts of AWS's URL are called but for authToken is not documented.
        var expires = (call.Time + ValidFor).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var session = (request.SessionExpirationDurationInSeconds ?? DefaultSession).ToString(CultureInfo.InvariantCulture);
        var token = Uri.EscapeDataString(ids.ServicePassword());
        return new CreatePresignedNotebookInstanceUrlOutput
        {
            AuthorizedUrl = $"https://{NotebookShapes.UrlOf(notebook)}?authToken={token}&expires={expires}&sessionExpirationDurationInSeconds={session}",
        };
    }
}
