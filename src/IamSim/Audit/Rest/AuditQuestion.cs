using System.Globalization;

namespace IamSim.Audit.Rest;

/// <summary>A page of events is asked for.</summary>
public sealed record AuditQuestion : AuditFilters
{
    /// <summary><c>newest</c> first, which is the default, or <c>oldest</c>.</summary>
    public string? Order { get; init; }

    /// <summary>The most events of a page: 1 to 1000, by default 50.</summary>
    public int? MaxItems { get; init; }

    /// <summary>The marker of the page before; it belongs to its question.</summary>
    public string? Marker { get; init; }

    internal override IEnumerable<(string Name, string? Value)> Further() => [("order", Order), ("maxItems", MaxItems?.ToString(CultureInfo.InvariantCulture)), ("marker", Marker)];
}

/// <summary>Events are to be counted, by a field or by time.</summary>
public sealed record AuditCountsQuestion : AuditFilters
{
    /// <summary>
    /// The field: eventName, eventSource, userName, principalArn, principalId, sessionArn, accessKeyId, sourceIPAddress, errorCode, failed, readOnly or
    /// mfaAuthenticated.
    /// </summary>
    /// <example>eventName</example>
    public string? By { get; init; }

    /// <summary>The span of time: <c>minute</c>, <c>hour</c>, <c>day</c>, or an ISO 8601 duration such as <c>PT15M</c>, in whole seconds.</summary>
    public string? Bucket { get; init; }

    /// <summary>The most values of a field, those that most events have: 1 to 1000, by default 100.</summary>
    public int? Max { get; init; }

    internal override IEnumerable<(string Name, string? Value)> Further() => [("by", By), ("bucket", Bucket), ("max", Max?.ToString(CultureInfo.InvariantCulture))];
}

/// <summary>All events are asked for, as a file.</summary>
public sealed record AuditExportQuestion : AuditFilters
{
    /// <summary><c>ndjson</c>, which is the default: a CloudTrail record a line; or <c>csv</c>.</summary>
    public string? Format { get; init; }

    /// <summary>
    /// CSV only: a cell that begins as a formula does (<c>= + - @</c>, a tabulator) gets an apostrophe in front, so that no spreadsheet computes what a client
    /// sent. True by default; false leaves the cells as they are.
    /// </summary>
    public bool? EscapeFormulas { get; init; }

    internal override IEnumerable<(string Name, string? Value)> Further() => [("format", Format), ("escapeFormulas", EscapeFormulas is { } escape ? AuditCounter.Truth(escape) : null)];
}

/// <summary>Events are asked for as they come.</summary>
public sealed record AuditTailQuestion : AuditFilters
{
    /// <summary>Begins behind the event of this sequence instead of at the end; 0 for the first. The header <c>Last-Event-ID</c> goes before it.</summary>
    public long? After { get; init; }

    internal override IEnumerable<(string Name, string? Value)> Further() => [("after", After?.ToString(CultureInfo.InvariantCulture))];
}
