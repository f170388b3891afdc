using System.Xml;
using IamSim.Contracts;
using IamSim.Iam.SamlProviders;

namespace IamSim.Sts.Saml;

/// <summary>Reads SAML responses, and believes of them only what the provider signed.</summary>
internal sealed class SamlResponses(SamlDecryption decryption)
{
    /// <summary>The assertion, from what is signed and nowhere else.</summary>
    /// <param name="text">The response, base64.</param>
    /// <param name="metadata">Who may assert, and by which certificates.</param>
    /// <param name="keys">The provider's private keys, sealed.</param>
    /// <param name="mustBeEncrypted">Whether an assertion that everybody can read is refused.</param>
    public Outcome<SamlAssertion> Read(string text, SamlMetadata metadata, IReadOnlyList<byte[]> keys, bool mustBeEncrypted)
    {
        byte[] bytes;
        try
        {
            bytes = Convert.FromBase64String(text);
        }
        catch (FormatException)
        {
            return SamlErrors.NotBase64();
        }

        if (SamlXml.Load(bytes)?.DocumentElement is not { } response)
        {
            return SamlErrors.Unreadable("it is not well-formed XML without a document type.");
        }

        if (!SamlXml.Is(response, "Response", SamlNames.Protocol) || StatusOf(response) is not { } status)
        {
            return SamlErrors.Unreadable("it must be a samlp:Response with a status.");
        }

        if (status != SamlNames.Success)
        {
            return SamlErrors.Failed(status);
        }

        return Read(response, metadata, keys, mustBeEncrypted);
    }

    private Outcome<SamlAssertion> Read(XmlElement response, SamlMetadata metadata, IReadOnlyList<byte[]> keys, bool mustBeEncrypted)
    {
        // One assertion in the whole response, and it stands where it belongs: there is no other that could be taken for it.
        var inside = response.GetElementsByTagName("Assertion", SamlNames.Assertion).Count;
        var sealedInside = response.GetElementsByTagName("EncryptedAssertion", SamlNames.Assertion).Count;
        var plain = SamlXml.Only(response, "Assertion", SamlNames.Assertion);
        var encrypted = SamlXml.Only(response, "EncryptedAssertion", SamlNames.Assertion);
        if (inside + sealedInside != 1 || (plain ?? encrypted) is null)
        {
            return SamlErrors.Unreadable("it must have exactly one assertion.");
        }

        // Before anything of it is decrypted, for it is signed as it was sent.
        var isWholeSigned = SamlSignature.IsOn(response);
        if (isWholeSigned && !IsSigned(response, IssuerOf(response), metadata))
        {
            return SamlErrors.WrongSignature();
        }

        if (plain is not null && mustBeEncrypted)
        {
            return SamlErrors.NotEncrypted();
        }

        var assertion = plain ?? decryption.Decrypt(encrypted!, keys);
        if (assertion is null)
        {
            return SamlErrors.NotDecrypted();
        }

        if (!metadata.IdentityProviders.Any(p => p.Issuer == IssuerOf(assertion)))
        {
            return SamlErrors.UnknownIssuer();
        }

        // Either signature will do, of the assertion's own issuer: a federation's members do not speak for each other. One that is there must be good.
        var isGood = SamlSignature.IsOn(assertion) ? IsSigned(assertion, IssuerOf(assertion), metadata)
            : isWholeSigned && IsSigned(response, IssuerOf(assertion), metadata);
        return isGood && HasNoStrangeSignature(response, assertion) ? new SamlAssertion(assertion) : SamlErrors.WrongSignature();
    }

    /// <summary>Whether an issuer signed an element; any of the provider's where it is left open.</summary>
    private static bool IsSigned(XmlElement element, string? issuer, SamlMetadata metadata) => SamlSignature.IsGood(
        element, metadata.IdentityProviders.Where(p => issuer is null || p.Issuer == issuer).SelectMany(p => p.SigningCertificates));

    /// <summary>Who made it; null where it does not say so, as a response need not.</summary>
    private static string? IssuerOf(XmlElement element) => SamlXml.Only(element, "Issuer", SamlNames.Assertion) is { } issuer ? SamlXml.Text(issuer) : null;

    /// <summary>Whether the signatures are those of response and assertion alone, and no id stands for two elements.</summary>
    private static bool HasNoStrangeSignature(XmlElement response, XmlElement assertion)
    {
        foreach (var root in ReferenceEquals(response.OwnerDocument, assertion.OwnerDocument) ? (XmlElement[])[response] : [response, assertion])
        {
            var all = root.GetElementsByTagName("*").OfType<XmlElement>().Prepend(root).ToList();
            var ids = all.Where(e => e.HasAttribute("ID")).Select(e => e.GetAttribute("ID")).ToList();
            if (ids.Distinct(StringComparer.Ordinal).Count() != ids.Count
                || all.Any(e => SamlXml.Is(e, "Signature", SamlNames.Signature) && e.ParentNode != response && e.ParentNode != assertion))
            {
                return false;
            }
        }

        return true;
    }

    private static string? StatusOf(XmlElement response) =>
        SamlXml.Only(SamlXml.Only(response, "Status", SamlNames.Protocol), "StatusCode", SamlNames.Protocol)?.GetAttribute("Value");
}
