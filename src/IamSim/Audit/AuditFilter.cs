using System.Globalization;
using IamSim.Audit.Search;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Audit;

/// <summary>
/// A question for events as SQL: with the numbers looked up of the texts that it asks by, and the span of the chain known that its span of time is.
/// Whoever lists, counts or exports puts the same question.
/// </summary>
/// <remarks>
/// Written by hand, for it says which index SQLite is to take, which knows nothing of how many events have what: the one of the column that leaves
/// fewest events (<see cref="Driving"/>). PostgreSQL knows.
/// </remarks>
internal sealed class AuditFilter
{
    private readonly AuditQuery _query;
    private readonly Dictionary<string, int> _texts;
    private readonly bool _isSqlite;
    private readonly List<object> _values = [];
    private readonly List<string> _conditions = [];
    private readonly List<string> _span = [];

    private AuditFilter(AuditQuery query, Dictionary<string, int> texts, bool isSqlite) => (_query, _texts, _isSqlite) = (query, texts, isSqlite);

    /// <summary>What parameters <c>{0}</c>, <c>{1}</c>, … of the SQL stand for.</summary>
    public object[] Values => [.. _values];

    /// <summary>The events asked for stand behind this place in the chain.</summary>
    private Place Above { get; init; }

    /// <summary>The events asked for stand before this place in the chain.</summary>
    private Place Below { get; init; }

    /// <summary>True where the clock was turned back, so that a span of time is found in the index of times alone.</summary>
    private bool IsOutOfOrder { get; init; }

    /// <summary>The column by which the events are found.</summary>
    private AuditColumn Driving { get; set; }

    /// <summary>Prepares a question; null where it asks for what no event of the account has.</summary>
    public static async Task<AuditFilter?> OfAsync(IamDb db, AuditQuery query, CancellationToken ct)
    {
        string[] asked = [.. AuditColumns.TextsOf(query).Select(AuditWriter.Storable).Distinct()];
        var texts = asked.Length == 0
            ? []
            : await db.AuditTexts.Where(t => t.AccountId == query.Account && EF.Parameter(asked).Contains(t.Text)).ToDictionaryAsync(t => t.Text, t => t.Id, ct);
        if (texts.Count < asked.Length)
        {
            return null;
        }

        var places = new AuditPlaces(db, query.Account);
        var above = query.After is { } after ? await places.OfAsync(after, ct) ?? Place.Start : Place.Start;
        var below = query.Before is { } before ? await places.OfAsync(before, ct) : Place.End;
        if (below is null)
        {
            // Retired meanwhile, and so is all that stood before it.
            return null;
        }

        var isOutOfOrder = false;
        if ((query.From ?? query.To) is not null)
        {
            isOutOfOrder = await places.WereTurnedBackAsync(ct);
            if (!isOutOfOrder)
            {
                var span = await places.SpanAsync(query.From, query.To, ct);
                above = span.Above.Id > above.Id ? span.Above : above;
                below = span.Below.Id < below.Value.Id ? span.Below : below;
            }
        }

        return new AuditFilter(query, texts, db.IsSqlite) { Above = above, Below = below.Value, IsOutOfOrder = isOutOfOrder }.Build();
    }

    /// <summary>The newest events that meet the question.</summary>
    public string NewestFirst(string columns, int most) =>
        string.Create(CultureInfo.InvariantCulture, $"{Select(columns, Driving)} ORDER BY {Order} DESC LIMIT {most}");

    /// <summary>The oldest events that meet the question.</summary>
    public string OldestFirst(string columns, int most) =>
        string.Create(CultureInfo.InvariantCulture, $"{Select(columns, Driving)} ORDER BY {Order} LIMIT {most}");

    /// <summary>All events that meet the question, to be counted.</summary>
    public string Grouped(string columns, string groups, string tail) => $"{Select(columns, IsByTimeAlone ? AuditColumn.Time : Driving)} GROUP BY {groups} {tail}";

    /// <summary>Then the index of times has all that there is to count, as long as it is not asked where in the chain that is.</summary>
    private bool IsByTimeAlone => Driving == AuditColumn.None && (_query.From ?? _query.To) is not null && _query is
    {
        Failed: null, MfaAuthenticated: null, PrincipalId: null, Before: null, After: null,
    };

    private string Order => Driving switch
    {
        AuditColumn.Resource or AuditColumn.ResourceType => "r.\"EventId\"",
        AuditColumn.None => "e.\"Sequence\"",
        AuditColumn.Text => SearchNumber,
        _ => "e.\"Id\"",
    };

    /// <summary>An event's number as the index of words has it.</summary>
    private string SearchNumber => _isSqlite ? "w.rowid" : "w.\"EventId\"";

    private string Select(string columns, AuditColumn driving)
    {
        var from = driving == AuditColumn.Text
            ? $"\"{SearchIndex.Table}\" AS w {(_isSqlite ? "CROSS JOIN" : "JOIN")} \"AuditEvents\" AS e ON e.\"Id\" = {SearchNumber}"
            : driving is AuditColumn.Resource or AuditColumn.ResourceType
            // SQLite keeps the order of a CROSS JOIN: from the resource's few rows to their events.
            ? $"\"AuditEventResources\" AS r {(_isSqlite ? "CROSS JOIN" : "JOIN")} \"AuditEvents\" AS e ON e.\"AccountId\" = r.\"AccountId\" AND e.\"Id\" = r.\"EventId\""
            : _isSqlite ? $"\"AuditEvents\" AS e INDEXED BY \"{AuditColumns.IndexOf(driving)}\"" : "\"AuditEvents\" AS e";
        var conditions = driving == AuditColumn.Time && Driving != AuditColumn.Time ? _conditions : _conditions.Concat(_span);
        return $"SELECT {columns} FROM {from} WHERE {string.Join(" AND ", conditions)}";
    }

    private AuditFilter Build()
    {
        Driving = AuditColumns.DrivingOf(_query, IsOutOfOrder);
        var account = long.Parse(_query.Account, CultureInfo.InvariantCulture);
        Where("e.\"AccountId\" =", account);
        foreach (var (column, text) in AuditColumns.Asked(_query))
        {
            WhereText(column, _texts[AuditWriter.Storable(text)], account);
        }

        if (_query.EventId is { } eventId)
        {
            Where("e.\"EventKey\" =", AuditEventKey.Of(eventId));
        }

        if (_query.From is { } from)
        {
            Where("e.\"EventTime\" >=", from.ToUnixTimeMilliseconds());
        }

        if (_query.To is { } to)
        {
            Where("e.\"EventTime\" <=", to.ToUnixTimeMilliseconds());
        }

        if (_query.Failed is { } failed)
        {
            _conditions.Add($"e.\"ErrorCodeText\" IS {(failed ? "NOT NULL" : "NULL")}");
        }

        if (_query.MfaAuthenticated is { } mfa)
        {
            Where("e.\"MfaAuthenticated\" =", mfa);
        }

        if (_query.ReadOnly is { } readOnly)
        {
            Where("e.\"ReadOnly\" =", readOnly);
        }

        if (_query.Text is { } search)
        {
            WhereWords(search);
        }

        WhereBetween();
        return this;
    }

    private void WhereText(AuditColumn column, int number, long account)
    {
        if (column is not (AuditColumn.Resource or AuditColumn.ResourceType))
        {
            Where($"e.\"{column}Text\" =", number);
        }
        else if (column == Driving)
        {
            Where("r.\"AccountId\" =", account);
            Where("r.\"Text\" =", number);
        }
        else
        {
            _values.Add(account);
            _values.Add(number);
            _conditions.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"EXISTS (SELECT 1 FROM \"AuditEventResources\" AS o WHERE o.\"AccountId\" = {{{_values.Count - 2}}} AND o.\"Text\" = {{{_values.Count - 1}}} AND o.\"EventId\" = e.\"Id\")"));
        }
    }

    private void WhereWords(SearchText search)
    {
        _values.Add(_isSqlite ? search.ForSqlite(_query.Account) : search.ForPostgreSql(_query.Account));
        var place = (_values.Count - 1).ToString(CultureInfo.InvariantCulture);
        _conditions.Add(_isSqlite ? $"w.\"{SearchIndex.Table}\" MATCH {{{place}}}" : $"w.\"Words\" @@ {{{place}}}::tsquery");
        Where($"{SearchNumber} <=", _query.UpTo);
    }

    /// <summary>The span of the chain, by the numbers that the driving index is in order of.</summary>
    private void WhereBetween()
    {
        var order = Order;
        var (above, below) = order == "e.\"Sequence\"" ? (Above.Sequence, Below.Sequence) : (Above.Id, Below.Id);
        if (above > 0)
        {
            _span.Add(Compare($"{order} >", above));
        }

        if (below < long.MaxValue)
        {
            _span.Add(Compare($"{order} <", below));
        }
    }

    private void Where(string condition, object value) => _conditions.Add(Compare(condition, value));

    private string Compare(string condition, object value)
    {
        _values.Add(value);
        return string.Create(CultureInfo.InvariantCulture, $"{condition} {{{_values.Count - 1}}}");
    }
}
