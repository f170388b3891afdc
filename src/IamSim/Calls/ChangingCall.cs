using IamSim.Audit;
using IamSim.Authentication.Mfa;
using IamSim.Authorization;
using IamSim.Contracts;
using IamSim.Storage.Lane;

namespace IamSim.Calls;

/// <summary>A call that changes something, on its way through the lane: its effect, and the event that says what came of it.</summary>
internal sealed class ChangingCall(
    Call call, OperationHandler handler, IRequest request, object? prepared, CheckedCode? code, Authorizer authorizer, AuditRecords records, ILogger log) : ILaneCall
{
    public bool Changes => true;

    /// <summary>What came of the call; to be read after the lane's commit.</summary>
    public Outcome<IShape> Outcome { get; private set; } = CommonFaults.InternalFailure();

    public async ValueTask<bool> RunAsync(IServiceProvider lane, CancellationToken ct)
    {
        // Decided on the state that it changes; what was decided before the lane was only to keep the slow work from strangers.
        call.BeginAnew();
        if (code is not null && await code.UseAsync(lane, call, ct) is { } wrong)
        {
            Outcome = wrong;
            return false;
        }

        if (await authorizer.RefuseAsync(lane, call, request, ct) is { } denial)
        {
            Outcome = denial;
            return false;
        }

        if (call.Precondition is { } precondition && await precondition.RefuseAsync(lane, call, ct) is { } refusal)
        {
            Outcome = refusal;
            return false;
        }

        Outcome = await handler.RunAsync(lane, call, request, prepared, ct);
        return !Outcome.IsFault;
    }

    public void Collided(UniqueViolation violation) => Outcome = UniquenessFaults.Of(violation, request);

    public void Failed(Exception exception)
    {
        if (exception is BodyException body)
        {
            Outcome = body.Fault;
            return;
        }

        log.LogError(exception, "{Operation} failed with an exception: a defect of IamSim", handler.Model);
        Outcome = CommonFaults.InternalFailure();
    }

    public IReadOnlyList<AuditEntry> DescribeOthers() => records.DescribeOthers(call, new CallSubject(handler.Model, request, Outcome.Value), Outcome.Fault);

    public AuditEntry? Describe() => records.Describe(call, new CallSubject(handler.Model, request, Outcome.Value), Outcome.Fault);
}
