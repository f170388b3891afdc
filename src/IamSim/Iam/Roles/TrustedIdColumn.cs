using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace IamSim.Iam.Roles;

/// <summary>Keeps the unique ids behind a trust policy's principals in one text column: a JSON object, ARN to id.</summary>
internal static class TrustedIdColumn
{
    public static PropertyBuilder<Dictionary<string, string>> IsTrustedIdColumn(this PropertyBuilder<Dictionary<string, string>> property) =>
        property.HasConversion<TrustedIdConverter, TrustedIdComparer>();

    public static string Write(Dictionary<string, string> ids) =>
        ids.Count == 0 ? "{}" : JsonSerializer.Serialize(ids, TrustedIdJson.Default.DictionaryStringString);

    public static Dictionary<string, string> Read(string text) =>
        text is "{}" or "" ? [] : JsonSerializer.Deserialize(text, TrustedIdJson.Default.DictionaryStringString)!;
}

internal sealed class TrustedIdConverter()
    : ValueConverter<Dictionary<string, string>, string>(ids => TrustedIdColumn.Write(ids), text => TrustedIdColumn.Read(text));

internal sealed class TrustedIdComparer() : ValueComparer<Dictionary<string, string>>(
    (left, right) => left == right || (left != null && right != null && TrustedIdColumn.Write(left) == TrustedIdColumn.Write(right)),
    ids => TrustedIdColumn.Write(ids).GetHashCode(StringComparison.Ordinal),
    ids => new Dictionary<string, string>(ids));

[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class TrustedIdJson : JsonSerializerContext;
