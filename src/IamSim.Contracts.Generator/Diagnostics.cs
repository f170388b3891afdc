using Microsoft.CodeAnalysis;

namespace IamSim.Contracts.Generator;

/// <summary>What the generator says when it cannot go on. Each is an error: a contract with a hole must not build.</summary>
internal static class Diagnostics
{
    public static readonly DiagnosticDescriptor UnreadableModel = Error(
        "IAMSIM001", "Unreadable service model", "The service model '{0}' cannot be read: {1}");

    public static readonly DiagnosticDescriptor UnsupportedShape = Error(
        "IAMSIM002", "Unsupported shape", "The service model '{0}' has a shape that the generator does not know: {1}");

    public static readonly DiagnosticDescriptor DuplicateOperation = Error(
        "IAMSIM010", "Two classes for one operation", "'{0}' and '{1}' both serve {2}; a request has one operation class");

    public static readonly DiagnosticDescriptor OperationWithoutConstructor = Error(
        "IAMSIM011", "Operation class cannot be made", "'{0}' needs exactly one accessible constructor for the registry to call");

    private static DiagnosticDescriptor Error(string id, string title, string message) =>
        new(id, title, message, "IamSim.Contracts", DiagnosticSeverity.Error, isEnabledByDefault: true);
}
