using IamSim.Authorization;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.SageMakerRuntime;
using IamSim.SageMaker.Authorization;
using IamSim.SageMaker.Resources;

namespace IamSim.SageMakerRuntime;

/// <summary>What <c>InvokeEndpoint</c> needs to be allowed: the endpoint, and the inference component where it names one.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsagemaker.html">Actions, resources, and condition keys for
/// Amazon SageMaker</see>
/// </remarks>
internal sealed class RuntimeQuestions : IServiceQuestions
{
    private const string Action = "sagemaker:InvokeEndpoint";

    public ServiceContract Service => SageMakerRuntimeService.Contract;

    public async ValueTask<IReadOnlyList<Question>> OfAsync(IServiceProvider services, Call call, IRequest request, CancellationToken ct)
    {
        var keys = new RequestKeyList().Add("sagemaker:TargetModel", request.TextOf("TargetModel")).Keys;
        var arn = SageMakerArns.Of(call, SageMakerKind.Endpoint, request.TextOf("EndpointName") ?? "*");
        var first = await SageMakerQuestions.AboutAsync(services, call, Action, arn, ct) with { Context = keys };
        return request.TextOf("InferenceComponentName") is { } component
            ? [first, new Question(Action, $"arn:{call.Partition}:sagemaker:{call.Region}:{call.Account}:inference-component/{component}") { Context = keys }]
            : [first];
    }
}
