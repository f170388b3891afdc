using System.Runtime.ExceptionServices;
using IamSim.Audit;
using IamSim.Storage;
using IamSim.Storage.Lane;

namespace IamSim.Simulator;

/// <summary>A change that is the simulator's own and no call: it goes through the lane as every change does, and has no event.</summary>
internal abstract class SimulatorChange : ILaneCall
{
    public bool Changes => true;

    public virtual bool IsDerived => false;

    public async ValueTask<bool> RunAsync(IServiceProvider lane, CancellationToken ct)
    {
        await ApplyAsync(lane.GetRequiredService<IamDb>(), ct);
        return true;
    }

    public virtual void Collided(UniqueViolation violation) =>
        throw new InvalidOperationException($"The simulator's change collided in {violation.Table}.");

    public void Failed(Exception exception) => ExceptionDispatchInfo.Throw(exception);

    public AuditEntry? Describe() => null;

    public virtual bool BeginsTrailsAnew => false;

    public virtual IReadOnlyList<AuditEntry> DescribeOpenings() => [];

    protected abstract ValueTask ApplyAsync(IamDb db, CancellationToken ct);
}
