using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Iam;
using IamSim.Iam.Quotas;
using IamSim.Iam.SamlProviders;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Sts.Saml;

/// <summary>Whom a provider vouches for, and to whom it said so.</summary>
/// <param name="Assertion">All that it says.</param>
/// <param name="ProviderName">The provider's name in its account.</param>
/// <param name="Subject">The <c>NameID</c>.</param>
/// <param name="Recipient">The endpoint that the assertion was sent to.</param>
/// <param name="NameQualifier">Tells subjects of one provider from those of another.</param>
internal sealed record VouchedSubject(SamlAssertion Assertion, string ProviderName, string Subject, string Recipient, string NameQualifier);

/// <summary>Whether a SAML response is to be believed: by whom it is signed, for whom, to whom and when it was made.</summary>
internal sealed class SamlCredentials(IamDb db, SamlResponses responses, QuotaOptions quotas)
{
    /// <summary>"Token must be redeemed within 5 minutes of issuance."</summary>
    private static readonly TimeSpan Redeemable = TimeSpan.FromMinutes(5);

    /// <summary>How far a provider's clock may be ahead. AWS's own allowance is not documented.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    /// <summary>The longest subject that IamSim takes.</summary>
    private const int MostCharacters = 255;

    /// <summary>The subject, if the response is good; null where it names none.</summary>
    /// <param name="call">In the role's account, by whose providers alone it can be vouched for.</param>
    /// <param name="providerArn">The provider.</param>
    /// <param name="response">The response, base64.</param>
    /// <param name="ct">Stops the reading.</param>
    public async Task<(VouchedSubject? Subject, Fault? Fault)> ReadAsync(Call call, string providerArn, string response, CancellationToken ct)
    {
        if (ProviderArn.NameIn(call, providerArn, ProviderArn.Saml) is not { } name || await FindAsync(call, name, ct) is not { } provider)
        {
            return (null, SamlErrors.NoSuchProvider());
        }

        if (call.Time >= provider.ValidUntil)
        {
            return (null, SamlErrors.OldMetadata());
        }

        var metadata = SamlMetadata.Read(provider.Metadata, quotas);
        if (metadata.IsFault)
        {
            return (null, metadata.Fault);
        }

        var keys = await db.SamlProviderKeys
            .Where(k => k.AccountId == call.Account && k.ProviderId == provider.Id)
            .OrderBy(k => k.AddedAt)
            .Select(k => k.ProtectedKey)
            .ToListAsync(ct);
        var mustBeEncrypted = provider.AssertionEncryptionMode == Contracts.Iam.AssertionEncryptionModeType.Required;
        var read = responses.Read(response, metadata.Value, keys, mustBeEncrypted);
        return read.IsFault ? (null, read.Fault) : Judge(call, provider, read.Value);
    }

    private Task<SamlProvider?> FindAsync(Call call, string name, CancellationToken ct)
    {
        var key = NameKeys.Of(name);
        return db.SamlProviders.SingleOrDefaultAsync(p => p.AccountId == call.Account && p.NameKey == key, ct);
    }

    private static (VouchedSubject? Subject, Fault? Fault) Judge(Call call, SamlProvider provider, SamlAssertion assertion)
    {
        var confirmation = assertion.Confirmation;
        var confirmedUntil = SamlXml.Time(confirmation, "NotOnOrAfter");
        var recipient = confirmation?.GetAttribute("Recipient") ?? string.Empty;
        if (confirmedUntil is null || !SamlEndpoints.IsRecipient(call.Partition, provider.Id, recipient))
        {
            return (null, SamlErrors.WrongRecipient());
        }

        if (assertion.Audiences.Count == 0
            || !assertion.Audiences.All(each => each.Any(audience => SamlEndpoints.IsAudience(call.Partition, provider.Id, audience))))
        {
            return (null, SamlErrors.WrongAudience());
        }

        if (assertion.IssuedAt is not { } issued)
        {
            return (null, SamlErrors.Unreadable("its assertion must have an IssueInstant."));
        }

        if (issued > call.Time + Skew || assertion.NotBefore > call.Time + Skew)
        {
            return (null, SamlErrors.NotYet());
        }

        if (call.Time > issued + Redeemable || call.Time >= confirmedUntil || call.Time >= assertion.NotOnOrAfter || call.Time >= assertion.SessionEndsAt)
        {
            return (null, SamlErrors.TooLate());
        }

        if (assertion.Subject is not { } subject)
        {
            return (null, null);
        }

        return subject.Length > MostCharacters
            ? (null, SamlErrors.Unreadable($"its NameID has more than {MostCharacters} characters."))
            : (new VouchedSubject(
                assertion, provider.Name, subject, recipient, SamlKeys.NameQualifierOf(assertion.Issuer, call.Account, provider.Name)), null);
    }
}
