using Microsoft.Data.Sqlite;

namespace IamSim.Storage.Sqlite;

/// <summary>
/// Copies the WAL into the file beside the lane, on a connection of its own: a checkpoint waits for the disk, and a passive one keeps neither the
/// writer nor a reader waiting. While calls keep coming it never catches up with them; the lane copies the rest itself now and then
/// (<see cref="SqlitePragmas"/>), which is little then, and begins the WAL anew.
/// </summary>
/// <remarks><see href="https://www.sqlite.org/wal.html#ckpt">SQLite: Checkpointing</see></remarks>
internal sealed class SqliteCheckpoints(Func<SqliteConnection> open, ILogger<SqliteCheckpoints> logger) : IDisposable
{
    /// <summary>Some 1,000 pages of the WAL: an event is a row and its entries in the indexes.</summary>
    private const int CallsBetween = 100;

    private readonly AutoResetEvent _due = new(initialState: false);
    private Thread? _thread;
    private int _calls;
    private volatile bool _ended;

    /// <summary>Counts what the lane, which alone calls this, has committed.</summary>
    public void Committed(int calls)
    {
        _calls += calls;
        if (_calls < CallsBetween)
        {
            return;
        }

        _calls = 0;
        if (_thread is null)
        {
            _thread = new Thread(Loop) { IsBackground = true, Name = "IamSim checkpoints" };
            _thread.Start();
        }

        _due.Set();
    }

    public void Dispose()
    {
        if (_ended)
        {
            return;
        }

        _ended = true;
        _due.Set();
        _thread?.Join();
        _due.Dispose();
    }

    private void Loop()
    {
        while (WaitUntilDue())
        {
            try
            {
                using var connection = open();
                using var command = connection.CreateCommand();
                command.CommandText = "PRAGMA wal_checkpoint(PASSIVE)";
                do
                {
                    command.ExecuteNonQuery();
                }
                while (WaitUntilDue());
            }
            catch (SqliteException e)
            {
                // Nothing is lost: the WAL has it, and the lane copies it too.
                logger.LogWarning(e, "A checkpoint of the database failed.");
            }
        }
    }

    /// <summary>False once there is nothing more to wait for.</summary>
    private bool WaitUntilDue() => !_ended && _due.WaitOne() && !_ended;
}
