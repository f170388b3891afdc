using System.Text.Json;
using IamSim.Contracts;

namespace IamSim.Tests.Models;

/// <summary>A service's model, read again without the generator's help, so that a mistake of the generator is not repeated here.</summary>
internal sealed class ModelFile
{
    private static readonly Dictionary<ServiceContract, ModelFile> Read = [];

    private readonly JsonElement _root;
    private readonly HashSet<string> _documents;
    private readonly HashSet<string> _sensitive;

    private ModelFile(ServiceContract service)
    {
        var path = Repository.PathOf("src", "IamSim.Contracts", "models", $"{FileOf(service)}-{service.ApiVersion}.json");
        _root = JsonDocument.Parse(File.ReadAllText(path)).RootElement;
        var overlay = JsonDocument.Parse(File.ReadAllText(Path.ChangeExtension(path, ".overlay.json"))).RootElement.TryGetProperty("shapes", out var shapes)
            ? shapes
            : JsonDocument.Parse("{}").RootElement;
        _documents = Marked("document");
        _sensitive = Marked("sensitive");

        HashSet<string> Marked(string mark) =>
            [.. overlay.EnumerateObject().Where(s => s.Value.EnumerateArray().Any(m => m.GetString() == mark)).Select(s => s.Name)];
    }

    /// <summary>SageMaker's hosts are <c>api.sagemaker…</c> and <c>runtime.sagemaker…</c>; the files go by the services' names.</summary>
    private static string FileOf(ServiceContract service) => service.EndpointPrefix switch
    {
        "api.sagemaker" => "sagemaker",
        "runtime.sagemaker" => "sagemaker-runtime",
        var prefix => prefix,
    };

    public static ModelFile Of(ServiceContract service)
    {
        lock (Read)
        {
            return Read.TryGetValue(service, out var file) ? file : Read[service] = new ModelFile(service);
        }
    }

    public int OperationCount => _root.GetProperty("operations").EnumerateObject().Count();

    public string? XmlNamespace => _root.GetProperty("metadata").TryGetProperty("xmlNamespace", out var value) ? value.GetString() : null;

    public bool IsEc2 => _root.GetProperty("metadata").GetProperty("protocol").GetString() == "ec2";

    /// <summary>The name of a member on the wire, where the model gives it another; null where it does not.</summary>
    public string? LocationName(string structure, string member) =>
        Shape(structure).GetProperty("members").GetProperty(member).TryGetProperty("locationName", out var value) ? value.GetString() : null;

    public JsonElement Operation(string name) => _root.GetProperty("operations").GetProperty(name);

    /// <summary>The name of an operation's input or output shape; null where it has none.</summary>
    public string? Message(string operation, string direction) =>
        Operation(operation).TryGetProperty(direction, out var message) ? message.GetProperty("shape").GetString() : null;

    /// <summary>The errors of an operation: the shape, and the code that clients know it by.</summary>
    public IEnumerable<(string Shape, string Code)> ErrorsOf(string operation) => !Operation(operation).TryGetProperty("errors", out var errors)
        ? []
        : errors.EnumerateArray().Select(e => e.GetProperty("shape").GetString()!)
            .Select(shape => (shape, Shape(shape).TryGetProperty("error", out var error) && error.TryGetProperty("code", out var code) ? code.GetString()! : shape));

    public JsonElement Shape(string name) => _root.GetProperty("shapes").GetProperty(name);

    public string Kind(string shape) => Shape(shape).GetProperty("type").GetString()!;

    public IEnumerable<(string Name, string Shape)> Members(string structure) =>
        Shape(structure).TryGetProperty("members", out var members)
            ? members.EnumerateObject().Where(m => !m.Value.TryGetProperty("streaming", out _)).Select(m => (m.Name, m.Value.GetProperty("shape").GetString()!))
            : [];

    public IReadOnlyList<string> Required(string structure) =>
        Shape(structure).TryGetProperty("required", out var required) ? [.. required.EnumerateArray().Select(r => r.GetString()!)] : [];

    /// <summary>The shape of a list's item, of a map's key or value.</summary>
    public string Inner(string shape, string role) => Shape(shape).GetProperty(role).GetProperty("shape").GetString()!;

    public double? Number(string shape, string name) => Shape(shape).TryGetProperty(name, out var value) ? value.GetDouble() : null;

    public string? Pattern(string shape) => Shape(shape).TryGetProperty("pattern", out var value) ? value.GetString() : null;

    public IReadOnlyList<string> Enum(string shape) =>
        Shape(shape).TryGetProperty("enum", out var values) ? [.. values.EnumerateArray().Select(v => v.GetString()!)] : [];

    public bool IsDocument(string shape) => _documents.Contains(shape);

    public bool IsSensitive(string shape) =>
        _sensitive.Contains(shape) || (Shape(shape).TryGetProperty("sensitive", out var mark) && mark.GetBoolean());

    /// <summary>A member's name in JSON and in paths.</summary>
    public static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    /// <summary>A shape's type in C#.</summary>
    public static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
