using System.Collections.Immutable;
using IamSim.Policies.Documents;

namespace IamSim.Policies.Findings;

/// <summary>Gathers findings in the order of the text.</summary>
internal sealed class FindingLog
{
    private readonly List<Finding> findings = [];

    internal ImmutableArray<Finding> Findings =>
        [.. findings.Distinct().OrderBy(finding => finding.Position.Line).ThenBy(finding => finding.Position.Column)];

    internal void Error(string code, string message, TextPosition position, string path) => Add(code, FindingSeverity.Error, message, position, path);

    internal void Security(string code, string message, TextPosition position, string path) =>
        Add(code, FindingSeverity.SecurityWarning, message, position, path);

    internal void Warning(string code, string message, TextPosition position, string path) => Add(code, FindingSeverity.Warning, message, position, path);

    internal void Suggest(string code, string message, TextPosition position, string path) => Add(code, FindingSeverity.Suggestion, message, position, path);

    private void Add(string code, FindingSeverity severity, string message, TextPosition position, string path) =>
        findings.Add(new Finding(code, severity, message, position, path));
}
