using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamSim.Simulator;

/// <summary>The simulator's clock, one row shared by all servers of a database; without it the clock is the machine's.</summary>
internal sealed class SimulatorClockState
{
    public const int OnlyId = 1;

    public int Id { get; set; } = OnlyId;

    /// <summary>The time at which the clock stands still; null while it runs.</summary>
    public DateTimeOffset? FrozenAt { get; set; }

    /// <summary>How far the running clock is ahead of the machine's.</summary>
    public long OffsetMilliseconds { get; set; }
}

internal sealed class SimulatorClockStateConfiguration : IEntityTypeConfiguration<SimulatorClockState>
{
    public void Configure(EntityTypeBuilder<SimulatorClockState> state) => state.Property(s => s.Id).ValueGeneratedNever();
}
