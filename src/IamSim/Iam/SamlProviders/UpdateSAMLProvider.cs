using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Quotas;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.SamlProviders;

/// <summary>Changes a SAML provider's metadata, its encryption setting or its private keys; what is not given stays as it is.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateSAMLProvider.html">IAM: UpdateSAMLProvider</see></remarks>
internal sealed class UpdateSAMLProvider(IamDb db, Ids ids, SamlProviderKeys keys, QuotaOptions quotas)
    : IPreparedOperation<UpdateSAMLProviderRequest, UpdateSAMLProviderResponse, UpdateSAMLProvider.Checked>
{
    public ValueTask<Outcome<Checked>> PrepareAsync(Call call, UpdateSAMLProviderRequest request, CancellationToken ct) =>
        ValueTask.FromResult(Check(request));

    public async ValueTask<Outcome<UpdateSAMLProviderResponse>> RunAsync(
        Call call, UpdateSAMLProviderRequest request, Checked prepared, CancellationToken ct)
    {
        var found = await db.SamlProviders.FindByArnAsync(call, request.SAMLProviderArn, ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        var provider = found.Value;
        var present = await db.SamlProviderKeys.Where(k => k.AccountId == call.Account && k.ProviderId == provider.Id).ToListAsync(ct);
        if (request.RemovePrivateKey is { } id)
        {
            if (present.Find(k => k.Id == id) is not { } removed)
            {
                return SamlProviderErrors.NoSuchKey(id);
            }

            db.SamlProviderKeys.Remove(removed);
            present.Remove(removed);
        }

        if (prepared.SealedKey is { } sealedKey)
        {
            if (present.Count >= quotas.PrivateKeysPerSAMLProvider)
            {
                return QuotaOptions.Exceeded(nameof(quotas.PrivateKeysPerSAMLProvider), quotas.PrivateKeysPerSAMLProvider);
            }

            var added = new SamlProviderKey
            {
                AccountId = call.Account,
                ProviderId = provider.Id,
                Id = ids.SamlProvider(),
                ProtectedKey = sealedKey,
                AddedAt = call.Time,
            };
            db.SamlProviderKeys.Add(added);
            present.Add(added);
        }

        provider.AssertionEncryptionMode = request.AssertionEncryptionMode ?? provider.AssertionEncryptionMode;
        if (provider.AssertionEncryptionMode == AssertionEncryptionModeType.Required && present.Count == 0)
        {
            return SamlProviderErrors.EncryptionNeedsKey();
        }

        if (prepared.Metadata is { } metadata)
        {
            provider.Metadata = request.SAMLMetadataDocument!;
            provider.ValidUntil = metadata.ValidUntil ?? call.Time.AddYears(CreateSAMLProvider.DefaultYears);
        }

        return new UpdateSAMLProviderResponse { SAMLProviderArn = SamlProviderQueries.ArnOf(call, provider) };
    }

    private Outcome<Checked> Check(UpdateSAMLProviderRequest request)
    {
        SamlMetadata? metadata = null;
        if (request.SAMLMetadataDocument is { } document)
        {
            var read = SamlMetadata.Read(document, quotas);
            if (read.IsFault)
            {
                return read.Fault;
            }

            metadata = read.Value;
        }

        if (request.AddPrivateKey is not { } pem)
        {
            return new Checked(metadata, null);
        }

        var key = keys.Seal(pem);
        return key.IsFault ? key.Fault : new Checked(metadata, key.Value);
    }

    /// <summary>What was read from a request that is in order.</summary>
    internal sealed record Checked(SamlMetadata? Metadata, byte[]? SealedKey);
}
