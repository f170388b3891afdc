using IamSim.Contracts;
using IamSim.Contracts.Http;

namespace IamSim.Wire.Rest;

/// <summary>The parts of an HTTP request, for the generated readers.</summary>
internal sealed class RestInput(HttpRequest request, RestLabels labels, StreamingBody? stream) : HttpInput
{
    public override StreamingBody? Stream => stream;

    public override string? Label(string name) => labels[name] is { } encoded ? RequestTarget.Decode(encoded) : null;

    public override string? Query(string name) => request.Query.TryGetValue(name, out var value) ? value[0] ?? string.Empty : null;

    public override string? Header(string name) => request.Headers.TryGetValue(name, out var value) ? value.ToString() : null;

    public override IReadOnlyDictionary<string, string>? Headers(string prefix)
    {
        Dictionary<string, string>? found = null;
        foreach (var (name, value) in request.Headers)
        {
            if (name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            {
                (found ??= new Dictionary<string, string>(StringComparer.Ordinal))[name[prefix.Length..].ToLowerInvariant()] = value.ToString();
            }
        }

        return found;
    }
}
