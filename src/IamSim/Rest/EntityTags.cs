using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace IamSim.Rest;

/// <summary>Entity tags in request headers.</summary>
internal static class EntityTags
{
    /// <summary>The tags of <c>If-Match</c> or <c>If-None-Match</c>, with their quotes. What is no tag matches nothing.</summary>
    public static IReadOnlyCollection<string> Of(StringValues header) =>
        EntityTagHeaderValue.TryParseList([.. header.OfType<string>()], out var tags)
            ? tags.Where(t => !t.IsWeak).Select(t => t.Tag.ToString()).ToHashSet(StringComparer.Ordinal)
            : [];
}
