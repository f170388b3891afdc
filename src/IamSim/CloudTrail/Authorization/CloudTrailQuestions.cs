using IamSim.Authorization;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.CloudTrail;

namespace IamSim.CloudTrail.Authorization;

/// <summary>What the operations of CloudTrail need to be allowed.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscloudtrail.html">Actions, resources, and condition keys for
/// AWS CloudTrail</see>
/// </remarks>
internal sealed class CloudTrailQuestions : IServiceQuestions
{
    public ServiceContract Service => CloudTrailService.Contract;

    public ValueTask<IReadOnlyList<Question>> OfAsync(IServiceProvider services, Call call, IRequest request, CancellationToken ct) =>
        ValueTask.FromResult<IReadOnlyList<Question>>([new Question($"cloudtrail:{request.Model.Name}", "*")]);
}
