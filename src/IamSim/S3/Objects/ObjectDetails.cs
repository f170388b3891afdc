using System.Text.Json;
using System.Text.Json.Serialization;

namespace IamSim.S3.Objects;

/// <summary>What an object keeps beside its content and is asked for only with it: headers, metadata, checksums.</summary>
internal sealed record ObjectDetails
{
    public string? ContentType { get; init; }

    public string? CacheControl { get; init; }

    public string? ContentDisposition { get; init; }

    public string? ContentEncoding { get; init; }

    public string? ContentLanguage { get; init; }

    public string? Expires { get; init; }

    public string? WebsiteRedirectLocation { get; init; }

    /// <summary>Null for <c>STANDARD</c>.</summary>
    public string? StorageClass { get; init; }

    /// <summary>The user's metadata, without <c>x-amz-meta-</c>; null for none.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    /// <summary>As S3 names it, <c>CRC64NVME</c>; null where there is no checksum.</summary>
    public string? ChecksumAlgorithm { get; init; }

    /// <summary>Base64, and for a composite one the number of parts behind it.</summary>
    public string? Checksum { get; init; }

    /// <summary><c>FULL_OBJECT</c> or <c>COMPOSITE</c>.</summary>
    public string? ChecksumType { get; init; }

    /// <summary>What the writer's encryption context has beside S3's own, as JSON in base64; null for nothing.</summary>
    public string? KmsContext { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, ObjectDetailsJson.Default.ObjectDetails);

    public static ObjectDetails FromJson(string text) => JsonSerializer.Deserialize(text, ObjectDetailsJson.Default.ObjectDetails)!;
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ObjectDetails))]
internal sealed partial class ObjectDetailsJson : JsonSerializerContext;
