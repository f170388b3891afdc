using IamSim.Storage;

namespace IamSim.Audit.Trail;

/// <summary>A field that events are counted by.</summary>
/// <param name="Name">As it is asked for.</param>
/// <param name="Column">The column that has it; null for a truth.</param>
/// <param name="Condition">What is true of an event, as SQL; null for a column.</param>
/// <param name="Of">The value that an event has.</param>
internal sealed record CountField(string Name, AuditColumn? Column, string? Condition, Func<FoundEvent, string?> Of)
{
    public static IReadOnlyList<CountField> All { get; } =
    [
        OfText("eventName", AuditColumn.EventName, e => e.EventName),
        OfText("eventSource", AuditColumn.EventSource, e => e.EventSource),
        OfText("userName", AuditColumn.UserName, e => e.UserName),
        OfText("principalArn", AuditColumn.PrincipalArn, e => e.PrincipalArn),
        OfText("principalId", AuditColumn.PrincipalId, e => e.PrincipalId),
        OfText("sessionArn", AuditColumn.SessionArn, e => e.SessionArn),
        OfText("accessKeyId", AuditColumn.AccessKeyId, e => e.AccessKeyId),
        OfText("sourceIPAddress", AuditColumn.SourceIp, e => e.SourceIp),
        OfText("errorCode", AuditColumn.ErrorCode, e => e.ErrorCode),
        OfTruth("failed", "e.\"ErrorCodeText\" IS NOT NULL", e => e.ErrorCode is not null),
        OfTruth("readOnly", "e.\"ReadOnly\"", e => e.ReadOnly),
        OfTruth("mfaAuthenticated", "e.\"MfaAuthenticated\"", e => e.MfaAuthenticated),
    ];

    public static string Names => string.Join(", ", All.Select(each => each.Name));

    public static CountField? Find(string name) => All.FirstOrDefault(field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static CountField OfText(string name, AuditColumn column, Func<FoundEvent, string?> of) => new(name, column, null, of);

    private static CountField OfTruth(string name, string condition, Func<FoundEvent, bool> of) => new(name, null, condition, e => AuditCounter.Truth(of(e)));
}

/// <summary>Counts the events that meet a question: in the database what it can tell, and by looking at them what stands in contents alone.</summary>
internal sealed class TrailCounter(IamDb db)
{
    private readonly AuditCounter _counter = new(db);
    private readonly TrailReader _reader = new(db);

    /// <summary>The values that most events have, with how many.</summary>
    public async Task<IReadOnlyList<AuditCount>> ByFieldAsync(TrailQuestion question, CountField field, int most, CancellationToken ct)
    {
        var parts = await _reader.PartsOfAsync(question, ct);
        if (parts is [{ Matches: null }])
        {
            return await ByFieldAsync(parts[0].Columns, field, most, ct);
        }

        var counts = new Dictionary<(bool HasValue, string Value), long>();
        foreach (var part in parts)
        {
            if (part.Matches is null)
            {
                foreach (var count in await ByFieldAsync(part.Columns, field, int.MaxValue, ct))
                {
                    Add(count.Value, count.Count);
                }

                continue;
            }

            await foreach (var found in _reader.ReadAsync(part, ct))
            {
                Add(field.Of(found), 1);
            }
        }

        return
        [
            .. counts.Select(count => new AuditCount(count.Key.HasValue ? count.Key.Value : null, count.Value))
                .OrderByDescending(count => count.Count).ThenBy(count => count.Value, StringComparer.Ordinal).Take(most),
        ];

        void Add(string? value, long count)
        {
            var key = (value is not null, value ?? string.Empty);
            counts[key] = counts.GetValueOrDefault(key) + count;
        }
    }

    /// <summary>The events of each span of time that has any, in the order of time.</summary>
    public async Task<IReadOnlyList<AuditTimeCount>> ByTimeAsync(TrailQuestion question, TimeSpan span, CancellationToken ct)
    {
        var counts = new SortedDictionary<DateTimeOffset, long>();
        foreach (var part in await _reader.PartsOfAsync(question, ct))
        {
            if (part.Matches is null)
            {
                foreach (var count in await _counter.ByTimeAsync(part.Columns, span, ct))
                {
                    Add(count.From, count.Count);
                }

                continue;
            }

            await foreach (var found in _reader.ReadAsync(part, ct))
            {
                Add(AuditCounter.BeginOf(found.EventTime, span), 1);
            }
        }

        return [.. counts.Select(count => new AuditTimeCount(count.Key, count.Value))];

        void Add(DateTimeOffset from, long count) => counts[from] = counts.GetValueOrDefault(from) + count;
    }

    private Task<IReadOnlyList<AuditCount>> ByFieldAsync(AuditQuery query, CountField field, int most, CancellationToken ct) => field.Column is { } column
        ? _counter.ByTextAsync(query, column, most, ct)
        : _counter.ByTruthAsync(query, field.Condition!, ct);
}
