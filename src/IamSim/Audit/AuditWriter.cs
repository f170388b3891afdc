using System.Data.Common;
using System.Text;
using IamSim.Audit.Decisions;
using IamSim.Storage;

namespace IamSim.Audit;

/// <summary>Appends a batch's events to their accounts' chains, within the batch's transaction.</summary>
internal abstract class AuditWriter : IDisposable
{
    private const int MostKnownDocuments = 50_000;
    private const int MostKnownTexts = 20_000;

    private readonly List<AuditRow> _rows = [];

    /// <summary>The documents that are surely in the database. This writer goes with its transaction, where that is lost.</summary>
    private readonly HashSet<(string Account, UInt128 Key)> _knownDocuments = [];

    /// <summary>The numbers of texts that are surely in the database.</summary>
    private readonly Dictionary<(string Account, string Text), int> _knownTexts = [];

    private readonly HashSet<(string Account, string Text)> _unknownTexts = [];

    /// <summary>The ends of the chains of the accounts in this batch. Read anew in each transaction: another server may have gone on.</summary>
    private readonly Dictionary<string, AuditHead> _heads = [];

    /// <summary>Which reset or restore the known texts are from; null where that has to be found out.</summary>
    private byte[]? _epoch;

    public void Write(IReadOnlyList<AuditEntry> entries, DbTransaction transaction)
    {
        if (entries.Count == 0)
        {
            return;
        }

        _heads.Clear();
        foreach (var entry in entries)
        {
            _heads.TryAdd(entry.Account, AuditHead.Of(entry.Account));
        }

        var (lastId, epoch) = ReadHeads(_heads, transaction);
        if (_knownTexts.Count > MostKnownTexts || _epoch is null || !_epoch.AsSpan().SequenceEqual(epoch))
        {
            _knownTexts.Clear();
            _epoch = epoch;
        }

        LearnTexts(entries, transaction);
        _rows.Clear();
        foreach (var entry in entries)
        {
            var head = _heads[entry.Account];
            head.Add(entry, ++lastId);
            _rows.Add(new AuditRow(entry, lastId, head.Sequence, head.Hash, this));
        }

        Insert(_rows, _heads.Values, transaction);
        WriteDocuments(entries, transaction);
    }

    /// <summary>What events name may be gone or be another one: documents and texts are looked up anew.</summary>
    public void Forget()
    {
        _knownDocuments.Clear();
        _epoch = null;
    }

    /// <summary>The number of a text of an account's; null for none.</summary>
    public int? NumberOf(string account, string? text) => text is null ? null : _knownTexts[(account, Storable(text))];

    private void LearnTexts(IReadOnlyList<AuditEntry> entries, DbTransaction transaction)
    {
        _unknownTexts.Clear();
        foreach (var entry in entries)
        {
            Need(entry.EventName);
            Need(entry.EventSource);
            Need(entry.UserName);
            Need(entry.PrincipalId);
            Need(entry.PrincipalArn);
            Need(entry.SessionArn);
            Need(entry.AccessKeyId);
            Need(entry.SourceIp);
            Need(entry.ErrorCode);
            foreach (var resource in entry.Resources)
            {
                Need(resource.Type);
                Need(resource.Name);
            }

            void Need(string? text)
            {
                if (text is not null && (entry.Account, Storable(text)) is var key && !_knownTexts.ContainsKey(key))
                {
                    _unknownTexts.Add(key);
                }
            }
        }

        if (_unknownTexts.Count > 0)
        {
            FindOrAddTexts(_unknownTexts, _knownTexts, transaction);
        }
    }

    private void WriteDocuments(IReadOnlyList<AuditEntry> entries, DbTransaction transaction)
    {
        if (_knownDocuments.Count > MostKnownDocuments || IsShared)
        {
            _knownDocuments.Clear();
        }

        List<(string Account, StoredContent Content)>? unknown = null;
        foreach (var entry in entries)
        {
            foreach (var side in entry.DecidedBy)
            {
                // The list names its documents: whoever has it has them.
                if (!_knownDocuments.Add((entry.Account, side.List.Key)))
                {
                    continue;
                }

                unknown ??= [];
                unknown.Add((entry.Account, side.List));
                unknown.AddRange(side.Documents
                    .Where(document => _knownDocuments.Add((entry.Account, document.Key)))
                    .Select(document => (entry.Account, document)));
            }
        }

        if (unknown is not null)
        {
            InsertDocuments(unknown, transaction);
        }
    }

    public abstract void Dispose();

    /// <summary>True where other servers write too, which may have made the database forget what this one wrote.</summary>
    protected abstract bool IsShared { get; }

    /// <summary>Sets the ends of the chains of the accounts that have events already.</summary>
    /// <returns>The last event's number over all accounts, and the <see cref="StoreSecret.AuditEpoch"/>.</returns>
    protected abstract (long LastId, byte[] Epoch) ReadHeads(IReadOnlyDictionary<string, AuditHead> heads, DbTransaction transaction);

    /// <summary>Adds the numbers of texts to those that are known; what has none yet gets one.</summary>
    protected abstract void FindOrAddTexts(
        IReadOnlyCollection<(string Account, string Text)> texts, Dictionary<(string Account, string Text), int> known, DbTransaction transaction);

    /// <summary>Adds documents, of which some may be there already.</summary>
    protected abstract void InsertDocuments(IReadOnlyList<(string Account, StoredContent Content)> documents, DbTransaction transaction);

    protected abstract void Insert(IReadOnlyList<AuditRow> rows, IReadOnlyCollection<AuditHead> heads, DbTransaction transaction);

    /// <summary>
    /// The text as a column can hold it. What a client sends reaches the columns unchecked when its call is refused, and PostgreSQL takes
    /// neither U+0000 nor half a surrogate pair: one such call must not cost its batch. The record itself, being JSON, keeps both.
    /// </summary>
    public static string Storable(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange('\u0001', '\u007f'))
        {
            return text;
        }

        var storable = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            storable.Append((rune.Value == 0 ? Rune.ReplacementChar : rune).ToString());
        }

        return storable.ToString();
    }
}
