using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamSim.CloudTrail.Delivery;

/// <summary>
/// A log file or digest of a trail. It is noted whole in the transaction that moves the span or chain on, and written after it, as often as it takes: whoever
/// dies in between loses nothing, and delivers nothing twice. A log file stays noted until a digest has it.
/// </summary>
internal sealed class TrailFile
{
    /// <summary>The trail's owner.</summary>
    public required string AccountId { get; set; }

    public required Guid TrailId { get; set; }

    public required Guid FileId { get; set; }

    /// <summary>Whose events it has.</summary>
    public required string SourceAccountId { get; set; }

    /// <summary>The region of its events.</summary>
    public required string Region { get; set; }

    public required string Bucket { get; set; }

    public required string Key { get; set; }

    /// <summary>SHA-256 of what it holds, before compression.</summary>
    public required byte[] Hash { get; set; }

    /// <summary>The times of the first and last event of a log file; null for a digest.</summary>
    public DateTimeOffset? Oldest { get; set; }

    public DateTimeOffset? Newest { get; set; }

    /// <summary>The time that stands in its name.</summary>
    public required DateTimeOffset Time { get; set; }

    /// <summary>What is to be written, compressed; null once it is.</summary>
    public byte[]? Content { get; set; }

    /// <summary>The signature of a digest; null for a log file.</summary>
    public byte[]? Signature { get; set; }

    /// <summary>True for a log file that waits for its digest; false where nothing waits once it is written.</summary>
    public bool IsForDigest { get; set; }

    public bool IsDigest => Signature is not null;
}

internal sealed class TrailFileConfiguration : IEntityTypeConfiguration<TrailFile>
{
    public void Configure(EntityTypeBuilder<TrailFile> file)
    {
        file.HasKey(f => new { f.AccountId, f.TrailId, f.FileId });
        file.Ignore(f => f.IsDigest);
    }
}
