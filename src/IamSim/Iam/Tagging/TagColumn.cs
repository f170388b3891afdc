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
    public static PropertyBuilder<List<TagEntry>> IsTagColumn(this PropertyBuilder<List<TagEntry>> property) =>
        property.HasConversion<TagConverter, TagComparer>();

    public static string Write(List<TagEntry> tags) => JsonSerializer.Serialize(tags, TagJson.Default.ListTagEntry);

    public static List<TagEntry> Read(string text) => text == "[]" ? [] : JsonSerializer.Deserialize(text, TagJson.Default.ListTagEntry)!;
}

internal sealed class TagConverter() : ValueConverter<List<TagEntry>, string>(tags => TagColumn.Write(tags), text => TagColumn.Read(text));

/// <summary>A list is changed in place, so the tracker compares and copies its entries, not the reference.</summary>
internal sealed class TagComparer() : ValueComparer<List<TagEntry>>(
    (left, right) => left == right || (left != null && right != null && left.SequenceEqual(right)),
    tags => tags.Aggregate(0, (hash, tag) => HashCode.Combine(hash, tag)),
    tags => tags.ToList());

[JsonSerializable(typeof(List<TagEntry>))]
internal sealed partial class TagJson : JsonSerializerContext;
