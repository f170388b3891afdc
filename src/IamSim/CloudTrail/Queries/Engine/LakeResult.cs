using IamSim.CloudTrail.EventDataStores.Segments;

namespace IamSim.CloudTrail.Queries.Engine;

/// <summary>An event data store as a query sees it.</summary>
/// <param name="Id">Its name in the query.</param>
/// <param name="Segments">The files with its events.</param>
/// <param name="From">What is older is past the retention period.</param>
internal sealed record LakeTable(string Id, IReadOnlyList<LakeSegment> Segments, DateTimeOffset From);

/// <summary>What came of a query.</summary>
internal sealed record LakeResult(IReadOnlyList<string> Columns, IReadOnlyList<byte[]> Pages, int Rows)
{
    public static LakeResult Nothing { get; } = new([], [], 0);

    /// <summary>Why there is no result; null where there is one.</summary>
    public string? ErrorMessage { get; init; }

    public long EventsMatched { get; init; }

    /// <summary>The events of the event data stores that the query names.</summary>
    public long EventsScanned { get; init; }

    /// <summary>The bytes that these take on the disk.</summary>
    public long BytesScanned { get; init; }

    public static LakeResult Failed(string message) => Nothing with { ErrorMessage = message };
}
