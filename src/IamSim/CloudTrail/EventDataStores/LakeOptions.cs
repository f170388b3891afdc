namespace IamSim.CloudTrail.EventDataStores;

/// <summary><c>IamSim:Lake</c>: event data stores and their queries: AWS's quotas, and what a query may cost here.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/WhatIsCloudTrail-Limits.html">CloudTrail: Quotas</see>
/// </remarks>
internal sealed class LakeOptions
{
    /// <summary>Where the events of event data stores are kept for queries; each server has its own. Null: beside the SQLite file, or a temporary folder.</summary>
    public string? Folder { get; init; }

    /// <summary>Megabytes that a query may hold, and as many again the taking in of events.</summary>
    public int MemoryMegabytes { get; init; } = 512;

    /// <summary>Processors that a query may use.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Seconds between two looks for new events. A query never waits for them: it takes in what is new when it starts.</summary>
    public int IngestionSeconds { get; init; } = 30;

    /// <summary>Event data stores of an account in a region, those that wait for their deletion included.</summary>
    public int EventDataStores { get; init; } = 10;

    /// <summary>Queries of an account that are queued or run.</summary>
    public int ConcurrentQueries { get; init; } = 10;

    /// <summary>Queries of all accounts that run at once; the others are queued.</summary>
    public int RunningQueries { get; init; } = 2;

    /// <summary>Seconds after which a query is ended.</summary>
    public int QuerySeconds { get; init; } = 3600;

    /// <summary>Rows that a query may have.</summary>
    public int QueryRows { get; init; } = 100_000;

    /// <summary>Megabytes of text that its rows may have.</summary>
    public int QueryMegabytes { get; init; } = 64;
}
