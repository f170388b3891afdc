using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace IamSim.Iam.Tagging;

/// <summary>Keeps the tags of a resource in one text column: a JSON array in the order in which the tags were given.</summary>
/// <remarks>A resource has at most 50 tags and they are always read with it, so a table of their own would only cost a join.</remarks>
internal static class TagColumn
{
    private static readonly ValueConverter<List<TagEntry>, string> Converter = new(
        tags => JsonSerializer.Serialize(tags, TagJson.Default.ListTagEntry),
        text => JsonSerializer.Deserialize(text, TagJson.Default.ListTagEntry)!);

    // A list is changed in place, so the tracker compares and copies its entries, not the reference.
    private static readonly ValueComparer<List<TagEntry>> Comparer = new(
        (left, right) => left == right || (left != null && right != null && left.SequenceEqual(right)),
        tags => tags.Aggregate(0, (hash, tag) => HashCode.Combine(hash, tag)),
        tags => tags.ToList());

    public static PropertyBuilder<List<TagEntry>> IsTagColumn(this PropertyBuilder<List<TagEntry>> property) =>
        property.HasConversion(Converter, Comparer);
}

[JsonSerializable(typeof(List<TagEntry>))]
internal sealed partial class TagJson : JsonSerializerContext;
