using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography.Xml;
using System.Text;
using System.Xml;

namespace IamSim.Tests.Sts.Saml;

/// <summary>An identity provider that speaks SAML, as a test needs one: it writes responses as text, and signs them.</summary>
internal sealed class SamlIdp : IDisposable
{
    public const string Endpoint = "https://signin.aws.amazon.com/saml";

    private readonly RSA _key = RSA.Create(2048);
    private readonly string _certificate;

    public SamlIdp(string issuer = "https://idp.example.com/saml")
    {
        Issuer = issuer;
        using var made = new CertificateRequest("CN=idp", _key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(30));
        _certificate = Convert.ToBase64String(made.RawData);
    }

    public string Issuer { get; }

    public string Metadata => $"""
        <EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="{Issuer}">
          <IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
            <KeyDescriptor use="signing"><KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data><X509Certificate>{_certificate}</X509Certificate></X509Data></KeyInfo></KeyDescriptor>
            <SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://idp.example.com/sso"/>
          </IDPSSODescriptor>
          <!-- {new string(' ', 1000)} -->
        </EntityDescriptor>
        """;

    public void Dispose() => _key.Dispose();

    /// <summary>The response as it is sent: base64.</summary>
    public string Respond(SamlSpeech speech, bool signsResponse = false, bool signsAssertion = true) =>
        Encode(Sign(Document(speech), signsResponse, signsAssertion));

    /// <summary>The response as a document that is not signed yet.</summary>
    public XmlDocument Document(SamlSpeech speech) => Parse(Write(speech));

    public XmlDocument Sign(XmlDocument document, bool signsResponse = false, bool signsAssertion = true)
    {
        if (signsAssertion)
        {
            Sign(document, Assertion(document));
        }

        if (signsResponse)
        {
            Sign(document, document.DocumentElement!);
        }

        return document;
    }

    public static XmlElement Assertion(XmlDocument document) =>
        (XmlElement)document.GetElementsByTagName("Assertion", "urn:oasis:names:tc:SAML:2.0:assertion")[0]!;

    public static string Encode(XmlDocument document) => Convert.ToBase64String(Encoding.UTF8.GetBytes(document.OuterXml));

    public static XmlDocument Parse(string xml)
    {
        var document = new XmlDocument { PreserveWhitespace = true };
        document.LoadXml(xml);
        return document;
    }

    /// <summary>Puts an encrypted assertion in the place of the plain one.</summary>
    public static void Encrypt(XmlDocument document, RSA publicKey, bool usesGcm)
    {
        var assertion = Assertion(document);
        var plain = Encoding.UTF8.GetBytes(assertion.OuterXml);
        var key = RandomNumberGenerator.GetBytes(32);
        byte[] cipher;
        if (usesGcm)
        {
            using var gcm = new AesGcm(key, 16);
            var (nonce, sealedText, tag) = (RandomNumberGenerator.GetBytes(12), new byte[plain.Length], new byte[16]);
            gcm.Encrypt(nonce, plain, sealedText, tag);
            cipher = [.. nonce, .. sealedText, .. tag];
        }
        else
        {
            using var aes = Aes.Create();
            aes.Key = key;
            aes.GenerateIV();
            cipher = [.. aes.IV, .. aes.EncryptCbc(plain, aes.IV, PaddingMode.ISO10126)];
        }

        var method = usesGcm ? "http://www.w3.org/2009/xmlenc11#aes256-gcm" : "http://www.w3.org/2001/04/xmlenc#aes256-cbc";
        var wrapped = Convert.ToBase64String(publicKey.Encrypt(key, RSAEncryptionPadding.OaepSHA1));
        var fragment = document.CreateDocumentFragment();
        fragment.InnerXml = $"""
            <saml:EncryptedAssertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"><xenc:EncryptedData xmlns:xenc="http://www.w3.org/2001/04/xmlenc#" Type="http://www.w3.org/2001/04/xmlenc#Element"><xenc:EncryptionMethod Algorithm="{method}"/><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><xenc:EncryptedKey><xenc:EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p"/><xenc:CipherData><xenc:CipherValue>{wrapped}</xenc:CipherValue></xenc:CipherData></xenc:EncryptedKey></ds:KeyInfo><xenc:CipherData><xenc:CipherValue>{Convert.ToBase64String(cipher)}</xenc:CipherValue></xenc:CipherData></xenc:EncryptedData></saml:EncryptedAssertion>
            """;
        assertion.ParentNode!.ReplaceChild(fragment, assertion);
    }

    private void Sign(XmlDocument document, XmlElement element)
    {
        var signed = new WithId(document) { SigningKey = _key };
        signed.SignedInfo!.CanonicalizationMethod = SignedXml.XmlDsigExcC14NTransformUrl;
        signed.SignedInfo.SignatureMethod = SignedXml.XmlDsigRSASHA256Url;
        var reference = new Reference("#" + element.GetAttribute("ID")) { DigestMethod = SignedXml.XmlDsigSHA256Url };
        reference.AddTransform(new XmlDsigEnvelopedSignatureTransform());
        reference.AddTransform(new XmlDsigExcC14NTransform());
        signed.AddReference(reference);
        signed.ComputeSignature();

        // Behind the issuer, where the schema has it.
        element.InsertAfter(document.ImportNode(signed.GetXml(), deep: true), element.FirstChild);
    }

    private string Write(SamlSpeech speech)
    {
        static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);

        var attributes = string.Concat(speech.Attributes.GroupBy(a => a.Name).Select(a =>
            $"<saml:Attribute Name=\"{a.Key}\">{string.Concat(a.Select(v => $"<saml:AttributeValue>{v.Value}</saml:AttributeValue>"))}</saml:Attribute>"));
        var audience = speech.Audience is null ? string.Empty : $"<saml:AudienceRestriction><saml:Audience>{speech.Audience}</saml:Audience></saml:AudienceRestriction>";
        var name = speech.Subject is null ? string.Empty
            : $"<saml:NameID Format=\"urn:oasis:names:tc:SAML:2.0:nameid-format:persistent\">{speech.Subject}</saml:NameID>";
        var end = speech.SessionEnd is { } sessionEnd ? $" SessionNotOnOrAfter=\"{Time(sessionEnd)}\"" : string.Empty;
        return
            $"<samlp:Response xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\" xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\" ID=\"_r{Guid.NewGuid():N}\" Version=\"2.0\" IssueInstant=\"{Time(speech.Issued)}\">"
            + $"<saml:Issuer>{speech.Issuer ?? Issuer}</saml:Issuer>"
            + $"<samlp:Status><samlp:StatusCode Value=\"urn:oasis:names:tc:SAML:2.0:status:{speech.Status}\"/></samlp:Status>"
            + $"<saml:Assertion xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\" ID=\"_a{Guid.NewGuid():N}\" Version=\"2.0\" IssueInstant=\"{Time(speech.Issued)}\">"
            + $"<saml:Issuer>{speech.Issuer ?? Issuer}</saml:Issuer>"
            + $"<saml:Subject>{name}<saml:SubjectConfirmation Method=\"urn:oasis:names:tc:SAML:2.0:cm:bearer\"><saml:SubjectConfirmationData NotOnOrAfter=\"{Time(speech.Until)}\" Recipient=\"{speech.Recipient}\"/></saml:SubjectConfirmation></saml:Subject>"
            + $"<saml:Conditions NotBefore=\"{Time(speech.From ?? speech.Issued)}\" NotOnOrAfter=\"{Time(speech.Until)}\">{audience}</saml:Conditions>"
            + $"<saml:AuthnStatement AuthnInstant=\"{Time(speech.Issued)}\"{end}/>"
            + $"<saml:AttributeStatement>{attributes}</saml:AttributeStatement>"
            + "</saml:Assertion></samlp:Response>";
    }

    private sealed class WithId(XmlDocument document) : SignedXml(document)
    {
        public override XmlElement? GetIdElement(XmlDocument? document, string idValue) =>
            (XmlElement?)document!.SelectSingleNode($"//*[@ID='{idValue}']");
    }
}

/// <summary>What an identity provider says.</summary>
internal sealed record SamlSpeech
{
    public const string Aws = "https://aws.amazon.com/SAML/Attributes/";

    public DateTimeOffset Issued { get; init; } = DateTimeOffset.UtcNow;

    public DateTimeOffset? From { get; init; }

    public DateTimeOffset Until { get; init; } = DateTimeOffset.UtcNow.AddMinutes(5);

    public DateTimeOffset? SessionEnd { get; init; }

    public string? Issuer { get; init; }

    public string Status { get; init; } = "Success";

    public string? Subject { get; init; } = "alice@example.com";

    public string Recipient { get; init; } = SamlIdp.Endpoint;

    public string? Audience { get; init; } = SamlIdp.Endpoint;

    public IReadOnlyList<(string Name, string Value)> Attributes { get; init; } = [];

    public static SamlSpeech For(string role, string provider, string? session = "alice") => new()
    {
        Attributes = [(Aws + "Role", $"{role},{provider}"), .. session is null ? ((string, string)[])[] : [(Aws + "RoleSessionName", session)]],
    };

    public SamlSpeech With(params (string Name, string Value)[] attributes) => this with { Attributes = [.. Attributes, .. attributes] };
}
