using System.Text.Json;
using System.Text.Json.Serialization;
using IamSim.Policies.Documents;

namespace IamSim.Policies.Tests.Documents;

/// <summary>A document and what AWS says of it: a case of <c>cases/documents</c>.</summary>
/// <param name="Name">What is special in the document.</param>
/// <param name="Kind">The kind that it is parsed as.</param>
/// <param name="Document">
/// The text, or its lines; <see cref="Marker"/> stands before the place that the error tells, and is not part of the text.
/// </param>
/// <param name="Error">The first error; absent where the document is valid.</param>
/// <param name="Reason">The rule.</param>
/// <param name="Evidence">
/// <c>documentation</c>, <c>report</c> of a real answer, or <c>guess</c> where the words or their use for the rule are not known.
/// </param>
/// <param name="Link">The page of the rule or the report of the answer.</param>
/// <param name="Partition">Where it is to be stored; absent for <c>aws</c>.</param>
public sealed record DocumentCase(
    string Name, PolicyKind Kind, JsonElement Document, ExpectedError? Error, string Reason, string Evidence, string Link, string? Partition = null)
{
    private const char Marker = '▶';

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = false,
        Converters = { new JsonStringEnumConverter() },
    };

    public string Text => MarkedText.Replace(Marker.ToString(), "", StringComparison.Ordinal);

    public (int Line, int Column) Place
    {
        get
        {
            var before = MarkedText[..MarkedText.IndexOf(Marker, StringComparison.Ordinal)];
            return (before.Count(character => character == '\n') + 1, before.Length - before.LastIndexOf('\n'));
        }
    }

    private string MarkedText =>
        Document.ValueKind == JsonValueKind.Array
            ? string.Join('\n', Document.EnumerateArray().Select(line => line.GetString()))
            : Document.GetString()!;

    public static IReadOnlyDictionary<string, DocumentCase> All { get; } = Directory
        .GetFiles(Path.Combine(AppContext.BaseDirectory, "cases", "documents"), "*.json")
        .SelectMany(file => JsonSerializer.Deserialize<DocumentCase[]>(File.ReadAllText(file), Options)!
            .Select(found => ($"{Path.GetFileNameWithoutExtension(file)}: {found.Name}", found)))
        .ToDictionary(pair => pair.Item1, pair => pair.found);
}

public sealed record ExpectedError(PolicyErrorCode Code, string Message);
