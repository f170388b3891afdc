using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.SageMaker;
using IamSim.SageMaker.Resources;

namespace IamSim.SageMaker.Models;

/// <summary>Creates a model: a container, or a pipeline of them, with the role that it runs by.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateModel.html">SageMaker: CreateModel</see></remarks>
internal sealed class CreateModel(SageMakerMaker maker) : IOperation<CreateModelInput, CreateModelOutput>
{
    public async ValueTask<Outcome<CreateModelOutput>> RunAsync(Call call, CreateModelInput request, CancellationToken ct)
    {
        if (Refuse(request) is { } refusal)
        {
            return refusal;
        }

        var made = await maker.MakeAsync(
            call, new NewResource(SageMakerKind.Model, request.ModelName, string.Empty, request) { Tags = request.Tags, RoleArn = request.ExecutionRoleArn }, ct);
        return made.IsFault ? made.Fault : new CreateModelOutput { ModelArn = made.Value.Arn };
    }

    /// <summary>"You can specify either PrimaryContainer or Containers". The words are IamSim's.</summary>
    private static Fault? Refuse(CreateModelInput request)
    {
        var containers = (request.Containers ?? []).Append(request.PrimaryContainer).Where(c => c is not null).Select(c => c!).ToList();
        return (request.PrimaryContainer is null) == (request.Containers is not { Count: > 0 })
            ? SageMakerErrors.Invalid("You must specify exactly one of PrimaryContainer and Containers.")
            : containers.Any(c => (c.Image is null) == (c.ModelPackageName is null))
                ? SageMakerErrors.Invalid("A container must have exactly one of Image and ModelPackageName.")
                : containers.Any(c => c.ModelDataUrl is not null && c.ModelDataSource is not null)
                    ? SageMakerErrors.Invalid("A container can have only one of ModelDataUrl and ModelDataSource.")
                    : null;
    }
}
