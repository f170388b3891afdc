using IamSim.Audit;

namespace IamSim.Storage.Lane;

/// <summary>A call's place in the lane.</summary>
internal sealed class LaneTicket(ILaneCall call)
{
    // Asynchronously: what waits for an answer must not go on on the lane's thread.
    private readonly TaskCompletionSource _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ILaneCall Call { get; } = call;

    public Task Answer => _answer.Task;

    /// <summary>The event to write; null while the outcome is open, and where the call cannot describe itself.</summary>
    public AuditEntry? Entry { get; private set; }

    /// <summary>The events that go with it; none for most calls.</summary>
    public IReadOnlyList<AuditEntry> Others { get; private set; } = [];

    /// <summary>The events that trails begin with which the call began anew.</summary>
    public IReadOnlyList<AuditEntry> Openings { get; private set; } = [];

    /// <summary>What keeps the call from being described: a defect. Without an event the call has not happened.</summary>
    public Exception? Defect { get; set; }

    /// <summary>Forgets an earlier run, whose transaction died.</summary>
    public void Reset()
    {
        Entry = null;
        Others = [];
        Openings = [];
        Defect = null;
    }

    /// <summary>Asks the call for its event, for those that go with it, and for those that trails begin with.</summary>
    public void Describe()
    {
        var entry = Call.Describe();
        Others = Call.DescribeOthers();
        Openings = Call.DescribeOpenings();
        Entry = entry;
    }

    public void Committed()
    {
        if (Defect is null)
        {
            _answer.TrySetResult();
        }
        else
        {
            _answer.TrySetException(new LaneUnavailableException("The call's event could not be made, so the call has not happened.", Defect));
        }
    }

    public void Lost(string message, Exception? exception) => _answer.TrySetException(new LaneUnavailableException(message, exception));
}
