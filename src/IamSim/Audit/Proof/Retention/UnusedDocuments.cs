using System.Buffers.Binary;
using System.Text.Json;
using IamSim.Audit.Decisions;
using IamSim.Simulator;
using IamSim.Storage;
using IamSim.Storage.Lane;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Audit.Proof.Retention;

/// <summary>Lets the documents go that decisions went by and no event names any more.</summary>
internal sealed class UnusedDocuments(Database database, WriterLane lane)
{
    private const int EventsAtOnce = 4000;
    private const int DocumentsAtOnce = 200;

    public async Task RemoveAsync(string account, CancellationToken ct)
    {
        var used = new HashSet<UInt128>();
        await using var db = database.Rent();
        var seen = await MarkAsync(db, account, after: 0, used, ct);
        var all = await db.DecisionDocuments.Where(d => d.AccountId == account).Select(d => d.Hash).ToListAsync(ct);
        foreach (var part in all.Where(hash => !used.Contains(KeyOf(hash))).Chunk(DocumentsAtOnce))
        {
            var removal = new Removal(account, part, used) { Seen = seen };
            await lane.RunAsync(removal, ct);
            seen = removal.Seen;
        }
    }

    /// <summary>Notes what the events behind a place in the chain go by.</summary>
    /// <returns>The last event's sequence.</returns>
    private static async Task<long> MarkAsync(IamDb db, string account, long after, HashSet<UInt128> used, CancellationToken ct)
    {
        var lists = new Dictionary<UInt128, byte[]>();
        while (true)
        {
            var last = after;
            var decisions = await db.AuditEvents
                .AsNoTracking()
                .Where(e => e.AccountId == account && e.Sequence > last)
                .OrderBy(e => e.Sequence)
                .Take(EventsAtOnce)
                .Select(e => new { e.Sequence, e.Content })
                .ToListAsync(ct);
            if (decisions.Count == 0)
            {
                break;
            }

            after = decisions[^1].Sequence;
            foreach (var record in decisions.Select(d => AuditContent.Unpack(d.Content).Decision).OfType<byte[]>().SelectMany(DecisionRecord.Read))
            {
                Add(record.CallerSide);
                Add(record.ResourceSide);
            }
        }

        foreach (var list in lists.Values)
        {
            var content = await db.DecisionDocuments.Where(d => d.AccountId == account && d.Hash == list).Select(d => d.Content).SingleOrDefaultAsync(ct);
            MarkDocuments(content, used);
        }

        return after;

        void Add(byte[]? list)
        {
            if (list is not null && used.Add(KeyOf(list)))
            {
                lists[KeyOf(list)] = list;
            }
        }
    }

    /// <summary>A <see cref="DecisionSide"/> names its documents at several depths, always by the member <c>hash</c>.</summary>
    private static void MarkDocuments(byte[]? list, HashSet<UInt128> used)
    {
        if (list is null)
        {
            return;
        }

        var json = new Utf8JsonReader(list);
        while (json.Read())
        {
            if (json.TokenType == JsonTokenType.PropertyName && json.ValueTextEquals("hash"u8) && json.Read())
            {
                used.Add(KeyOf(json.GetBytesFromBase64()));
            }
        }
    }

    private static UInt128 KeyOf(byte[] hash) => BinaryPrimitives.ReadUInt128BigEndian(hash);

    /// <summary>Looks at the events that came meanwhile, and removes what those do not name either.</summary>
    /// <remarks>The lane forgets behind each change of the simulator's own which documents it has written, and writes anew what is named again.</remarks>
    private sealed class Removal(string account, byte[][] hashes, HashSet<UInt128> used) : SimulatorChange
    {
        /// <summary>The last event that was looked at.</summary>
        public required long Seen { get; set; }

        protected override async ValueTask ApplyAsync(IamDb db, CancellationToken ct)
        {
            Seen = await MarkAsync(db, account, Seen, used, ct);
            var unused = hashes.Where(hash => !used.Contains(KeyOf(hash))).ToArray();
            await db.DecisionDocuments.Where(d => d.AccountId == account && unused.Contains(d.Hash)).ExecuteDeleteAsync(ct);
        }
    }
}
