using IamSim.Policies.Documents;

namespace IamSim.Policies.Simulation;

/// <summary>Why a question could not be asked.</summary>
/// <param name="Path">Where in the request, such as <c>requests[0].policies.identity[1]</c>.</param>
/// <param name="Message">What is wrong and what is expected.</param>
/// <param name="Position">Where in a policy's text; null for other members.</param>
public sealed record SimulationError(string Path, string Message, TextPosition? Position = null);
