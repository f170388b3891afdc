using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Quotas;
using IamSim.Iam.Tagging;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.SamlProviders;

/// <summary>Creates a SAML provider from its metadata.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateSAMLProvider.html">IAM: CreateSAMLProvider</see></remarks>
internal sealed class CreateSAMLProvider(IamDb db, Ids ids, SamlProviderKeys keys, QuotaOptions quotas)
    : IPreparedOperation<CreateSAMLProviderRequest, CreateSAMLProviderResponse, CreateSAMLProvider.Checked>
{
    /// <summary>How long metadata that does not say so is taken to be valid.</summary>
    public const int DefaultYears = 100;

    public ValueTask<Outcome<Checked>> PrepareAsync(Call call, CreateSAMLProviderRequest request, CancellationToken ct) =>
        ValueTask.FromResult(Check(request));

    public async ValueTask<Outcome<CreateSAMLProviderResponse>> RunAsync(
        Call call, CreateSAMLProviderRequest request, Checked prepared, CancellationToken ct)
    {
        var nameKey = NameKeys.Of(request.Name);
        if (await db.SamlProviders.AnyAsync(p => p.AccountId == call.Account && p.NameKey == nameKey, ct))
        {
            return SamlProviderErrors.AlreadyExists(request.Name);
        }

        if (await db.SamlProviders.CountAsync(p => p.AccountId == call.Account, ct) >= quotas.SAMLProvidersPerAccount)
        {
            return QuotaOptions.Exceeded(nameof(quotas.SAMLProvidersPerAccount), quotas.SAMLProvidersPerAccount);
        }

        var tags = Tags.Add([], request.Tags, Tags.WithCase, quotas);
        if (tags.IsFault)
        {
            return tags.Fault;
        }

        var provider = new SamlProvider
        {
            AccountId = call.Account,
            Id = ids.SamlProvider(),
            Name = request.Name,
            NameKey = nameKey,
            Metadata = request.SAMLMetadataDocument,
            CreatedAt = call.Time,
            ValidUntil = prepared.ValidUntil ?? call.Time.AddYears(DefaultYears),
            AssertionEncryptionMode = request.AssertionEncryptionMode,
            Tags = tags.Value,
        };
        db.SamlProviders.Add(provider);
        if (prepared.SealedKey is { } key)
        {
            db.SamlProviderKeys.Add(new SamlProviderKey
            {
                AccountId = call.Account,
                ProviderId = provider.Id,
                Id = ids.SamlProvider(),
                ProtectedKey = key,
                AddedAt = call.Time,
            });
        }

        return new CreateSAMLProviderResponse { SAMLProviderArn = SamlProviderQueries.ArnOf(call, provider), Tags = Tags.ShownByKey(provider.Tags) };
    }

    private Outcome<Checked> Check(CreateSAMLProviderRequest request)
    {
        var metadata = SamlMetadata.Read(request.SAMLMetadataDocument, quotas);
        if (metadata.IsFault)
        {
            return metadata.Fault;
        }

        if (request.AddPrivateKey is not { } pem)
        {
            return request.AssertionEncryptionMode == AssertionEncryptionModeType.Required
                ? SamlProviderErrors.EncryptionNeedsKey()
                : new Checked(metadata.Value.ValidUntil, null);
        }

        var key = keys.Seal(pem);
        return key.IsFault ? key.Fault : new Checked(metadata.Value.ValidUntil, key.Value);
    }

    /// <summary>What was read from a request that is in order.</summary>
    internal sealed record Checked(DateTimeOffset? ValidUntil, byte[]? SealedKey);
}
