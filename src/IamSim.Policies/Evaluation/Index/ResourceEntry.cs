using IamSim.Policies.Evaluation.Matching;

namespace IamSim.Policies.Evaluation.Index;

/// <summary>One resource pattern of a statement.</summary>
internal readonly record struct ResourceEntry(Pattern Pattern, CompiledStatement Statement);
