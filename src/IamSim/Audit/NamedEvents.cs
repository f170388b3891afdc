using IamSim.Storage;

namespace IamSim.Audit;

/// <summary>An event with the texts of its columns, for questions that are put to the database.</summary>
internal sealed class NamedEvent
{
    public required long Sequence { get; init; }

    public required DateTimeOffset EventTime { get; init; }

    public required string EventName { get; init; }

    public required string EventSource { get; init; }

    public required string? UserName { get; init; }

    public required string? PrincipalId { get; init; }

    public required string? AccessKeyId { get; init; }

    /// <summary>To be unpacked (<see cref="AuditContent"/>).</summary>
    public required byte[] Content { get; init; }
}

/// <summary>Puts the texts of an account's events beside them.</summary>
internal static class NamedEvents
{
    public static IQueryable<NamedEvent> EventsOf(this IamDb db, string account) =>
        from e in db.AuditEvents
        where e.AccountId == account
        join name in db.AuditTexts on new { e.AccountId, Id = e.EventNameText } equals new { name.AccountId, name.Id }
        join source in db.AuditTexts on new { e.AccountId, Id = e.EventSourceText } equals new { source.AccountId, source.Id }
        join user in db.AuditTexts on new { e.AccountId, Id = e.UserNameText } equals new { user.AccountId, Id = (int?)user.Id } into users
        from user in users.DefaultIfEmpty()
        join principal in db.AuditTexts on new { e.AccountId, Id = e.PrincipalIdText } equals new { principal.AccountId, Id = (int?)principal.Id } into principals
        from principal in principals.DefaultIfEmpty()
        join key in db.AuditTexts on new { e.AccountId, Id = e.AccessKeyIdText } equals new { key.AccountId, Id = (int?)key.Id } into keys
        from key in keys.DefaultIfEmpty()
        select new NamedEvent
        {
            Sequence = e.Sequence,
            EventTime = e.EventTime,
            EventName = name.Text,
            EventSource = source.Text,
            UserName = user.Text,
            PrincipalId = principal.Text,
            AccessKeyId = key.Text,
            Content = e.Content,
        };
}
