using System.Xml;

namespace IamSim.Sts.Saml;

/// <summary>Reads XML of strangers: no DTD, so no entity to blow up and nothing to fetch; nothing so deep that whoever walks it falls.</summary>
internal static class SamlXml
{
    private const int MostDepth = 48;
    private const int MostCharacters = 200_000;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MostCharacters,
    };

    /// <summary>The document with its white space, as signatures need it; null for what is no XML, or too deep.</summary>
    public static XmlDocument? Load(byte[] bytes)
    {
        try
        {
            if (IsTooDeep(bytes))
            {
                return null;
            }

            var document = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
            using var reader = XmlReader.Create(new MemoryStream(bytes), Settings);
            document.Load(reader);
            return document;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    public static bool Is(XmlNode? node, string name, string space) => node is XmlElement element && element.LocalName == name && element.NamespaceURI == space;

    public static IEnumerable<XmlElement> Children(XmlElement? parent, string name, string space) =>
        parent is null ? [] : parent.ChildNodes.OfType<XmlElement>().Where(child => Is(child, name, space));

    /// <summary>The child by that name; null where there is none or more than one.</summary>
    public static XmlElement? Only(XmlElement? parent, string name, string space) => Children(parent, name, space).ToList() is [var only] ? only : null;

    /// <summary>An element's text without the blanks around it; comments inside do not cut it.</summary>
    public static string Text(XmlElement element) => element.InnerText.Trim();

    /// <summary>A time of XML in UTC; null for any other text.</summary>
    public static DateTimeOffset? Time(XmlElement? element, string attribute)
    {
        if (element is null || !element.HasAttribute(attribute))
        {
            return null;
        }

        try
        {
            return new DateTimeOffset(XmlConvert.ToDateTime(element.GetAttribute(attribute), XmlDateTimeSerializationMode.Utc), TimeSpan.Zero);
        }
        catch (Exception e) when (e is FormatException or ArgumentException or OverflowException)
        {
            return null;
        }
    }

    private static bool IsTooDeep(byte[] bytes)
    {
        using var reader = XmlReader.Create(new MemoryStream(bytes), Settings);
        while (reader.Read())
        {
            if (reader.Depth > MostDepth)
            {
                return true;
            }
        }

        return false;
    }
}
