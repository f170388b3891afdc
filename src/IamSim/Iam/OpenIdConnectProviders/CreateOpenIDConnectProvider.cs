using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Quotas;
using IamSim.Iam.Tagging;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.OpenIdConnectProviders;

/// <summary>Creates an OIDC provider.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateOpenIDConnectProvider.html">IAM: CreateOpenIDConnectProvider</see>. Without
/// thumbprints AWS fetches one from the provider; IamSim asks no other machine, and leaves the list empty.
/// </remarks>
internal sealed class CreateOpenIDConnectProvider(IamDb db, QuotaOptions quotas)
    : IOperation<CreateOpenIDConnectProviderRequest, CreateOpenIDConnectProviderResponse>
{
    public async ValueTask<Outcome<CreateOpenIDConnectProviderResponse>> RunAsync(
        Call call, CreateOpenIDConnectProviderRequest request, CancellationToken ct)
    {
        var url = OpenIdConnectRules.UrlOf(request.Url);
        if (url.IsFault)
        {
            return url.Fault;
        }

        var clientIds = request.ClientIDList?.ToList() ?? [];
        var thumbprints = request.ThumbprintList?.ToList() ?? [];
        if (OpenIdConnectRules.RefuseThumbprints(thumbprints) is { } noThumbprints)
        {
            return noThumbprints;
        }

        if (OpenIdConnectRules.RefuseClientIds(clientIds, quotas) is { } noClientIds)
        {
            return noClientIds;
        }

        if (await db.OpenIdConnectProviders.AnyAsync(p => p.AccountId == call.Account && p.Url == url.Value, ct))
        {
            return OpenIdConnectErrors.AlreadyExists(request.Url);
        }

        if (await db.OpenIdConnectProviders.CountAsync(p => p.AccountId == call.Account, ct) >= quotas.OpenIdConnectProvidersPerAccount)
        {
            return QuotaOptions.Exceeded(nameof(quotas.OpenIdConnectProvidersPerAccount), quotas.OpenIdConnectProvidersPerAccount);
        }

        var tags = Tags.Add([], request.Tags, Tags.WithCase, quotas);
        if (tags.IsFault)
        {
            return tags.Fault;
        }

        db.OpenIdConnectProviders.Add(new OpenIdConnectProvider
        {
            AccountId = call.Account,
            Url = url.Value,
            ClientIds = clientIds,
            Thumbprints = thumbprints,
            CreatedAt = call.Time,
            Tags = tags.Value,
        });
        return new CreateOpenIDConnectProviderResponse
        {
            OpenIDConnectProviderArn = Arns.Iam(call, ProviderArn.OpenIdConnect, "/", url.Value),
            Tags = Tags.ShownByKey(tags.Value),
        };
    }
}
