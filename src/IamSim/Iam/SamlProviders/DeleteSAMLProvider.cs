using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.SamlProviders;

/// <summary>Deletes a SAML provider. Trust policies that name it stay as they are.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteSAMLProvider.html">IAM: DeleteSAMLProvider</see></remarks>
internal sealed class DeleteSAMLProvider(IamDb db) : IOperation<DeleteSAMLProviderRequest, DeleteSAMLProviderResponse>
{
    public async ValueTask<Outcome<DeleteSAMLProviderResponse>> RunAsync(Call call, DeleteSAMLProviderRequest request, CancellationToken ct)
    {
        var provider = await db.SamlProviders.FindByArnAsync(call, request.SAMLProviderArn, ct);
        if (provider.IsFault)
        {
            return provider.Fault;
        }

        db.SamlProviderKeys.RemoveRange(
            await db.SamlProviderKeys.Where(k => k.AccountId == call.Account && k.ProviderId == provider.Value.Id).ToListAsync(ct));
        db.SamlProviders.Remove(provider.Value);
        return new DeleteSAMLProviderResponse();
    }
}
