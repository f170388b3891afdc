using System.Text.Json;

namespace IamSim.Audit;

/// <summary>An event as a question finds it.</summary>
internal sealed class FoundEvent(AuditEvent row, IReadOnlyDictionary<int, string> texts)
{
    public string AccountId => row.AccountId;

    public long Sequence => row.Sequence;

    /// <summary>CloudTrail's <c>eventID</c>.</summary>
    public Guid EventId => field == default ? field = IdOf(Record) : field;

    public DateTimeOffset EventTime => row.EventTime;

    public string EventName => texts[row.EventNameText];

    public string EventSource => texts[row.EventSourceText];

    public string? UserName => TextOf(row.UserNameText);

    public string? PrincipalId => TextOf(row.PrincipalIdText);

    public string? PrincipalArn => TextOf(row.PrincipalArnText);

    public string? SessionArn => TextOf(row.SessionArnText);

    public string? AccessKeyId => TextOf(row.AccessKeyIdText);

    public string? SourceIp => TextOf(row.SourceIpText);

    public string? ErrorCode => TextOf(row.ErrorCodeText);

    public bool ReadOnly => row.ReadOnly;

    public bool MfaAuthenticated => row.MfaAuthenticated;

    /// <summary>The CloudTrail record: JSON in UTF-8.</summary>
    public byte[] Record => Content.Record;

    /// <summary>What was decided, as it is stored; null where nothing was.</summary>
    public byte[]? Decision => Content.Decision;

    public IReadOnlyList<EventResource> Resources => Content.Resources;

    private AuditContent Content => field ??= AuditContent.Unpack(row.Content);

    /// <summary>The texts that rows name.</summary>
    public static IEnumerable<int> TextsOf(IEnumerable<AuditEvent> rows) => rows
        .SelectMany(row => (int?[])
        [
            row.EventNameText, row.EventSourceText, row.UserNameText, row.PrincipalIdText, row.PrincipalArnText, row.SessionArnText,
            row.AccessKeyIdText, row.SourceIpText, row.ErrorCodeText,
        ])
        .OfType<int>()
        .Distinct();

    private static Guid IdOf(byte[] record)
    {
        using var json = JsonDocument.Parse(record);
        return json.RootElement.GetProperty("eventID").GetGuid();
    }

    private string? TextOf(int? number) => number is null ? null : texts[number.Value];
}
