using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Tagging;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.SamlProviders;

/// <summary>Shows a SAML provider with its metadata; of its private keys, only which there are.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetSAMLProvider.html">IAM: GetSAMLProvider</see></remarks>
internal sealed class GetSAMLProvider(IamDb db) : IOperation<GetSAMLProviderRequest, GetSAMLProviderResponse>
{
    public async ValueTask<Outcome<GetSAMLProviderResponse>> RunAsync(Call call, GetSAMLProviderRequest request, CancellationToken ct)
    {
        var found = await db.SamlProviders.FindByArnAsync(call, request.SAMLProviderArn, ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        var provider = found.Value;
        var keys = await db.SamlProviderKeys
            .Where(k => k.AccountId == call.Account && k.ProviderId == provider.Id)
            .OrderBy(k => k.AddedAt).ThenBy(k => k.Id)
            .Select(k => new SAMLPrivateKey { KeyId = k.Id, Timestamp = k.AddedAt })
            .ToListAsync(ct);
        return new GetSAMLProviderResponse
        {
            SAMLProviderUUID = provider.Id,
            SAMLMetadataDocument = provider.Metadata,
            CreateDate = provider.CreatedAt,
            ValidUntil = provider.ValidUntil,
            Tags = Tags.ShownByKey(provider.Tags),
            AssertionEncryptionMode = provider.AssertionEncryptionMode,
            PrivateKeyList = keys.Count == 0 ? null : keys,
        };
    }
}
