using IamSim.Audit;
using IamSim.Contracts;
using IamSim.Storage.Lane;

namespace IamSim.Calls;

/// <summary>A call that changes something and is no operation of a model: REST's own, such as a sign-in. Its effect and its one event.</summary>
/// <param name="call">Who calls, when, from where.</param>
/// <param name="subject">What the call is about where the effect says nothing else.</param>
/// <param name="apply">The effect, inside the lane: why it is refused, null where it is not; and what the event is to say.</param>
/// <param name="records">Makes the event.</param>
/// <param name="log">Takes defects.</param>
internal sealed class OwnChange(
    Call call,
    CallSubject subject,
    Func<IServiceProvider, CancellationToken, ValueTask<(Fault? Fault, CallSubject Subject)>> apply,
    AuditRecords records,
    ILogger log) : ILaneCall
{
    private CallSubject? _subject;

    public bool Changes => true;

    /// <summary>Why nothing has changed; null where it has. To be read after the lane's commit.</summary>
    public Fault? Fault { get; private set; }

    public async ValueTask<bool> RunAsync(IServiceProvider lane, CancellationToken ct)
    {
        call.Decisions.Clear();
        (Fault, _subject) = await apply(lane, ct);
        return Fault is null;
    }

    public void Collided(UniqueViolation violation) => (Fault, _subject) = (Collision(), null);

    public void Failed(Exception exception)
    {
        log.LogError(exception, "{Name} failed with an exception: a defect of IamSim", subject.EventName);
        (Fault, _subject) = (CommonFaults.InternalFailure(), null);
    }

    public AuditEntry? Describe() => records.Describe(call, _subject ?? subject, Fault);

    private static Fault Collision() => new(
        "ConcurrentModification", 409, "The request was rejected because multiple requests to change this object were submitted simultaneously.", "ConcurrentModificationException");
}
