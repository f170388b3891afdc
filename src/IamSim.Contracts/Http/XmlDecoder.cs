using System.Xml.Linq;
using IamSim.Contracts.Validation;

namespace IamSim.Contracts.Http;

/// <summary>
/// Reads typed members out of XML, by the local names of elements; what cannot be read goes to <see cref="Violations"/>. Generated code calls it.
/// </summary>
public static class XmlDecoder
{
    /// <summary>The body, which is one member: its outermost element has the member's name.</summary>
    public static T? Payload<T>(XElement root, string name, string path, Violations violations, Func<XElement, Violations, T> read)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(root);
        ArgumentNullException.ThrowIfNull(violations);
        if (root.Name.LocalName != name)
        {
            violations.WrongType(path, $"the element '{name}'");
            return null;
        }

        return Entered(root, path, violations, read);
    }

    public static string? String(XElement parent, string name, string path, Violations violations) => Child(parent, name)?.Value;

    public static int? Integer(XElement parent, string name, string path, Violations violations) =>
        HttpDecoder.Integer(Trimmed(parent, name), path, violations);

    public static long? Long(XElement parent, string name, string path, Violations violations) => HttpDecoder.Long(Trimmed(parent, name), path, violations);

    public static double? Double(XElement parent, string name, string path, Violations violations) => HttpDecoder.Double(Trimmed(parent, name), path, violations);

    public static bool? Boolean(XElement parent, string name, string path, Violations violations) =>
        HttpDecoder.Boolean(Trimmed(parent, name), path, violations);

    public static DateTimeOffset? Timestamp(XElement parent, string name, string path, Violations violations) =>
        HttpDecoder.Timestamp(Trimmed(parent, name), path, violations);

    public static byte[]? Blob(XElement parent, string name, string path, Violations violations)
    {
        ArgumentNullException.ThrowIfNull(violations);
        var text = Trimmed(parent, name);
        try
        {
            return text is null ? null : Convert.FromBase64String(text);
        }
        catch (FormatException)
        {
            violations.WrongType(path, "base64-encoded");
            return null;
        }
    }

    public static T? Structure<T>(XElement parent, string name, string path, Violations violations, Func<XElement, Violations, T> read)
        where T : class =>
        Child(parent, name) is { } child ? Entered(child, path, violations, read) : null;

    /// <summary>A list: elements in an element of the list's name, or, where <paramref name="item"/> is null, elements of that name.</summary>
    public static IReadOnlyList<T>? List<T>(
        XElement parent, string name, string? item, string path, Violations violations, Func<XElement, Violations, T> read)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(parent);
        ArgumentNullException.ThrowIfNull(violations);
        var list = item is null ? parent : Child(parent, name);
        if (list is null)
        {
            return null;
        }

        List<T>? values = item is null ? null : [];
        foreach (var element in list.Elements())
        {
            if (element.Name.LocalName == (item ?? name))
            {
                values ??= [];
                violations.Enter(path, values.Count + 1);
                values.Add(read(element, violations));
                violations.Leave();
            }
        }

        return values;
    }

    private static T Entered<T>(XElement element, string path, Violations violations, Func<XElement, Violations, T> read)
    {
        violations.Enter(path);
        var value = read(element, violations);
        violations.Leave();
        return value;
    }

    private static XElement? Child(XElement parent, string name)
    {
        foreach (var element in parent.Elements())
        {
            if (element.Name.LocalName == name)
            {
                return element;
            }
        }

        return null;
    }

    private static string? Trimmed(XElement parent, string name) => Child(parent, name)?.Value.Trim();
}
