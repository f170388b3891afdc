using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Xml;
using System.Xml.Linq;
using IamSim.Contracts;
using IamSim.Iam.Quotas;

namespace IamSim.Iam.SamlProviders;

/// <summary>What a provider's metadata says.</summary>
/// <param name="ValidUntil">Until when all of it is true; null where it does not say.</param>
/// <param name="IdentityProviders">Who asserts; one, or several of a federation.</param>
/// <remarks>
/// <see href="https://docs.oasis-open.org/security/saml/v2.0/saml-metadata-2.0-os.pdf">OASIS: SAML 2.0 metadata</see>;
/// <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_saml.html">IAM: Create a SAML identity provider</see>. Certificates
/// that have expired are taken, as AWS takes them.
/// </remarks>
internal sealed record SamlMetadata(DateTimeOffset? ValidUntil, IReadOnlyList<SamlIdentityProvider> IdentityProviders)
{
    /// <summary>"The X.509 certificate … must use a key size of at least 1024 bits."</summary>
    private const int LeastBits = 1024;

    private static readonly XNamespace Md = "urn:oasis:names:tc:SAML:2.0:metadata";
    private static readonly XNamespace Ds = "http://www.w3.org/2000/09/xmldsig#";
    private static readonly XName Entity = Md + "EntityDescriptor";
    private static readonly XName Entities = Md + "EntitiesDescriptor";
    private static readonly XName IdentityProvider = Md + "IDPSSODescriptor";

    // No DTD, so no entity to blow up and nothing to fetch.
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    /// <summary>Reads metadata, or refuses what is none and what holds too much.</summary>
    public static Outcome<SamlMetadata> Read(string text, QuotaOptions quotas)
    {
        SamlMetadata? metadata;
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), Settings);
            metadata = Read(XDocument.Load(reader).Root!);
        }
        catch (Exception e) when (e is XmlException or FormatException or CryptographicException)
        {
            metadata = null;
        }

        if (metadata is null)
        {
            return SamlProviderErrors.UnreadableMetadata();
        }

        if (metadata.IdentityProviders.Count > quotas.IdentityProvidersPerSAMLProvider)
        {
            return QuotaOptions.Exceeded(nameof(quotas.IdentityProvidersPerSAMLProvider), quotas.IdentityProvidersPerSAMLProvider);
        }

        return metadata.IdentityProviders.Sum(p => p.SigningCertificates.Count) > quotas.KeysPerSAMLProvider
            ? QuotaOptions.Exceeded(nameof(quotas.KeysPerSAMLProvider), quotas.KeysPerSAMLProvider)
            : metadata;
    }

    private static SamlMetadata? Read(XElement root)
    {
        if (root.Name != Entity && root.Name != Entities)
        {
            return null;
        }

        // A federation's metadata lists its services too: who asserts nothing is passed over.
        var providers = root.DescendantsAndSelf(Entity).Where(e => e.Elements(IdentityProvider).Any()).Select(IdentityProviderOf).ToList();
        return providers.Count > 0 && !providers.Contains(null) ? new SamlMetadata(EndOf(root), providers!) : null;
    }

    private static DateTimeOffset? EndOf(XElement root) => root
        .DescendantsAndSelf()
        .Attributes("validUntil")
        .Select(end => (DateTimeOffset?)DateTimeOffset.Parse(
            end.Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal))
        .Min();

    private static SamlIdentityProvider? IdentityProviderOf(XElement entity)
    {
        var signing = new List<byte[]>();
        foreach (var key in entity.Elements(IdentityProvider).Elements(Md + "KeyDescriptor"))
        {
            foreach (var text in key.Descendants(Ds + "X509Certificate"))
            {
                var certificate = Convert.FromBase64String(text.Value);
                if (!IsAcceptable(certificate))
                {
                    return null;
                }

                // A key without a use is for both, signing and encryption.
                if (key.Attribute("use")?.Value is null or "signing")
                {
                    signing.Add(certificate);
                }
            }
        }

        return entity.Attribute("entityID")?.Value is { Length: > 0 } issuer && signing.Count > 0 ? new SamlIdentityProvider(issuer, signing) : null;
    }

    /// <summary>Whether a certificate has a key that is long enough, and "the extensions … only appear once in the certificate".</summary>
    private static bool IsAcceptable(byte[] der)
    {
        using var certificate = X509CertificateLoader.LoadCertificate(der);
        using var rsa = certificate.GetRSAPublicKey();
        return rsa is not { KeySize: < LeastBits }
            && certificate.Extensions.DistinctBy(extension => extension.Oid!.Value).Count() == certificate.Extensions.Count;
    }
}

/// <summary>An entity of the metadata whose assertions are believed.</summary>
/// <param name="Issuer">Its <c>entityID</c>.</param>
/// <param name="SigningCertificates">DER.</param>
internal sealed record SamlIdentityProvider(string Issuer, IReadOnlyList<byte[]> SigningCertificates);
