using System.Collections.Concurrent;
using System.Threading.Channels;
using IamSim.CloudTrail.EventDataStores;
using IamSim.Contracts.CloudTrail;
using IamSim.Storage;

namespace IamSim.CloudTrail.Queries;

/// <summary>The queries that this server is at: queued or running. A query that says so and that no server is at was lost with one.</summary>
internal sealed class RunningQueries(Database database, LakeOptions options)
{
    private const string Lost = "The query was interrupted, because the server that ran it was stopped.";

    /// <summary>What a query may take beyond its time: waiting for its turn, and writing its results.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, CancellationTokenSource> _queries = [];
    private readonly Channel<(string Account, string Id)> _started = System.Threading.Channels.Channel.CreateUnbounded<(string Account, string Id)>();

    public ChannelReader<(string Account, string Id)> Started => _started.Reader;

    /// <summary>When a query that begins now is surely over, by the machine's clock.</summary>
    public DateTimeOffset NewDeadline() => TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(options.QuerySeconds) + Slack;

    public void Start(string account, string id)
    {
        _queries.TryAdd(id, new CancellationTokenSource());
        _started.Writer.TryWrite((account, id));
    }

    /// <summary>Stopped when the query is cancelled.</summary>
    public CancellationToken TokenOf(string id) => _queries.TryGetValue(id, out var source) ? source.Token : new CancellationToken(canceled: true);

    public void Cancel(string id)
    {
        if (_queries.TryGetValue(id, out var source))
        {
            // Whoever runs it notices on a thread of its own: the lane does not wait for that.
            _ = source.CancelAsync();
        }
    }

    public void End(string id) => _queries.TryRemove(id, out _);

    /// <summary>
    /// The queries that this server is at. To be asked before their rows are read: a query ends here once its end is committed, so one that was here may
    /// still say that it runs, and one that was not has ended or is lost.
    /// </summary>
    public IReadOnlySet<string> Here() => _queries.Keys.ToHashSet();

    /// <param name="query">A query as it was read.</param>
    /// <param name="here">The queries that this server was at before.</param>
    public bool IsAtWork(LakeQuery query, IReadOnlySet<string> here) =>
        query.IsAtWork && (here.Contains(query.Id) || database.IsShared && TimeProvider.System.GetUtcNow() < query.Deadline);

    /// <summary>Says of a query that was lost that it has failed.</summary>
    /// <param name="query">A query as it was read.</param>
    /// <param name="here">The queries that this server was at before.</param>
    public void Judge(LakeQuery query, IReadOnlySet<string> here)
    {
        if (query.IsAtWork && !IsAtWork(query, here))
        {
            query.Status = QueryStatus.FAILED;
            query.ErrorMessage = Lost;
        }
    }
}
