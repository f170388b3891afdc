namespace IamSim.Audit;

/// <summary>A question for an account's events; what is null asks for nothing.</summary>
internal sealed record AuditQuery
{
    public required string Account { get; init; }

    /// <summary>The earliest <see cref="AuditEvent.EventTime"/> asked for.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>The latest <see cref="AuditEvent.EventTime"/> asked for, itself included.</summary>
    public DateTimeOffset? To { get; init; }

    public Guid? EventId { get; init; }

    public string? EventName { get; init; }

    public string? EventSource { get; init; }

    public string? UserName { get; init; }

    public string? AccessKeyId { get; init; }

    /// <summary>A name or ARN that the event is about.</summary>
    public string? Resource { get; init; }

    public string? SourceIp { get; init; }

    public string? ErrorCode { get; init; }

    public bool? ReadOnly { get; init; }

    /// <summary>Only events before this sequence: the last one of the page before.</summary>
    public long? Before { get; init; }

    /// <summary>The most events to answer with.</summary>
    public required int Max { get; init; }
}
