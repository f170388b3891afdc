using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamSim.CloudTrail.EventDataStores;

/// <summary>
/// A stretch of the trail that an event data store has taken in, or takes in: from when its ingestion started, or what it selects changed, to when that
/// ended. What a store holds can be made anew from these and the trail.
/// </summary>
internal sealed class LakeSpan
{
    public required string AccountId { get; set; }

    public required string StoreId { get; set; }

    /// <summary>1, 2, 3, …</summary>
    public required int Number { get; set; }

    /// <summary>As <see cref="Selectors.StoredSelectors"/> writes them.</summary>
    public required string EventSelectors { get; set; }

    /// <summary>The only region whose events are taken; null for all.</summary>
    public string? OnlyRegion { get; set; }

    /// <summary>Whether events of all accounts of the organization are taken.</summary>
    public required bool IsOrganization { get; set; }

    /// <summary>The last sequence of each account before the span, as JSON; an account that is not there begins with its first event.</summary>
    public required string From { get; set; }

    /// <summary>The last sequence of each account within the span, as JSON; null while it goes on.</summary>
    public string? To { get; set; }

    public static string Write(Dictionary<string, long> heads) => JsonSerializer.Serialize(heads, LakeHeadsJson.Default.DictionaryStringInt64);

    public static Dictionary<string, long> Read(string heads) => JsonSerializer.Deserialize(heads, LakeHeadsJson.Default.DictionaryStringInt64)!;
}

[JsonSerializable(typeof(Dictionary<string, long>))]
internal sealed partial class LakeHeadsJson : JsonSerializerContext;

internal sealed class LakeSpanConfiguration : IEntityTypeConfiguration<LakeSpan>
{
    public void Configure(EntityTypeBuilder<LakeSpan> span) => span.HasKey(s => new { s.AccountId, s.StoreId, s.Number });
}
