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

    /// <summary>The caller's unique id.</summary>
    public string? PrincipalId { get; init; }

    /// <summary>A user's, root's or role's ARN; a role's finds what its sessions did.</summary>
    public string? PrincipalArn { get; init; }

    /// <summary>The ARN of a role's or a federated user's session.</summary>
    public string? SessionArn { get; init; }

    public string? AccessKeyId { get; init; }

    /// <summary>A name or ARN that the event is about.</summary>
    public string? Resource { get; init; }

    /// <summary>The type of a resource that the event is about, such as <c>AWS::IAM::User</c>.</summary>
    public string? ResourceType { get; init; }

    public string? SourceIp { get; init; }

    public string? ErrorCode { get; init; }

    /// <summary>True: only calls that were refused. False: only those that were not.</summary>
    public bool? Failed { get; init; }

    public bool? ReadOnly { get; init; }

    /// <summary>Whether the caller's session was made with MFA.</summary>
    public bool? MfaAuthenticated { get; init; }

    /// <summary>Only events before this sequence: the last one of the page before.</summary>
    public long? Before { get; init; }

    /// <summary>Only events behind this sequence.</summary>
    public long? After { get; init; }

    /// <summary>The most events to answer with.</summary>
    public required int Max { get; init; }
}
