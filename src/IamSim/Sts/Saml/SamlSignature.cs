using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography.Xml;
using System.Xml;

namespace IamSim.Sts.Saml;

/// <summary>
/// Verifies that an element is signed, as a whole, by one of the provider's certificates. What is verified is that very element and no other that
/// somebody put beside it: the signature stands in it, has one reference, and that is to it.
/// </summary>
/// <remarks>
/// <see href="https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf">OASIS: SAML 2.0 core, 5.4 XML signature profile</see>,
/// <see href="https://www.usenix.org/system/files/conference/usenixsecurity12/sec12-final91.pdf">On breaking SAML: be whoever you want to be</see>
/// </remarks>
internal static class SamlSignature
{
    private static readonly string[] Transforms =
        [SignedXml.XmlDsigEnvelopedSignatureTransformUrl, SignedXml.XmlDsigExcC14NTransformUrl, SignedXml.XmlDsigExcC14NWithCommentsTransformUrl];

    private static readonly string[] Canonicalizations =
    [
        SignedXml.XmlDsigExcC14NTransformUrl, SignedXml.XmlDsigExcC14NWithCommentsTransformUrl, SignedXml.XmlDsigC14NTransformUrl,
        SignedXml.XmlDsigC14NWithCommentsTransformUrl,
    ];

    // AWS does not say which it takes. SHA-1 is still what older providers sign with.
    private static readonly string[] Methods =
        [SignedXml.XmlDsigRSASHA256Url, SignedXml.XmlDsigRSASHA384Url, SignedXml.XmlDsigRSASHA512Url, SignedXml.XmlDsigRSASHA1Url];

    private static readonly string[] Digests =
        [SignedXml.XmlDsigSHA256Url, SignedXml.XmlDsigSHA384Url, SignedXml.XmlDsigSHA512Url, SignedXml.XmlDsigSHA1Url];

    /// <summary>Whether the element has a signature at all.</summary>
    public static bool IsOn(XmlElement element) => SamlXml.Children(element, "Signature", SamlNames.Signature).Any();

    /// <summary>Whether the element's own signature is one of a certificate's.</summary>
    public static bool IsGood(XmlElement element, IEnumerable<byte[]> certificates)
    {
        var id = element.GetAttribute("ID");
        if (id.Length == 0 || SamlXml.Only(element, "Signature", SamlNames.Signature) is not { } signature)
        {
            return false;
        }

        try
        {
            var signed = new ElementSignature(element, id);
            signed.LoadXml(signature);
            return IsOf(signed, id) && certificates.Any(der => IsOf(signed, der));
        }
        catch (Exception e) when (e is CryptographicException or FormatException or XmlException or ArgumentException or NotSupportedException)
        {
            return false;
        }
    }

    private static bool IsOf(SignedXml signed, string id) =>
        signed.SignedInfo is { References: { Count: 1 } references } info
        && references[0] is Reference reference
        && reference.Uri == "#" + id
        && Methods.Contains(info.SignatureMethod)
        && Canonicalizations.Contains(info.CanonicalizationMethod)
        && Digests.Contains(reference.DigestMethod)
        && reference.TransformChain.Count is 1 or 2
        && Enumerable.Range(0, reference.TransformChain.Count).All(at => Transforms.Contains(reference.TransformChain[at].Algorithm))
        && reference.TransformChain[0].Algorithm == SignedXml.XmlDsigEnvelopedSignatureTransformUrl
        && signed.Signature.ObjectList.Count == 0;

    private static bool IsOf(SignedXml signed, byte[] der)
    {
        using var certificate = X509CertificateLoader.LoadCertificate(der);
        using var key = certificate.GetRSAPublicKey();
        return key is not null && signed.CheckSignature(key);
    }

    /// <summary>A signature that knows no element but the one it stands in.</summary>
    private sealed class ElementSignature : SignedXml
    {
        private readonly XmlElement _element;
        private readonly string _id;

        public ElementSignature(XmlElement element, string id)
            : base(element)
        {
            (_element, _id) = (element, id);
            Resolver = null!;
        }

        public override XmlElement? GetIdElement(XmlDocument? document, string idValue) => idValue == _id ? _element : null;
    }
}
