using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.OpenIdConnectProviders;

/// <summary>Deletes an OIDC provider. Trust policies that name it stay as they are.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteOpenIDConnectProvider.html">IAM: DeleteOpenIDConnectProvider</see>: "it does not
/// fail or return an error if you call the operation for a provider that does not exist".
/// </remarks>
internal sealed class DeleteOpenIDConnectProvider(IamDb db) : IOperation<DeleteOpenIDConnectProviderRequest, DeleteOpenIDConnectProviderResponse>
{
    public async ValueTask<Outcome<DeleteOpenIDConnectProviderResponse>> RunAsync(
        Call call, DeleteOpenIDConnectProviderRequest request, CancellationToken ct)
    {
        if (!ProviderArn.IsOne(request.OpenIDConnectProviderArn, ProviderArn.OpenIdConnect))
        {
            return OpenIdConnectErrors.InvalidArn(request.OpenIDConnectProviderArn);
        }

        var url = ProviderArn.NameIn(call, request.OpenIDConnectProviderArn, ProviderArn.OpenIdConnect);
        db.OpenIdConnectProviders.RemoveRange(
            await db.OpenIdConnectProviders.Where(p => p.AccountId == call.Account && p.Url == url).ToListAsync(ct));
        return new DeleteOpenIDConnectProviderResponse();
    }
}
