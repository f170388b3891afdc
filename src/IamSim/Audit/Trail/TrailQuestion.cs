using System.Text.Json;
using IamSim.Audit.Decisions;
using IamSim.Audit.Search;
using IamSim.Policies.Evaluation;

namespace IamSim.Audit.Trail;

/// <summary>A question for events: what their columns answer, what the index of their words does, and what only their contents do.</summary>
/// <param name="Columns">What the columns answer.</param>
internal sealed record TrailQuestion(AuditQuery Columns)
{
    /// <summary>Words of the record.</summary>
    public SearchText? Text { get; init; }

    /// <summary>The record's <c>awsRegion</c>.</summary>
    public string? Region { get; init; }

    /// <summary>The record's <c>eventType</c>.</summary>
    public string? EventType { get; init; }

    /// <summary>True: only calls that the policies do not allow, let through or not. False: only others of which something was decided.</summary>
    public bool? Unauthorized { get; init; }

    /// <summary>Whether an event's content, its words aside, meets the question; null where nothing is asked of it.</summary>
    public Func<FoundEvent, bool>? OfContent => Region is null && EventType is null && Unauthorized is null ? null : Matches;

    private bool Matches(FoundEvent found) =>
        (Unauthorized is null || IsUnauthorized(found) == Unauthorized)
        && (Region is null && EventType is null || MatchesRecord(found));

    private bool MatchesRecord(FoundEvent found)
    {
        using var json = JsonDocument.Parse(found.Record);
        return (Region is null || Is("awsRegion", Region)) && (EventType is null || Is("eventType", EventType));

        bool Is(string name, string asked) => json.RootElement.TryGetProperty(name, out var value) && value.ValueEquals(asked);
    }

    private static bool? IsUnauthorized(FoundEvent found) =>
        found.Decision is { } decision ? DecisionRecord.Read(decision).Any(record => record.Decision.Verdict != Verdict.Allowed) : null;
}
