using IamSim.Iam.Tagging;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamSim.SageMaker.Resources;

/// <summary>The kinds of resource of SageMaker; their values are stored.</summary>
internal enum SageMakerKind
{
    TrainingJob = 0,
    ProcessingJob = 1,
    TuningJob = 2,
    Model = 3,
    EndpointConfig = 4,
    Endpoint = 5,
    NotebookInstance = 6,
}

/// <summary>
/// A resource of SageMaker: what it was made from, where it stands in its life, and when that goes on. All kinds are kept alike; what is said
/// of one kind alone stands in <see cref="Request"/> and <see cref="Details"/>.
/// </summary>
internal sealed class SageMakerResource
{
    public required string AccountId { get; set; }

    public required string Region { get; set; }

    public required SageMakerKind Kind { get; set; }

    public required string Name { get; set; }

    /// <summary>The name without case (<see cref="NameKeys.Of"/>): unique within account, region and kind.</summary>
    public required string NameKey { get; set; }

    public required string Arn { get; set; }

    /// <summary>The request that it was made from, as JSON of the contract.</summary>
    public required string Request { get; set; }

    /// <summary>As AWS has it: <c>InProgress</c>, <c>Completed</c>, <c>InService</c>…; empty for what has no life of its own.</summary>
    public required string Status { get; set; }

    /// <summary>A training job's second status, <c>Downloading</c>…; empty for all others.</summary>
    public string SecondaryStatus { get; set; } = string.Empty;

    public string? FailureReason { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }

    public required DateTimeOffset ModifiedAt { get; set; }

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>When its life goes on, in Unix milliseconds of the simulator's clock; null where it rests.</summary>
    public long? DueAt { get; set; }

    /// <summary>What its kind keeps beside: status transitions, artefacts, counters; JSON.</summary>
    public string Details { get; set; } = "{}";

    /// <summary>The story of the steps that it took; JSON of <c>access-path</c>, null where none was taken.</summary>
    public string? AccessPath { get; set; }

    /// <summary>The tuning job that started it; null where its caller did.</summary>
    public string? ParentArn { get; set; }

    public List<TagEntry> Tags { get; set; } = [];
}

internal sealed class SageMakerResourceConfiguration : IEntityTypeConfiguration<SageMakerResource>
{
    public void Configure(EntityTypeBuilder<SageMakerResource> resource)
    {
        resource.HasKey(r => new { r.AccountId, r.Region, r.Kind, r.NameKey });
        resource.HasIndex(r => r.DueAt);
        resource.HasIndex(r => new { r.AccountId, r.ParentArn });
        resource.Property(r => r.Tags).IsTagColumn();
    }
}
