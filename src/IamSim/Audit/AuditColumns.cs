namespace IamSim.Audit;

/// <summary>What events are found by, what leaves fewest of them first. The names but for the last are those of the columns, without <c>Text</c>.</summary>
internal enum AuditColumn
{
    EventKey = 0,
    AccessKeyId = 1,
    SessionArn = 2,
    Resource = 3,
    UserName = 4,
    PrincipalArn = 5,
    ErrorCode = 6,
    SourceIp = 7,
    EventName = 8,
    ResourceType = 9,
    EventSource = 10,
    PrincipalId = 11,
    Time = 12,
    ReadOnly = 13,

    /// <summary>Nothing but their order.</summary>
    None = 14,
}

/// <summary>Which columns a question asks by, and which index finds them.</summary>
internal static class AuditColumns
{
    /// <summary>The texts that a question asks by, with their columns.</summary>
    public static IEnumerable<(AuditColumn Column, string Text)> Asked(AuditQuery query)
    {
        (AuditColumn Column, string? Text)[] all =
        [
            (AuditColumn.AccessKeyId, query.AccessKeyId),
            (AuditColumn.SessionArn, query.SessionArn),
            (AuditColumn.Resource, query.Resource),
            (AuditColumn.UserName, query.UserName),
            (AuditColumn.PrincipalArn, query.PrincipalArn),
            (AuditColumn.ErrorCode, query.ErrorCode),
            (AuditColumn.SourceIp, query.SourceIp),
            (AuditColumn.EventName, query.EventName),
            (AuditColumn.ResourceType, query.ResourceType),
            (AuditColumn.EventSource, query.EventSource),
            (AuditColumn.PrincipalId, query.PrincipalId),
        ];
        return all.Where(each => each.Text is not null).Select(each => (each.Column, each.Text!));
    }

    public static IEnumerable<string> TextsOf(AuditQuery query) => Asked(query).Select(asked => asked.Text);

    /// <summary>The column that leaves fewest events of those that a question asks by.</summary>
    /// <param name="query">The question.</param>
    /// <param name="isOutOfOrder">True where a span of time is no span of the chain.</param>
    public static AuditColumn DrivingOf(AuditQuery query, bool isOutOfOrder)
    {
        var first = query.EventId is not null
            ? AuditColumn.EventKey
            : Asked(query).Select(asked => asked.Column).Where(column => column != AuditColumn.PrincipalId).DefaultIfEmpty(AuditColumn.None).First();
        return first != AuditColumn.None ? first
            : isOutOfOrder ? AuditColumn.Time
            : query.ReadOnly is not null ? AuditColumn.ReadOnly
            : AuditColumn.None;
    }

    /// <summary>SQLite's index of a column.</summary>
    public static string IndexOf(AuditColumn column) => column switch
    {
        AuditColumn.None => "IX_AuditEvents_AccountId_Sequence",
        AuditColumn.Time => "IX_AuditEvents_AccountId_EventTime",
        AuditColumn.ReadOnly => "IX_AuditEvents_AccountId_ReadOnly",
        AuditColumn.EventKey => "IX_AuditEvents_EventKey",
        _ => $"IX_AuditEvents_{column}Text",
    };
}
