namespace IamSim.Sts.Saml;

/// <summary>The words of SAML, and of AWS in it.</summary>
/// <remarks>
/// <see href="https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf">OASIS: SAML 2.0 core</see>,
/// <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_saml_assertions.html">IAM: SAML assertions for the
/// authentication response</see>
/// </remarks>
internal static class SamlNames
{
    public const string Protocol = "urn:oasis:names:tc:SAML:2.0:protocol";
    public const string Assertion = "urn:oasis:names:tc:SAML:2.0:assertion";
    public const string Signature = "http://www.w3.org/2000/09/xmldsig#";
    public const string Encryption = "http://www.w3.org/2001/04/xmlenc#";
    public const string Encryption11 = "http://www.w3.org/2009/xmlenc11#";

    public const string Success = "urn:oasis:names:tc:SAML:2.0:status:Success";
    public const string Bearer = "urn:oasis:names:tc:SAML:2.0:cm:bearer";
    public const string NameIdFormat = "urn:oasis:names:tc:SAML:2.0:nameid-format:";

    public const string Attributes = "https://aws.amazon.com/SAML/Attributes/";
    public const string Role = Attributes + "Role";
    public const string RoleSessionName = Attributes + "RoleSessionName";
    public const string SessionDuration = Attributes + "SessionDuration";
    public const string SourceIdentity = Attributes + "SourceIdentity";
    public const string PrincipalTag = Attributes + "PrincipalTag:";
    public const string TransitiveTagKeys = Attributes + "TransitiveTagKeys";
}
