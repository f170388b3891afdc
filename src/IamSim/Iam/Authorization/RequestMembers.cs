using System.Collections.Concurrent;
using System.Reflection;
using IamSim.Contracts;
using IamSim.Contracts.Iam;

namespace IamSim.Iam.Authorization;

/// <summary>The members that are no texts: the tags that a request gives or takes away.</summary>
internal static class RequestMembers
{
    private static readonly ConcurrentDictionary<Type, (PropertyInfo? Tags, PropertyInfo? TagKeys)> Properties = new();

    /// <summary>What a malformed request leaves out is no tag.</summary>
    public static IReadOnlyList<Tag> TagsOf(IRequest request) =>
        Of(request).Tags?.GetValue(request) is IReadOnlyList<Tag> tags ? [.. tags.Where(tag => tag?.Key is not null)] : [];

    public static IReadOnlyList<string> TagKeysOf(IRequest request) =>
        Of(request).TagKeys?.GetValue(request) is IReadOnlyList<string> keys ? [.. keys.Where(key => key is not null)] : [];

    private static (PropertyInfo? Tags, PropertyInfo? TagKeys) Of(IRequest request) =>
        Properties.GetOrAdd(request.GetType(), static type => (type.GetProperty("Tags"), type.GetProperty("TagKeys")));
}
