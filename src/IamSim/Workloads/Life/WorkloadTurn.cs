using IamSim.Audit;
using IamSim.Calls;
using IamSim.SageMaker.Resources;
using IamSim.Simulator;
using IamSim.Storage;
using IamSim.Storage.Lane;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Workloads.Life;

/// <summary>Lets the lives of some workloads that are due go on by a stretch, in one transaction with the events of their steps.</summary>
internal sealed class WorkloadTurn(SimulatorClock clock, AuditRecords records, WorkloadDues dues, ILogger log) : ILaneCall
{
    /// <summary>So many in one transaction: others wait for the lane.</summary>
    private const int Most = 16;

    private readonly List<MadeCall> _made = [];

    public bool Changes => true;

    /// <summary>How many went on.</summary>
    public int Moved { get; private set; }

    public async ValueTask<bool> RunAsync(IServiceProvider lane, CancellationToken ct)
    {
        _made.Clear();
        Moved = 0;
        var before = dues.Next;
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var db = lane.GetRequiredService<IamDb>();
        var due = await db.SageMakerResources.Where(r => r.DueAt != null && r.DueAt <= now).OrderBy(r => r.DueAt).Take(Most).ToListAsync(ct);
        if (due.Count == 0)
        {
            dues.Looked(before, await db.SageMakerResources.Where(r => r.DueAt != null).MinAsync(r => r.DueAt, ct));
            return true;
        }

        var lives = lane.GetRequiredService<Lives>();
        foreach (var resource in due)
        {
            await MoveAsync(lives, resource, ct);
            Moved++;
        }

        return true;
    }

    public void Collided(UniqueViolation violation) => throw new InvalidOperationException($"A workload's turn collided in {violation.Table}.");

    public void Failed(Exception exception)
    {
        Moved = 0;
        _made.Clear();
        log.LogError(exception, "A turn of the workloads failed: a defect of IamSim");
    }

    public AuditEntry? Describe() => null;

    public IReadOnlyList<AuditEntry> DescribeOthers() => [.. _made.Select(made => records.Describe(made.Call, made.Subject, made.Fault))];

    private async ValueTask MoveAsync(Lives lives, SageMakerResource resource, CancellationToken ct)
    {
        var time = DateTimeOffset.FromUnixTimeMilliseconds(resource.DueAt!.Value);
        resource.DueAt = null;
        try
        {
            _made.AddRange(await lives.GoOnAsync(resource, time, ct));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // One that cannot go on must not hold up all others for good.
            log.LogError(e, "{Workload} could not go on: a defect of IamSim", resource.Arn);
            Lives.Fail(resource, time, "InternalServerError: We encountered an internal error. Please try again.");
        }
    }
}
