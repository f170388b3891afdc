namespace IamSim.Audit;

/// <summary>An event with its place in its account's chain, as its row is written.</summary>
internal readonly struct AuditRow
{
    private readonly AuditEntry _entry;

    /// <param name="entry">The event.</param>
    /// <param name="id">Its number over all accounts.</param>
    /// <param name="sequence">Its number within the account.</param>
    /// <param name="hash">The chain's end with it.</param>
    /// <param name="texts">Knows the numbers of its texts.</param>
    public AuditRow(AuditEntry entry, long id, long sequence, byte[] hash, AuditWriter texts)
    {
        _entry = entry;
        Id = id;
        Sequence = sequence;
        Hash = hash;
        AccountId = long.Parse(entry.Account, System.Globalization.CultureInfo.InvariantCulture);
        EventKey = AuditEventKey.Of(entry.EventId);
        EventName = texts.NumberOf(entry.Account, entry.EventName)!.Value;
        EventSource = texts.NumberOf(entry.Account, entry.EventSource)!.Value;
        UserName = texts.NumberOf(entry.Account, entry.UserName);
        PrincipalId = texts.NumberOf(entry.Account, entry.PrincipalId);
        PrincipalArn = texts.NumberOf(entry.Account, entry.PrincipalArn);
        SessionArn = texts.NumberOf(entry.Account, entry.SessionArn);
        AccessKeyId = texts.NumberOf(entry.Account, entry.AccessKeyId);
        SourceIp = texts.NumberOf(entry.Account, entry.SourceIp);
        ErrorCode = texts.NumberOf(entry.Account, entry.ErrorCode);
        var resources = new List<int>(2 * entry.Resources.Count);
        foreach (var resource in entry.Resources)
        {
            Add(texts.NumberOf(entry.Account, resource.Name));
            Add(texts.NumberOf(entry.Account, resource.Type));
        }

        Resources = resources;

        void Add(int? text)
        {
            if (text is { } number && !resources.Contains(number))
            {
                resources.Add(number);
            }
        }
    }

    public long AccountId { get; }

    public long Id { get; }

    public long Sequence { get; }

    public long EventKey { get; }

    public long EventTime => _entry.EventTime.ToUnixTimeMilliseconds();

    public int EventName { get; }

    public int EventSource { get; }

    public int? UserName { get; }

    public int? PrincipalId { get; }

    public int? PrincipalArn { get; }

    public int? SessionArn { get; }

    public int? AccessKeyId { get; }

    public int? SourceIp { get; }

    public int? ErrorCode { get; }

    public bool ReadOnly => _entry.ReadOnly;

    public bool MfaAuthenticated => _entry.MfaAuthenticated;

    public byte[] Content => _entry.Content;

    public byte[] Hash { get; }

    /// <summary>The names and types that lead to it.</summary>
    public IReadOnlyList<int> Resources { get; }
}
