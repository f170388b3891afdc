using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Quotas;
using IamSim.Iam.Tagging;
using IamSim.Storage;

namespace IamSim.Iam.SamlProviders;

/// <summary>Adds tags to a SAML provider, or changes their values.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagSAMLProvider.html">IAM: TagSAMLProvider</see></remarks>
internal sealed class TagSAMLProvider(IamDb db, QuotaOptions quotas) : IOperation<TagSAMLProviderRequest, TagSAMLProviderResponse>
{
    public async ValueTask<Outcome<TagSAMLProviderResponse>> RunAsync(Call call, TagSAMLProviderRequest request, CancellationToken ct)
    {
        var provider = await db.SamlProviders.FindByArnAsync(call, request.SAMLProviderArn, ct);
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
        return new TagSAMLProviderResponse();
    }
}
