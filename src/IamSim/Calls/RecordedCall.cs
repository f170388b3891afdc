using IamSim.Audit;
using IamSim.Storage.Lane;

namespace IamSim.Calls;

/// <summary>A call that changes nothing: only its event enters the lane.</summary>
internal sealed class RecordedCall(AuditEntry entry, IReadOnlyList<AuditEntry>? others = null) : ILaneCall
{
    public bool Changes => false;

    public ValueTask<bool> RunAsync(IServiceProvider lane, CancellationToken ct) => ValueTask.FromResult(true);

    public void Collided(UniqueViolation violation) => throw new InvalidOperationException("A call without an effect cannot collide.");

    public void Failed(Exception exception) => throw new InvalidOperationException("A call without an effect cannot fail.", exception);

    public AuditEntry? Describe() => entry;

    public IReadOnlyList<AuditEntry> DescribeOthers() => others ?? [];
}
