using System.ComponentModel.DataAnnotations;

namespace IamSim.Audit;

/// <summary>The section <c>IamSim:Audit</c>.</summary>
internal sealed class AuditOptions
{
    /// <summary>How many days events are kept, by the simulator's clock; null for good.</summary>
    [Range(1, 36_500, ErrorMessage = "IamSim:Audit:RetentionDays must be between 1 and 36500; absent, events are kept for good.")]
    public int? RetentionDays { get; init; }

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
