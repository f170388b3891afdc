using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Quotas;
using IamSim.Iam.Tagging;
using IamSim.Storage;

namespace IamSim.Iam.OpenIdConnectProviders;

/// <summary>Adds tags to an OIDC provider, or changes their values.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagOpenIDConnectProvider.html">IAM: TagOpenIDConnectProvider</see></remarks>
internal sealed class TagOpenIDConnectProvider(IamDb db, QuotaOptions quotas) : IOperation<TagOpenIDConnectProviderRequest, TagOpenIDConnectProviderResponse>
{
    public async ValueTask<Outcome<TagOpenIDConnectProviderResponse>> RunAsync(Call call, TagOpenIDConnectProviderRequest request, CancellationToken ct)
    {
        var provider = await db.OpenIdConnectProviders.FindByArnAsync(call, request.OpenIDConnectProviderArn, ct);
        if (provider.IsFault)
        {
            return provider.Fault;
        }

        var tags = Tags.Add(provider.Value.Tags, request.Tags, Tags.WithCase, quotas);
        if (tags.IsFault)
        {
            return tags.Fault;
        }

        provider.Value.Tags = tags.Value;
        return new TagOpenIDConnectProviderResponse();
    }
}
