using IamSim.Calls;
using IamSim.Contracts;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.OpenIdConnectProviders;

/// <summary>How OIDC providers are found.</summary>
internal static class OpenIdConnectQueries
{
    /// <summary>A provider by its ARN, letter by letter.</summary>
    public static async Task<Outcome<OpenIdConnectProvider>> FindByArnAsync(
        this DbSet<OpenIdConnectProvider> providers, Call call, string arn, CancellationToken ct)
    {
        if (!ProviderArn.IsOne(arn, ProviderArn.OpenIdConnect))
        {
            return OpenIdConnectErrors.InvalidArn(arn);
        }

        var url = ProviderArn.NameIn(call, arn, ProviderArn.OpenIdConnect);
        return url is not null && await providers.SingleOrDefaultAsync(p => p.AccountId == call.Account && p.Url == url, ct) is { } provider
            ? provider
            : OpenIdConnectErrors.NoSuchProvider(arn);
    }
}
