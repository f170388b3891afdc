namespace IamSim.Wire.Rest;

/// <summary>The labels of a path, encoded as they came: no path of a model has more than two.</summary>
internal sealed class RestLabels(string? firstName, string first, string? secondName, string second)
{
    public static readonly RestLabels None = new(null, string.Empty, null, string.Empty);

    /// <summary>A label, encoded as it came; null where the path has none of that name.</summary>
    public string? this[string name] => name == firstName ? first : name == secondName ? second : null;
}

/// <summary>A pattern of paths: <c>/{Bucket}/{Key+}</c>, <c>/endpoints/{EndpointName}/invocations</c>.</summary>
internal sealed class RestPath
{
    private readonly string[] _segments;

    public RestPath(string pattern) => _segments = pattern.Split('/', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The labels of a path that fits; null for one that does not. A slash at the end of a path that ends with a label makes no difference.</summary>
    public RestLabels? Match(string path)
    {
        var at = 1;
        string? firstName = null, secondName = null;
        var (first, second) = (string.Empty, string.Empty);
        foreach (var segment in _segments)
        {
            if (at > path.Length)
            {
                return null;
            }

            var isGreedy = segment.EndsWith("+}", StringComparison.Ordinal);
            var slash = isGreedy ? -1 : path.IndexOf('/', at);
            var end = slash < 0 ? path.Length : slash;
            if (segment[0] != '{')
            {
                if (!path.AsSpan(at, end - at).SequenceEqual(segment))
                {
                    return null;
                }
            }
            else if (end == at)
            {
                return null;
            }
            else if (firstName is null)
            {
                (firstName, first) = (segment.Trim('{', '}', '+'), path[at..end]);
            }
            else
            {
                (secondName, second) = (segment.Trim('{', '}', '+'), path[at..end]);
            }

            at = end + 1;
        }

        return at >= path.Length ? firstName is null ? RestLabels.None : new RestLabels(firstName, first, secondName, second) : null;
    }
}
