using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.OpenIdConnectProviders;

/// <summary>Lists the account's OIDC providers; AWS has no pages here.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListOpenIDConnectProviders.html">IAM: ListOpenIDConnectProviders</see></remarks>
internal sealed class ListOpenIDConnectProviders(IamDb db) : IOperation<ListOpenIDConnectProvidersRequest, ListOpenIDConnectProvidersResponse>
{
    public async ValueTask<Outcome<ListOpenIDConnectProvidersResponse>> RunAsync(
        Call call, ListOpenIDConnectProvidersRequest request, CancellationToken ct)
    {
        var urls = await db.OpenIdConnectProviders.Where(p => p.AccountId == call.Account).OrderBy(p => p.Url).Select(p => p.Url).ToListAsync(ct);
        return new ListOpenIDConnectProvidersResponse
        {
            OpenIDConnectProviderList = urls.ConvertAll(url => new OpenIDConnectProviderListEntry
            {
                Arn = Arns.Iam(call, ProviderArn.OpenIdConnect, "/", url),
            }),
        };
    }
}
