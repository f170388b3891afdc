using IamSim.Storage;
using IamSim.Storage.Lane;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Simulator;

/// <summary>
/// The simulator's time, which everything in an account goes by: the machine's, moved by an offset or standing still. It is kept in the
/// database, so that a restart keeps it and all servers of one database share it.
/// </summary>
internal sealed class SimulatorClock(Database database, WriterLane lane) : TimeProvider
{
    /// <summary>How long a server may go by a clock that another server has turned: servers of one database ask it anew this often.</summary>
    private static readonly TimeSpan Freshness = TimeSpan.FromMilliseconds(250);

    /// <summary>The first time that the clock can show: what keeps time here counts from 1970, and AWS from later.</summary>
    public static readonly DateTimeOffset Earliest = DateTimeOffset.UnixEpoch;

    /// <summary>The last time that the clock can show, with room behind it for everything that expires later.</summary>
    public static readonly DateTimeOffset Latest = new(9000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private Reading _reading = new(null, TimeSpan.Zero, long.MinValue);

    public override DateTimeOffset GetUtcNow() => Read().Now();

    /// <summary>The time by a clock's row, for whoever has just written it.</summary>
    public static DateTimeOffset NowBy(SimulatorClockState? state) => Reading.Of(state).Now();

    /// <summary>The time at which the clock stands still; null while it runs.</summary>
    public DateTimeOffset? FrozenAt => Read().FrozenAt;

    /// <summary>Sets the clock; from there it runs on.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is not between <see cref="Earliest"/> and <see cref="Latest"/>.</exception>
    public Task SetAsync(DateTimeOffset now, CancellationToken ct)
    {
        Check(now);
        return ChangeAsync(_ => new Reading(null, now - System.GetUtcNow(), 0), ct);
    }

    /// <summary>Moves the clock on, running or frozen.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It would leave the time between <see cref="Earliest"/> and <see cref="Latest"/>.</exception>
    public Task AdvanceAsync(TimeSpan by, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(by, Latest - Earliest);
        ArgumentOutOfRangeException.ThrowIfLessThan(by, Earliest - Latest);
        return ChangeAsync(r => r with { FrozenAt = r.FrozenAt + by, Offset = r.Offset + by }, ct);
    }

    /// <summary>Stops the clock, at a given time or where it is.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is not between <see cref="Earliest"/> and <see cref="Latest"/>.</exception>
    public Task FreezeAsync(DateTimeOffset? at, CancellationToken ct)
    {
        Check(at ?? Earliest);
        return ChangeAsync(r => r with { FrozenAt = at ?? r.Now() }, ct);
    }

    /// <summary>Lets a frozen clock run on from where it stands.</summary>
    public Task ResumeAsync(CancellationToken ct) => ChangeAsync(r => new Reading(null, r.Now() - System.GetUtcNow(), 0), ct);

    /// <summary>Reads the clock anew: its row was changed by another way than this.</summary>
    public void Forget() => Volatile.Write(ref _reading, new Reading(null, TimeSpan.Zero, long.MinValue));

    private static void Check(DateTimeOffset time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, Earliest);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(time, Latest);
    }

    private Reading Read()
    {
        var reading = Volatile.Read(ref _reading);
        var isOld = database.IsShared && Environment.TickCount64 - reading.ReadAt >= Freshness.TotalMilliseconds;
        if (!isOld && reading.ReadAt != long.MinValue)
        {
            return reading;
        }

        using var db = database.Rent();
        var fresh = Reading.Of(db.SimulatorClock.AsNoTracking().SingleOrDefault());

        // Whoever turned the clock meanwhile knows better.
        var before = Interlocked.CompareExchange(ref _reading, fresh, reading);
        return ReferenceEquals(before, reading) ? fresh : before;
    }

    private async Task ChangeAsync(Func<Reading, Reading> change, CancellationToken ct)
    {
        var turn = new Turn(change);
        await lane.RunAsync(turn, ct);
        if (turn.IsOutOfRange)
        {
            throw new ArgumentOutOfRangeException(nameof(change), $"The clock goes from {Earliest:yyyy} to {Latest:yyyy}.");
        }

        _reading = turn.After with { ReadAt = Environment.TickCount64 };
    }

    private sealed record Reading(DateTimeOffset? FrozenAt, TimeSpan Offset, long ReadAt)
    {
        public static Reading Of(SimulatorClockState? state) =>
            new(state?.FrozenAt, TimeSpan.FromMilliseconds(state?.OffsetMilliseconds ?? 0), Environment.TickCount64);

        public DateTimeOffset Now() => FrozenAt ?? System.GetUtcNow() + Offset;
    }

    /// <summary>A turn of the clock, in the lane as every change is; no call, so it has no event.</summary>
    private sealed class Turn(Func<Reading, Reading> change) : SimulatorChange
    {
        public Reading After { get; private set; } = Reading.Of(null);

        public bool IsOutOfRange { get; private set; }

        protected override async ValueTask ApplyAsync(IamDb db, CancellationToken ct)
        {
            var state = await db.SimulatorClock.SingleOrDefaultAsync(ct);
            var before = Reading.Of(state);
            After = change(before);

            // Judged here, on the clock that is turned: two turns can each be right alone.
            IsOutOfRange = After.Now() < Earliest || After.Now() > Latest;
            if (IsOutOfRange)
            {
                After = before;
                return;
            }

            if (state is null)
            {
                state = new SimulatorClockState();
                db.SimulatorClock.Add(state);
            }

            state.FrozenAt = After.FrozenAt;
            state.OffsetMilliseconds = (long)After.Offset.TotalMilliseconds;
        }
    }
}
