using System.Globalization;
using IamSim.Policies.Documents.Text;

namespace IamSim.Policies.Documents.Syntax;

/// <summary>Reports values that the grammar does not expect where they stand.</summary>
internal static class Faults
{
    internal static void WrongType(JsonNode node, string path, ErrorLog log) => Add(PolicyErrorCode.WrongType, node, path, log);

    /// <summary>AWS names the place where its parser stood, once it had begun to read the value.</summary>
    internal static void Add(PolicyErrorCode code, JsonNode node, string path, ErrorLog log) =>
        log.Add(code, node.Start, path, At(node.ReadTo));

    internal static string At(TextPosition position) =>
        string.Create(CultureInfo.InvariantCulture, $"({position.Line},{position.Column})");
}
