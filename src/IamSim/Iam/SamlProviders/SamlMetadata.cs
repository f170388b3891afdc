using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Xml;
using System.Xml.Linq;
using IamSim.Contracts;
using IamSim.Iam.Quotas;

namespace IamSim.Iam.SamlProviders;

/// <summary>What a provider's metadata says: who issues assertions, which certificates sign them, until when all this is true.</summary>
/// <param name="Issuer">The <c>entityID</c>.</param>
/// <param name="ValidUntil">Null where the metadata does not say.</param>
/// <param name="SigningCertificates">DER.</param>
/// <remarks><see href="https://docs.oasis-open.org/security/saml/v2.0/saml-metadata-2.0-os.pdf">OASIS: SAML 2.0 metadata</see></remarks>
internal sealed record SamlMetadata(string Issuer, DateTimeOffset? ValidUntil, IReadOnlyList<byte[]> SigningCertificates)
{
    private static readonly XNamespace Md = "urn:oasis:names:tc:SAML:2.0:metadata";
    private static readonly XNamespace Ds = "http://www.w3.org/2000/09/xmldsig#";

    // No DTD, so no entity to blow up and nothing to fetch.
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    /// <summary>Reads metadata, or says what is wrong with it.</summary>
    public static Outcome<SamlMetadata> Read(string text, QuotaOptions quotas)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), Settings);
            return Read(XDocument.Load(reader), quotas);
        }
        catch (XmlException e)
        {
            return SamlProviderErrors.UnreadableMetadata(e.Message);
        }
    }

    private static Outcome<SamlMetadata> Read(XDocument document, QuotaOptions quotas)
    {
        var entities = document.Root!.Name == Md + "EntitiesDescriptor"
            ? document.Root.Descendants(Md + "EntityDescriptor").ToList()
            : [document.Root];
        if (entities is not [{ } entity] || entity.Name != Md + "EntityDescriptor")
        {
            return SamlProviderErrors.UnreadableMetadata("it must describe one entity, by an EntityDescriptor.");
        }

        if (entity.Attribute("entityID")?.Value is not { Length: > 0 } issuer)
        {
            return SamlProviderErrors.UnreadableMetadata("the EntityDescriptor has no entityID.");
        }

        var descriptors = entity.Elements(Md + "IDPSSODescriptor").ToList();
        if (descriptors.Count == 0)
        {
            return SamlProviderErrors.UnreadableMetadata("the entity has no IDPSSODescriptor: it is no identity provider.");
        }

        var certificates = SigningCertificatesOf(descriptors);
        if (certificates.IsFault)
        {
            return certificates.Fault;
        }

        if (certificates.Value.Count > quotas.KeysPerSAMLProvider)
        {
            return QuotaOptions.Exceeded(nameof(quotas.KeysPerSAMLProvider), quotas.KeysPerSAMLProvider);
        }

        if (entity.Attribute("validUntil")?.Value is not { } until)
        {
            return new SamlMetadata(issuer, null, certificates.Value);
        }

        return DateTimeOffset.TryParse(until, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? new SamlMetadata(issuer, time, certificates.Value)
            : SamlProviderErrors.UnreadableMetadata("validUntil is no date.");
    }

    // A key without a use is for both, signing and encryption.
    private static Outcome<List<byte[]>> SigningCertificatesOf(List<XElement> descriptors)
    {
        var certificates = new List<byte[]>();
        var texts = descriptors.Elements(Md + "KeyDescriptor")
            .Where(key => key.Attribute("use")?.Value is null or "signing")
            .Descendants(Ds + "X509Certificate")
            .Select(element => element.Value);
        foreach (var text in texts)
        {
            try
            {
                var bytes = Convert.FromBase64String(text);
                using var certificate = X509CertificateLoader.LoadCertificate(bytes);
                certificates.Add(bytes);
            }
            catch (Exception e) when (e is FormatException or CryptographicException)
            {
                return SamlProviderErrors.UnreadableMetadata("an X509Certificate is no certificate.");
            }
        }

        return certificates.Count > 0
            ? certificates
            : SamlProviderErrors.UnreadableMetadata("the identity provider has no certificate that signs.");
    }
}
