using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.SageMaker;
using IamSim.SageMaker.Resources;

namespace IamSim.SageMaker.Models;

/// <summary>Describes a model.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribeModel.html">SageMaker: DescribeModel</see></remarks>
internal sealed class DescribeModel(SageMakerFinder finder) : IOperation<DescribeModelInput, DescribeModelOutput>
{
    public async ValueTask<Outcome<DescribeModelOutput>> RunAsync(Call call, DescribeModelInput request, CancellationToken ct)
    {
        var found = await finder.FindAsync(call, SageMakerKind.Model, request.ModelName, ct);
        return found.IsFault ? found.Fault : ModelShapes.Described(found.Value);
    }
}
