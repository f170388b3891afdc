using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamSim.CloudTrail.Queries;

/// <summary>Some rows of a query's result.</summary>
internal sealed class LakeQueryPage
{
    /// <summary>The rows that each page has but the last.</summary>
    public const int Size = 1000;

    public required string AccountId { get; set; }

    public required string QueryId { get; set; }

    /// <summary>0, 1, 2, …</summary>
    public required int Number { get; set; }

    /// <summary>Rows as <see cref="Engine.ResultRows"/> packs them.</summary>
    public required byte[] Content { get; set; }
}

internal sealed class LakeQueryPageConfiguration : IEntityTypeConfiguration<LakeQueryPage>
{
    public void Configure(EntityTypeBuilder<LakeQueryPage> page) => page.HasKey(p => new { p.AccountId, p.QueryId, p.Number });
}
