namespace IamSim.Audit;

/// <summary>The section <c>IamSim:Audit</c>.</summary>
internal sealed class AuditOptions
{
    /// <summary>Whether events are found by words of their records.</summary>
    public TextSearchMode TextSearch { get; init; } = TextSearchMode.On;
}

/// <summary>Whether an index of events' words is kept.</summary>
internal enum TextSearchMode
{
    /// <summary>None: it takes about as much disk as the events do.</summary>
    Off = 0,

    On = 1,
}
