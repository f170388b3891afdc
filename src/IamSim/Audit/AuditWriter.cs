using System.Data.Common;
using System.Text;
using IamSim.Audit.Decisions;

namespace IamSim.Audit;

/// <summary>An event with its place in its account's chain.</summary>
internal readonly record struct ChainedEntry(AuditEntry Entry, long Sequence, byte[] Hash);

/// <summary>Appends a batch's events to their accounts' chains, within the batch's transaction.</summary>
internal abstract class AuditWriter : IDisposable
{
    private const int MostKnown = 50_000;

    private readonly List<ChainedEntry> _chained = [];

    /// <summary>The documents that are surely in the database. This writer goes with its transaction, where that is lost.</summary>
    private readonly HashSet<(string Account, UInt128 Key)> _known = [];

    /// <summary>The ends of the chains of the accounts in this batch. Read anew in each transaction: another server may have gone on.</summary>
    private readonly Dictionary<string, AuditHead> _heads = [];

    public void Write(IReadOnlyList<AuditEntry> entries, DbTransaction transaction)
    {
        if (entries.Count == 0)
        {
            return;
        }

        _heads.Clear();
        foreach (var entry in entries)
        {
            if (!_heads.ContainsKey(entry.Account))
            {
                _heads.Add(entry.Account, new AuditHead { AccountId = entry.Account, Sequence = 0, Hash = AuditChain.Start });
            }
        }

        ReadHeads(_heads, transaction);
        _chained.Clear();
        foreach (var entry in entries)
        {
            var head = _heads[entry.Account];
            head.Sequence++;
            head.Hash = AuditChain.Next(head.Hash, entry.Record);
            _chained.Add(new ChainedEntry(entry, head.Sequence, head.Hash));
        }

        Insert(_chained, _heads.Values, transaction);
        WriteDocuments(entries, transaction);
    }

    /// <summary>What decisions went by may be gone: it is written anew where it is named.</summary>
    public void ForgetDocuments() => _known.Clear();

    private void WriteDocuments(IReadOnlyList<AuditEntry> entries, DbTransaction transaction)
    {
        if (_known.Count > MostKnown || IsShared)
        {
            _known.Clear();
        }

        List<(string Account, StoredContent Content)>? unknown = null;
        foreach (var entry in entries)
        {
            foreach (var side in entry.DecidedBy)
            {
                // The list names its documents: whoever has it has them.
                if (!_known.Add((entry.Account, side.List.Key)))
                {
                    continue;
                }

                unknown ??= [];
                unknown.Add((entry.Account, side.List));
                unknown.AddRange(side.Documents.Where(document => _known.Add((entry.Account, document.Key))).Select(document => (entry.Account, document)));
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

    /// <summary>Sets sequence and hash of the accounts that have events already.</summary>
    protected abstract void ReadHeads(IReadOnlyDictionary<string, AuditHead> heads, DbTransaction transaction);

    /// <summary>Adds documents, of which some may be there already.</summary>
    protected abstract void InsertDocuments(IReadOnlyList<(string Account, StoredContent Content)> documents, DbTransaction transaction);

    protected abstract void Insert(IReadOnlyList<ChainedEntry> entries, IReadOnlyCollection<AuditHead> heads, DbTransaction transaction);

    /// <summary>
    /// The text as a column can hold it. What a client sends reaches the columns unchecked when its call is refused, and PostgreSQL takes
    /// neither U+0000 nor half a surrogate pair: one such call must not cost its batch. The record itself, being JSON, keeps both.
    /// </summary>
    protected static string? Storable(string? text)
    {
        if (text is null || !text.AsSpan().ContainsAnyExceptInRange('\u0001', '\u007f'))
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
