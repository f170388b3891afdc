using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.SageMaker;
using IamSim.SageMaker.Resources;
using IamSim.Storage;

namespace IamSim.SageMaker.Models;

/// <summary>Deletes a model. Endpoints that run it go on running; what it was made from stays.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DeleteModel.html">SageMaker: DeleteModel</see></remarks>
internal sealed class DeleteModel(IamDb db, SageMakerFinder finder) : IOperation<DeleteModelInput, DeleteModelResponse>
{
    public async ValueTask<Outcome<DeleteModelResponse>> RunAsync(Call call, DeleteModelInput request, CancellationToken ct)
    {
        var found = await finder.FindAsync(call, SageMakerKind.Model, request.ModelName, ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        db.SageMakerResources.Remove(found.Value);
        return new DeleteModelResponse();
    }
}
