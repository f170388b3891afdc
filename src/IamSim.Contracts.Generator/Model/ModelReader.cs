using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace IamSim.Contracts.Generator.Model;

/// <summary>Reads a service model (AWS's JSON form, version 2.0) and the overlay of marks that it lacks.</summary>
internal static class ModelReader
{
    /// <exception cref="ModelException">The model cannot be read or has a shape that the generator does not know.</exception>
    public static ServiceModel Read(string modelJson, string? overlayJson)
    {
        try
        {
            using var document = JsonDocument.Parse(modelJson);
            using var overlay = JsonDocument.Parse(overlayJson ?? "{}");
            return Read(document.RootElement, new Overlay(overlay.RootElement));
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw new ModelException(e.Message, isUnsupported: false);
        }
    }

    private static ServiceModel Read(JsonElement root, Overlay overlay)
    {
        var metadata = root.GetProperty("metadata");
        var shapes = root.GetProperty("shapes").EnumerateObject().Select(s => ReadShape(s.Name, s.Value, overlay)).ToList();
        var pagination = root.TryGetProperty("pagination", out var p) ? p : default;
        var operations = root.GetProperty("operations").EnumerateObject().Select(o => ReadOperation(o.Value, pagination)).ToList();

        var byName = shapes.ToDictionary(s => s.Name);
        Check(operations, byName);
        var inputs = Reach(operations.Select(o => o.Input), byName);
        var outputs = Reach(operations.Select(o => o.Output), byName);

        return new ServiceModel(
            Text(metadata, "serviceId") ?? throw new ModelException("metadata.serviceId is missing", isUnsupported: false),
            Text(metadata, "endpointPrefix") ?? string.Empty,
            Text(metadata, "signingName") ?? Text(metadata, "endpointPrefix") ?? string.Empty,
            Text(metadata, "apiVersion") ?? string.Empty,
            Text(metadata, "protocol") ?? string.Empty,
            Text(metadata, "targetPrefix") ?? string.Empty,
            Text(metadata, "jsonVersion") ?? string.Empty,
            Text(metadata, "xmlNamespace") ?? string.Empty,
            new EquatableArray<OperationModel>(operations),
            new EquatableArray<Shape>(shapes.Select(s => s with { InInput = inputs.Contains(s.Name), InOutput = outputs.Contains(s.Name) })));
    }

    /// <summary>What the emitters take for granted. They must not be where a hole of the model is found.</summary>
    private static void Check(List<OperationModel> operations, Dictionary<string, Shape> shapes)
    {
        foreach (var shape in shapes.Values)
        {
            if ((shape.Item is null && shape.Kind is ShapeKind.List or ShapeKind.Map) || (shape.Key is null && shape.Kind == ShapeKind.Map))
            {
                throw new ModelException($"'{shape.Name}' does not say what it holds", isUnsupported: false);
            }

            foreach (var member in shape.Members.Append(shape.Item).Append(shape.Key).OfType<Member>().Where(m => !shapes.ContainsKey(m.ShapeName)))
            {
                throw new ModelException($"'{shape.Name}' holds a '{member.ShapeName}', which there is not", isUnsupported: false);
            }
        }

        // The request's type names its operation, and C# does not tell types apart by the case of their first letter alone.
        var shared = operations.Where(o => o.Input is not null).GroupBy(o => o.Input).FirstOrDefault(g => g.Count() > 1);
        if (shared is not null)
        {
            throw new ModelException($"'{shared.Key}' is the input of {shared.Count()} operations", isUnsupported: true);
        }

        var twins = shapes.Values.Where(s => s.Error is null && (s.Kind == ShapeKind.Structure || s.Enum.Count > 0))
            .GroupBy(s => Naming.Type(s.Name)).FirstOrDefault(g => g.Count() > 1);
        if (twins is not null)
        {
            throw new ModelException($"{string.Join(" and ", twins.Select(s => $"'{s.Name}'"))} are one type of C#", isUnsupported: true);
        }
    }

    private static OperationModel ReadOperation(JsonElement operation, JsonElement pagination)
    {
        var name = operation.GetProperty("name").GetString()!;
        var errors = operation.TryGetProperty("errors", out var e) ? e.EnumerateArray().Select(x => x.GetProperty("shape").GetString()!) : [];
        var output = operation.TryGetProperty("output", out var o) ? o : default;
        return new OperationModel(
            name,
            operation.TryGetProperty("input", out var i) ? Text(i, "shape") : null,
            Text(output, "shape"),
            Text(output, "resultWrapper"),
            new EquatableArray<string>(errors),
            pagination.ValueKind == JsonValueKind.Object && pagination.TryGetProperty(name, out var page) ? ReadPagination(page) : null,
            operation.TryGetProperty("http", out var http) ? ReadHttp(http) : new HttpTrait("POST", "/", 200));
    }

    private static HttpTrait ReadHttp(JsonElement http) => new(
        Text(http, "method") ?? "POST", Text(http, "requestUri") ?? "/", (int)(Number(http, "responseCode") ?? 200));

    private static Pagination ReadPagination(JsonElement page) => new(
        First(page, "input_token"), First(page, "output_token"), First(page, "limit_key"), First(page, "more_results"));

    private static string First(JsonElement page, string name) =>
        !page.TryGetProperty(name, out var value) ? string.Empty
        : value.ValueKind == JsonValueKind.Array ? value[0].GetString()!
        : value.GetString()!;

    private static Shape ReadShape(string name, JsonElement shape, Overlay overlay)
    {
        var kind = Kind(name, shape.GetProperty("type").GetString()!);
        var required = shape.TryGetProperty("required", out var r) ? r.EnumerateArray().Select(x => x.GetString()!).ToList() : [];
        return new Shape(name, kind)
        {
            Members = shape.TryGetProperty("members", out var members)
                ? new EquatableArray<Member>(members.EnumerateObject().Select(m =>
                    ReadMember(m.Name, m.Value, required.Contains(m.Name), overlay.IsSensitiveMember(name, m.Name))))
                : EquatableArray<Member>.Empty,
            Item = shape.TryGetProperty(kind == ShapeKind.Map ? "value" : "member", out var item) ? ReadMember(string.Empty, item, true, false) : null,
            Key = shape.TryGetProperty("key", out var key) ? ReadMember(string.Empty, key, true, false) : null,
            Min = Number(shape, "min"),
            Max = Number(shape, "max"),
            Pattern = Text(shape, "pattern"),
            Enum = shape.TryGetProperty("enum", out var values)
                ? new EquatableArray<string>(values.EnumerateArray().Select(x => x.GetString()!))
                : EquatableArray<string>.Empty,
            IsSensitive = Flag(shape, "sensitive") || overlay.HasMark(name, "sensitive"),
            IsFlattened = Flag(shape, "flattened"),
            IsDocument = overlay.HasMark(name, "document"),
            TimestampFormat = Text(shape, "timestampFormat"),
            Payload = Text(shape, "payload"),
            XmlRoot = overlay.RootOf(name),
            IsUnwrapped = overlay.HasMark(name, "unwrapped"),
            Error = Flag(shape, "exception") ? ReadError(name, shape) : null,
        };
    }

    private static Member ReadMember(string name, JsonElement member, bool isRequired, bool isSensitive) =>
        new(name, member.GetProperty("shape").GetString()!, isRequired, Text(member, "locationName"), isSensitive, Flag(member, "streaming"), Text(member, "location"));

    /// <summary>Shapes without an <c>error</c> block (some exceptions of IAM) have AWS's default: their own name, status 400.</summary>
    private static ErrorTrait ReadError(string name, JsonElement shape) =>
        shape.TryGetProperty("error", out var error)
            ? new ErrorTrait(Text(error, "code") ?? name, (int)(Number(error, "httpStatusCode") ?? 400), !Flag(shape, "fault") && (Number(error, "httpStatusCode") ?? 400) < 500)
            : new ErrorTrait(name, Flag(shape, "fault") ? 500 : 400, !Flag(shape, "fault"));

    private static ShapeKind Kind(string name, string type) => type switch
    {
        "structure" => ShapeKind.Structure,
        "list" => ShapeKind.List,
        "map" => ShapeKind.Map,
        "string" => ShapeKind.String,
        "integer" => ShapeKind.Integer,
        "long" => ShapeKind.Long,
        "double" => ShapeKind.Double,
        "float" => ShapeKind.Float,
        "boolean" => ShapeKind.Boolean,
        "timestamp" => ShapeKind.Timestamp,
        "blob" => ShapeKind.Blob,
        _ => throw new ModelException($"'{name}' is a '{type}'", isUnsupported: true),
    };

    private static HashSet<string> Reach(IEnumerable<string?> roots, Dictionary<string, Shape> shapes)
    {
        var seen = new HashSet<string>();
        var next = new Stack<string>(roots.OfType<string>());
        while (next.Count > 0)
        {
            var name = next.Pop();
            if (!seen.Add(name))
            {
                continue;
            }

            var shape = shapes[name];
            foreach (var reached in shape.Members.Append(shape.Item).Append(shape.Key).OfType<Member>())
            {
                next.Push(reached.ShapeName);
            }
        }

        return seen;
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static double? Number(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetDouble() : null;

    private static bool Flag(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    /// <summary>Marks that a model lacks: <c>{ "shapes": { "tokenType": ["sensitive"] }, "sensitiveMembers": ["Shape.Member"], "roots": { "Shape": "Element" } }</c>.</summary>
    private sealed class Overlay(JsonElement root)
    {
        private readonly Dictionary<string, List<string>> _shapes = root.TryGetProperty("shapes", out var shapes)
            ? shapes.EnumerateObject().ToDictionary(s => s.Name, s => s.Value.EnumerateArray().Select(x => x.GetString()!).ToList())
            : [];

        private readonly HashSet<string> _members = root.TryGetProperty("sensitiveMembers", out var members)
            ? new HashSet<string>(members.EnumerateArray().Select(x => x.GetString()!))
            : [];

        private readonly Dictionary<string, string> _roots = root.TryGetProperty("roots", out var roots)
            ? roots.EnumerateObject().ToDictionary(s => s.Name, s => s.Value.GetString()!)
            : [];

        public string? RootOf(string shape) => _roots.TryGetValue(shape, out var name) ? name : null;

        public bool HasMark(string shape, string mark) => _shapes.TryGetValue(shape, out var marks) && marks.Contains(mark);

        public bool IsSensitiveMember(string shape, string member) => _members.Contains(shape + "." + member);
    }
}

/// <summary>A service model that the generator cannot use.</summary>
internal sealed class ModelException(string message, bool isUnsupported) : Exception(message)
{
    /// <summary>True where the model is well-formed and has something that the generator does not know.</summary>
    public bool IsUnsupported { get; } = isUnsupported;
}
