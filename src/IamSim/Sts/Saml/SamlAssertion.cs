using System.Xml;

namespace IamSim.Sts.Saml;

/// <summary>What a verified assertion says.</summary>
internal sealed class SamlAssertion(XmlElement element)
{
    private readonly XmlElement? _conditions = SamlXml.Only(element, "Conditions", SamlNames.Assertion);
    private readonly XmlElement? _subject = SamlXml.Only(element, "Subject", SamlNames.Assertion);
    private readonly List<XmlElement> _attributes =
        [.. SamlXml.Children(element, "AttributeStatement", SamlNames.Assertion).SelectMany(s => SamlXml.Children(s, "Attribute", SamlNames.Assertion))];

    /// <summary>Its id, which tells it from all others of its provider; null where it has none.</summary>
    public string? Id { get; } = element.GetAttribute("ID") is { Length: > 0 } id ? id : null;

    public string Issuer { get; } = SamlXml.Only(element, "Issuer", SamlNames.Assertion) is { } issuer ? SamlXml.Text(issuer) : string.Empty;

    /// <summary>When it was made; null where it does not say so.</summary>
    public DateTimeOffset? IssuedAt { get; } = SamlXml.Time(element, "IssueInstant");

    public DateTimeOffset? NotBefore => SamlXml.Time(_conditions, "NotBefore");

    public DateTimeOffset? NotOnOrAfter => SamlXml.Time(_conditions, "NotOnOrAfter");

    /// <summary>For whom it is: each restriction has to be met.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Audiences =>
    [
        .. SamlXml.Children(_conditions, "AudienceRestriction", SamlNames.Assertion)
            .Select(r => SamlXml.Children(r, "Audience", SamlNames.Assertion).Select(SamlXml.Text).ToList()),
    ];

    /// <summary>Whom it speaks of; null where it does not say so.</summary>
    public string? Subject => NameId is { } id && SamlXml.Text(id) is { Length: > 0 } name ? name : null;

    /// <summary>The name's format without SAML's own prefix: <c>persistent</c>, <c>transient</c>; another format as it is.</summary>
    public string SubjectType
    {
        get
        {
            var format = NameId?.GetAttribute("Format") ?? string.Empty;
            return format.StartsWith(SamlNames.NameIdFormat, StringComparison.Ordinal) ? format[SamlNames.NameIdFormat.Length..] : format;
        }
    }

    /// <summary>The data of the one bearer confirmation; null where there is none or more than one.</summary>
    public XmlElement? Confirmation
    {
        get
        {
            var confirmation = SamlXml.Only(_subject, "SubjectConfirmation", SamlNames.Assertion);
            return confirmation?.GetAttribute("Method") == SamlNames.Bearer
                ? SamlXml.Only(confirmation, "SubjectConfirmationData", SamlNames.Assertion)
                : null;
        }
    }

    /// <summary>When the provider ends the session; null where it does not say so.</summary>
    public DateTimeOffset? SessionEndsAt { get; } =
        SamlXml.Children(element, "AuthnStatement", SamlNames.Assertion).Select(s => SamlXml.Time(s, "SessionNotOnOrAfter")).Min();

    private XmlElement? NameId => SamlXml.Only(_subject, "NameID", SamlNames.Assertion);

    /// <summary>The names of all attributes, in their order.</summary>
    public IEnumerable<string> AttributeNames => _attributes.Select(a => a.GetAttribute("Name"));

    /// <summary>The values of an attribute, case-sensitive; empty where there is none.</summary>
    public IReadOnlyList<string> ValuesOf(string name) =>
    [
        .. _attributes.Where(a => a.GetAttribute("Name") == name)
            .SelectMany(a => SamlXml.Children(a, "AttributeValue", SamlNames.Assertion))
            .Select(SamlXml.Text),
    ];
}
