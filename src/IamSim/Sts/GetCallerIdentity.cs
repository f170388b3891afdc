using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Sts;

namespace IamSim.Sts;

/// <summary>Says who the caller is.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html">STS: GetCallerIdentity</see></remarks>
internal sealed class GetCallerIdentity : IOperation<GetCallerIdentityRequest, GetCallerIdentityResponse>
{
    public ValueTask<Outcome<GetCallerIdentityResponse>> RunAsync(Call call, GetCallerIdentityRequest request, CancellationToken ct) =>
        ValueTask.FromResult<Outcome<GetCallerIdentityResponse>>(new GetCallerIdentityResponse
        {
            UserId = call.Caller.PrincipalId,
            Account = call.Caller.Account,
            Arn = call.Caller.Arn,
        });
}
