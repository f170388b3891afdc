using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.SamlProviders;

/// <summary>Lists the account's SAML providers; AWS has no pages here.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListSAMLProviders.html">IAM: ListSAMLProviders</see></remarks>
internal sealed class ListSAMLProviders(IamDb db) : IOperation<ListSAMLProvidersRequest, ListSAMLProvidersResponse>
{
    public async ValueTask<Outcome<ListSAMLProvidersResponse>> RunAsync(Call call, ListSAMLProvidersRequest request, CancellationToken ct)
    {
        var providers = await db.SamlProviders
            .Where(p => p.AccountId == call.Account)
            .OrderBy(p => p.NameKey)
            .Select(p => new { p.Name, p.ValidUntil, p.CreatedAt })
            .ToListAsync(ct);
        return new ListSAMLProvidersResponse
        {
            SAMLProviderList = providers.ConvertAll(p => new SAMLProviderListEntry
            {
                Arn = Arns.Iam(call, ProviderArn.Saml, "/", p.Name),
                ValidUntil = p.ValidUntil,
                CreateDate = p.CreatedAt,
            }),
        };
    }
}
