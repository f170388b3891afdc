using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Tagging;
using IamSim.Storage;

namespace IamSim.Iam.SamlProviders;

/// <summary>Removes tags from a SAML provider.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UntagSAMLProvider.html">IAM: UntagSAMLProvider</see></remarks>
internal sealed class UntagSAMLProvider(IamDb db) : IOperation<UntagSAMLProviderRequest, UntagSAMLProviderResponse>
{
    public async ValueTask<Outcome<UntagSAMLProviderResponse>> RunAsync(Call call, UntagSAMLProviderRequest request, CancellationToken ct)
    {
        var provider = await db.SamlProviders.FindByArnAsync(call, request.SAMLProviderArn, ct);
        if (provider.IsFault)
        {
            return provider.Fault;
        }

        provider.Value.Tags = Tags.Remove(provider.Value.Tags, request.TagKeys, Tags.WithCase);
        return new UntagSAMLProviderResponse();
    }
}
