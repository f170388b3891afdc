using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace IamSim.Sts.Saml;

/// <summary>The condition keys that follow from an assertion.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-saml">IAM: available keys for
/// SAML-based federation</see>,
/// <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_saml_assertions.html#saml-attribute-mapping">IAM: mapping SAML
/// attributes to trust policy context keys</see>
/// </remarks>
internal static class SamlKeys
{
    private const string EduPerson = "urn:oid:1.3.6.1.4.1.5923.1.1.1.";
    private const string EduOrg = "urn:oid:1.3.6.1.4.1.5923.1.2.1.";
    private const string Claims = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/";

    private static readonly (string Attribute, string Key, bool IsList)[] Mapped =
    [
        (EduPerson + "1", "saml:edupersonaffiliation", true),
        (EduPerson + "2", "saml:edupersonnickname", true),
        (EduPerson + "3", "saml:edupersonorgdn", false),
        (EduPerson + "4", "saml:edupersonorgunitdn", true),
        (EduPerson + "5", "saml:edupersonprimaryaffiliation", false),
        (EduPerson + "6", "saml:edupersonprincipalname", false),
        (EduPerson + "7", "saml:edupersonentitlement", true),
        (EduPerson + "8", "saml:edupersonprimaryorgunitdn", false),
        (EduPerson + "9", "saml:edupersonscopedaffiliation", true),
        (EduPerson + "10", "saml:edupersontargetedid", true),
        (EduPerson + "11", "saml:edupersonassurance", true),
        (EduOrg + "2", "saml:eduorghomepageuri", true),
        (EduOrg + "3", "saml:eduorgidentityauthnpolicyuri", true),
        (EduOrg + "4", "saml:eduorglegalname", true),
        (EduOrg + "5", "saml:eduorgsuperioruri", true),
        (EduOrg + "6", "saml:eduorgwhitepagesuri", true),
        ("urn:oid:2.5.4.3", "saml:cn", true),
        (Claims + "name", "saml:name", false),
        ("http://schemas.xmlsoap.org/claims/CommonName", "saml:commonName", false),
        (Claims + "givenname", "saml:givenName", false),
        (Claims + "surname", "saml:surname", false),
        (Claims + "emailaddress", "saml:mail", false),
        ("http://schemas.microsoft.com/ws/2008/06/identity/claims/primarygroupsid", "saml:primaryGroupSID", false),
        (Claims + "uid", "saml:uid", false),
        ("2.5.4.3", "saml:commonName", false),
        ("2.5.4.4", "saml:surname", false),
        ("2.4.5.42", "saml:givenName", false),
        ("2.5.4.45", "saml:x500UniqueIdentifier", false),
        ("0.9.2342.19200300100.1.1", "saml:uid", false),
        ("0.9.2342.19200300100.1.3", "saml:mail", false),
        ("0.9.2342.19200300.100.1.45", "saml:organizationStatus", false),
    ];

    /// <summary>
    /// Who the subject is a subject of: <c>BASE64 ( SHA1 ( "https://example.com/saml" + "123456789012" + "/MySAMLIdP" ) )</c>, as
    /// <see href="https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithSAML.html">STS: AssumeRoleWithSAML</see> spells it.
    /// </summary>
#pragma warning disable CA5350 // AWS's own definition; nothing is secured by it
    public static string NameQualifierOf(string issuer, string account, string provider) =>
        Convert.ToBase64String(SHA1.HashData(Encoding.UTF8.GetBytes($"{issuer}{account}/{provider}")));
#pragma warning restore CA5350

    /// <summary>The keys that trust policies see.</summary>
    public static ImmutableArray<KeyValuePair<string, ImmutableArray<string>>> OfTrust(VouchedSubject subject, string account)
    {
        var keys = ImmutableArray.CreateBuilder<KeyValuePair<string, ImmutableArray<string>>>();
        foreach (var (key, values) in OfSession(subject))
        {
            keys.Add(new(key, [.. values]));
        }

        keys.Add(new("saml:iss", [subject.Assertion.Issuer]));
        keys.Add(new("saml:aud", [subject.Recipient]));
        keys.Add(new("saml:doc", [$"{account}/{subject.ProviderName}"]));

        // "If you include more than one, only one claim will be mapped."
        foreach (var attributes in Mapped.GroupBy(m => m.Key))
        {
            var values = attributes.Select(a => (a.IsList, Values: subject.Assertion.ValuesOf(a.Attribute))).FirstOrDefault(a => a.Values is { Count: > 0 });
            if (values.Values is { } found)
            {
                keys.Add(new(attributes.Key, values.IsList ? [.. found] : [found[0]]));
            }
        }

        return keys.ToImmutable();
    }

    /// <summary>The keys that every request of the session has too.</summary>
    public static Dictionary<string, IReadOnlyList<string>> OfSession(VouchedSubject subject) => new()
    {
        ["saml:namequalifier"] = [subject.NameQualifier],
        ["saml:sub"] = [subject.Subject],
        ["saml:sub_type"] = [subject.Assertion.SubjectType],
    };
}
