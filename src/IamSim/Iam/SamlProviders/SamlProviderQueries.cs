using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.SamlProviders;

/// <summary>How SAML providers are found.</summary>
internal static class SamlProviderQueries
{
    /// <summary>A provider by its ARN.</summary>
    public static async Task<Outcome<SamlProvider>> FindByArnAsync(this DbSet<SamlProvider> providers, Call call, string arn, CancellationToken ct)
    {
        if (!ProviderArn.IsOne(arn, ProviderArn.Saml))
        {
            return SamlProviderErrors.InvalidArn(arn);
        }

        var key = ProviderArn.NameIn(call, arn, ProviderArn.Saml) is { } name ? NameKeys.Of(name) : null;
        return key is not null && await providers.SingleOrDefaultAsync(p => p.AccountId == call.Account && p.NameKey == key, ct) is { } provider
            ? provider
            : SamlProviderErrors.NoSuchProvider(arn);
    }

    public static string ArnOf(Call call, SamlProvider provider) => Arns.Iam(call, ProviderArn.Saml, "/", provider.Name);
}
