using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.SageMaker;
using IamSim.SageMaker.Resources;

namespace IamSim.SageMaker.NotebookInstances;

/// <summary>Describes a notebook instance.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribeNotebookInstance.html">SageMaker: DescribeNotebookInstance</see></remarks>
internal sealed class DescribeNotebookInstance(SageMakerFinder finder) : IOperation<DescribeNotebookInstanceInput, DescribeNotebookInstanceOutput>
{
    public async ValueTask<Outcome<DescribeNotebookInstanceOutput>> RunAsync(Call call, DescribeNotebookInstanceInput request, CancellationToken ct)
    {
        var found = await finder.FindAsync(call, SageMakerKind.NotebookInstance, request.NotebookInstanceName, ct);
        return found.IsFault ? found.Fault : NotebookShapes.Described(found.Value);
    }
}
