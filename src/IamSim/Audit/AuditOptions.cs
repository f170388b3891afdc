namespace IamSim.Audit;

/// <summary>The section <c>IamSim:Audit</c>.</summary>
internal sealed class AuditOptions
{
}
