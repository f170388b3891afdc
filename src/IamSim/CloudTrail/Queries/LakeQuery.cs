using IamSim.Contracts.CloudTrail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamSim.CloudTrail.Queries;

/// <summary>A query of event data stores, and what came of it.</summary>
internal sealed class LakeQuery
{
    /// <summary>"Queries … for the past seven days": after that nothing is known of one.</summary>
    /// <remarks><see href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_ListQueries.html">CloudTrail: ListQueries</see></remarks>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    public required string AccountId { get; set; }

    public required string Id { get; set; }

    public required string Region { get; set; }

    /// <summary>The event data store that it is listed with: the first that it names.</summary>
    public required string StoreId { get; set; }

    public required string Statement { get; set; }

    /// <summary>As <see cref="QueryStatus"/> names it. Who asks is told what <see cref="RunningQueries"/> makes of it.</summary>
    public required string Status { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }

    /// <summary>The machine's time after which no server can be at it.</summary>
    public required DateTimeOffset Deadline { get; set; }

    public int ExecutionMilliseconds { get; set; }

    public long EventsMatched { get; set; }

    public long EventsScanned { get; set; }

    public long BytesScanned { get; set; }

    public int Rows { get; set; }

    /// <summary>The names of the columns: a JSON array. Null where there is no result.</summary>
    public string? Columns { get; set; }

    public string? ErrorMessage { get; set; }

    public bool IsAtWork => Status is QueryStatus.QUEUED or QueryStatus.RUNNING;

    public bool IsForgotten(DateTimeOffset now) => now - CreatedAt >= Lifetime;
}

internal sealed class LakeQueryConfiguration : IEntityTypeConfiguration<LakeQuery>
{
    public void Configure(EntityTypeBuilder<LakeQuery> query)
    {
        query.HasKey(q => new { q.AccountId, q.Id });
        query.HasIndex(q => new { q.AccountId, q.StoreId, q.CreatedAt });
        query.HasIndex(q => new { q.AccountId, q.CreatedAt });
        query.Ignore(q => q.IsAtWork);
    }
}
