using System.ComponentModel.DataAnnotations;

namespace IamSim.Audit;

/// <summary>The section <c>IamSim:Audit</c>.</summary>
internal sealed class AuditOptions
{
    /// <summary>How many days events are kept, by the simulator's clock; null for good.</summary>
    [Range(1, 36_500, ErrorMessage = "IamSim:Audit:RetentionDays must be between 1 and 36500; absent, events are kept for good.")]
    public int? RetentionDays { get; init; }
}
