using System.Text;
using System.Text.Json.Nodes;

namespace IamSim.Tests.Models;

/// <summary>Values that satisfy every constraint of a model, as the JSON that REST has of them, and the same as a form and as XML.</summary>
internal static class Samples
{
    public const string Document = """{"Version":"2012-10-17","Statement":[]}""";

    private const string Moment = "2026-11-24T09:30:00Z";

    /// <summary>Texts of a given length for the patterns that are more than one class of characters.</summary>
    private static readonly Dictionary<string, Func<int, string>> OfPattern = new()
    {
        [@"^http(s?)://[a-zA-Z0-9._/-]*(\?[a-zA-Z0-9._=&-]*)?(#[a-zA-Z0-9._/-]*)?$"] = n => "http://".PadRight(n, 'a'),
        [@"((/[A-Za-z0-9\.,\+@=_-]+)*)/"] = Path,
        [@"(\u002F)|(\u002F[\u0021-\u007E]+\u002F)"] = Path,
        [@"\u002F[\u0021-\u007F]*"] = n => "/".PadRight(n, 'a'),
        [@"v[1-9][0-9]*(\.[A-Za-z0-9-]*)?"] = n => "v1".PadRight(n, '1'),
        [@"^[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]$"] = n => new string('a', n),
        [@"^o-[0-9a-z]{10,32}\/r-[0-9a-z]{4,32}[0-9a-z-\/]*"] = n => "o-aaaaaaaaaa/r-aaaa/".PadRight(n, 'a'),
        [@"^p-[0-9a-zA-Z_]{8,128}$"] = n => "p-aaaaaaaa".PadRight(n, 'a'),
        [@"\d{12}"] = _ => "123456789012",
        [@"^\d{12}$"] = n => "123456789012".PadRight(n, '1'),
        [@"[^\s@]+@[^\s@]+\.[^\s@]+"] = n => "a@b.cc".PadRight(n, 'c')[..n],
        [@"^(\d{12})|(ou-[0-9a-z]{4,32}-[a-z0-9]{8,32})$"] = Unit,
        [@"^(r-[0-9a-z]{4,32})|(ou-[0-9a-z]{4,32}-[a-z0-9]{8,32})$"] = Unit,
        [@"^(r-[0-9a-z]{4,32})|(\d{12})|(ou-[0-9a-z]{4,32}-[a-z0-9]{8,32})$"] = Unit,
        [@"^ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}$"] = Unit,
        [@"^r-[0-9a-z]{4,32}$"] = n => "r-aaaa".PadRight(n, 'a'),
        [@"^car-[a-z0-9]{8,32}$"] = n => "car-aaaaaaaa".PadRight(n, 'a'),
        [@"[\d]+"] = n => new string('1', n),
        [@"[\d]*"] = n => new string('1', n),
        ["[A-Z0-9]+"] = n => new string('A', n),
        [@"\d+"] = n => new string('1', n),
        [@"^[a-z0-9_-]+\.amazonaws\.com$"] = n => "a.amazonaws.com".PadLeft(n, 'a'),
        [@"s3://[a-z0-9][\.\-a-z0-9]{1,61}[a-z0-9](/.*)?"] = n => (n > 60 ? "s3://aaa/" : "s3://aaa").PadRight(n, 'a'),
        ["^[0-9]{2}:[0-9]{2}"] = _ => "09:30",
        [@"arn:aws[a-z\-]*:sagemaker:[a-z0-9\-]*:[0-9]{12}:automl-job/.*"] = n => "arn:aws:sagemaker:us-east-1:123456789012:automl-job/a".PadRight(n, 'a'),
        [@"arn:aws[a-z\-]*:sagemaker:[a-z0-9\-]*:[0-9]{12}:endpoint/.*"] = n => "arn:aws:sagemaker:us-east-1:123456789012:endpoint/a".PadRight(n, 'a'),
        [@"arn:aws[a-z\-]*:sagemaker:[a-z0-9\-]*:[0-9]{12}:endpoint-config/.*"] = n => "arn:aws:sagemaker:us-east-1:123456789012:endpoint-config/a".PadRight(n, 'a'),
        [@"arn:aws[a-z\-]*:sagemaker:[a-z0-9\-]*:[0-9]{12}:hyper-parameter-tuning-job/.*"] = n => "arn:aws:sagemaker:us-east-1:123456789012:hyper-parameter-tuning-job/a".PadRight(n, 'a'),
        [@"arn:aws[a-z\-]*:sagemaker:[a-z0-9\-]*:[0-9]{12}:labeling-job/.*"] = n => "arn:aws:sagemaker:us-east-1:123456789012:labeling-job/a".PadRight(n, 'a'),
        [@"arn:aws[a-z\-]*:sagemaker:[a-z0-9\-]*:[0-9]{12}:model/.*"] = n => "arn:aws:sagemaker:us-east-1:123456789012:model/a".PadRight(n, 'a'),
        [@"arn:aws[a-z\-]*:sagemaker:[a-z0-9\-]*:[0-9]{12}:training-plan/.*"] = n => "arn:aws:sagemaker:us-east-1:123456789012:training-plan/a".PadRight(n, 'a'),
        [@"arn:aws[a-z\-]*:sagemaker:[a-z0-9\-]*:[0-9]{12}:processing-job/[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}"] = n => "arn:aws:sagemaker:us-east-1:123456789012:processing-job/a".PadRight(n, 'a'),
        [@"arn:aws[a-z\-]*:sagemaker:[a-z0-9\-]*:[0-9]{12}:training-job/[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}"] = n => "arn:aws:sagemaker:us-east-1:123456789012:training-job/a".PadRight(n, 'a'),
        [@"arn:aws[a-z\-]*:sagemaker:[a-z0-9\-]{9,16}:[0-9]{12}:model-package/[\S]{1,2048}"] = n => "arn:aws:sagemaker:us-east-1:123456789012:model-package/a".PadRight(n, 'a'),
        [@"arn:aws[a-z\-]*:sagemaker:[a-z0-9\-]{9,16}:[0-9]{12}:model-package-group/[\S]{1,2048}"] = n => "arn:aws:sagemaker:us-east-1:123456789012:model-package-group/a".PadRight(n, 'a'),
        [@"arn:aws[a-z\-]*:sagemaker:[a-z0-9\-]*:[0-9]{12}:mlflow-[a-zA-Z-]*/.*"] = n => "arn:aws:sagemaker:us-east-1:123456789012:mlflow-app/a".PadRight(n, 'a'),
        [@"arn:aws[a-z\-]*:sagemaker:[a-z0-9\-]*:[0-9]{12}:[a-z0-9\-]{1,14}/.*"] = n => "arn:aws:sagemaker:us-east-1:123456789012:capacity/a".PadRight(n, 'a'),
        [@"arn:aws[a-z-]*:sagemaker:[a-z0-9-]*:[0-9]{12}:.+"] = n => "arn:aws:sagemaker:us-east-1:123456789012:model/a".PadRight(n, 'a'),
        [@"[a-zA-Z0-9](-*[a-zA-Z0-9])*\/[a-zA-Z0-9](-*[a-zA-Z0-9+.])*"] = n => "text/csv".PadRight(n, 'a'),
        [@"[a-zA-Z0-9](-*[a-zA-Z0-9])*\/[a-zA-Z0-9](-*[a-zA-Z0-9.])*"] = n => "text/csv".PadRight(n, 'a'),
        [@"(https|s3)://([^/])/?(.*)"] = n => "s3://a/".PadRight(n, 'a'),
        [@"(https|s3)://([^/]+)/?(.*)"] = n => "s3://bucket/".PadRight(n, 'a'),
        [@"(fs-[0-9a-f]{8,})"] = n => "fs-12345678".PadRight(n, 'a'),
        [@"(arn:[a-z0-9-\.]{1,63}:sagemaker:\w+(?:-\w+)+:(\d{12}|aws):hub-content\/)[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}\/DataSet\/[a-zA-Z0-9](-*[a-zA-Z0-9]){0,63}(\/\d{1,4}.\d{1,4}.\d{1,4})?"] = n => "arn:aws:sagemaker:us-east-1:aws:hub-content/hub/DataSet/a".PadRight(n, 'a'),
        [@"(arn:[a-z0-9-\.]{1,63}:sagemaker:\w+(?:-\w+)+:(\d{12}|aws):hub-content\/)[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}\/Model\/[a-zA-Z0-9](-*[a-zA-Z0-9]){0,63}(\/\d{1,4}.\d{1,4}.\d{1,4})?"] = n => "arn:aws:sagemaker:us-east-1:aws:hub-content/hub/Model/a".PadRight(n, 'a'),
        ["1|2"] = n => "1".PadRight(n, 'a'),
        [@"\/?.+\/.+"] = n => "bucket/".PadRight(n, 'a'),
        ["(notebook-al1-v1|notebook-al2-v1|notebook-al2-v2|notebook-al2-v3|notebook-al2023-v1)"] = n => n > 20 ? "notebook-al2-v3".PadRight(n, 'a') : "notebook-al2-v3",
        [@"arn:aws[a-z\-]*:iam::\d{12}:role/?[a-zA-Z_0-9+=,.@\-_/]+"] = n => "arn:aws:iam::123456789012:role/a".PadRight(n, 'a'),
        [@"arn:aws[a-z\-]*:sns:[a-z0-9\-]*:[0-9]{12}:[a-zA-Z0-9_.-]+"] = n => "arn:aws:sns:us-east-1:123456789012:a".PadRight(n, 'a'),
        [@"arn:[\p{Alnum}\-]+:lambda:[\p{Alnum}\-]+:[0-9]{12}:function:.*"] = n => "arn:aws:lambda:us-east-1:123456789012:function:a".PadRight(n, 'a'),
    };

    /// <summary>A structure with all its members, or any other value.</summary>
    public static JsonNode Of(ModelFile model, string shape, params string[] within)
    {
        switch (model.Kind(shape))
        {
            case "structure":
                var members = new JsonObject();
                foreach (var (name, of) in model.Members(shape))
                {
                    // A structure that holds itself ends at once.
                    if (!within.Contains(of))
                    {
                        members[ModelFile.Camel(name)] = Of(model, of, [.. within, shape]);
                    }
                }

                return members;
            case "list":
                var count = (int)Math.Max(1, Math.Min(2, model.Number(shape, "max") ?? 2));
                return new JsonArray([.. Enumerable.Range(0, Math.Max(count, (int)(model.Number(shape, "min") ?? 0)))
                    .Select(_ => Of(model, model.Inner(shape, "member"), [.. within, shape]))]);
            case "map":
                return new JsonObject { [Text(model, model.Inner(shape, "key"))] = Of(model, model.Inner(shape, "value"), within) };
            case "integer" or "long":
                return JsonValue.Create((int)(model.Number(shape, "min") ?? 7));
            case "double" or "float":
                return JsonValue.Create(model.Number(shape, "min") ?? 1.5);
            case "boolean":
                return JsonValue.Create(true);
            case "timestamp":
                return JsonValue.Create(Moment);
            case "blob":
                return JsonValue.Create("AAECAw==");
            case "string":
                return model.IsDocument(shape) ? JsonNode.Parse(Document)! : JsonValue.Create(Text(model, shape));
            case var kind:
                throw new InvalidOperationException($"No sample of a {kind}.");
        }
    }

    public static string Text(ModelFile model, string shape) =>
        model.Enum(shape) is [var first, ..] ? first : Text(model, shape, Length(model, shape));

    /// <summary>A text of so many characters that the shape's pattern lets through where any of that length can be.</summary>
    public static string Text(ModelFile model, string shape, int length) =>
        OfPattern.GetValueOrDefault(model.Pattern(shape) ?? string.Empty) is { } make ? make(length) : new string('a', length);

    private static int Length(ModelFile model, string shape)
    {
        var least = (int)(model.Number(shape, "min") ?? 1);
        return Math.Max(least, (int)Math.Min(24, model.Number(shape, "max") ?? 24));
    }

    private static string Unit(int length) => "ou-aaaa-aaaaaaaa".PadRight(length, 'a');

    private static string Path(int length) => length < 2 ? "/"[..length] : "/".PadRight(length - 1, 'a') + "/";

    /// <summary>A value as AWS's JSON protocols have it: the model's names, dates as seconds, documents as text.</summary>
    public static JsonNode Wire(ModelFile model, string shape, JsonNode value)
    {
        switch (model.Kind(shape), value)
        {
            case ("structure", JsonObject members):
                var named = model.Members(shape).Where(m => members.ContainsKey(ModelFile.Camel(m.Name)));
                return new JsonObject(named.Select(m => KeyValuePair.Create(m.Name, (JsonNode?)Wire(model, m.Shape, members[ModelFile.Camel(m.Name)]!))));
            case ("list", JsonArray items):
                return new JsonArray([.. items.Select(i => Wire(model, model.Inner(shape, "member"), i!))]);
            case ("map", JsonObject entries):
                return new JsonObject(entries.Select(e => KeyValuePair.Create(e.Key, (JsonNode?)Wire(model, model.Inner(shape, "value"), e.Value!))));
            case ("timestamp", JsonValue) when value.GetValueKind() == System.Text.Json.JsonValueKind.String:
                return JsonValue.Create(DateTimeOffset.Parse(value.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeSeconds());
            case ("string", JsonObject document):
                return JsonValue.Create(document.ToJsonString());
            default:
                return value.DeepClone();
        }
    }

    /// <summary>A value as the query protocol sends it.</summary>
    public static string Form(ModelFile model, string shape, JsonNode value)
    {
        var form = new StringBuilder();
        if (model.IsEc2)
        {
            AddEc2(form, model, shape, string.Empty, value);
            return form.ToString();
        }

        Add(form, model, shape, string.Empty, value);
        return form.ToString();
    }

    /// <summary>EC2's lists have their items' numbers behind their own names, which begin with capitals whatever the model says.</summary>
    private static void AddEc2(StringBuilder form, ModelFile model, string shape, string key, JsonNode value)
    {
        switch (value)
        {
            case JsonObject members:
                foreach (var (name, of) in model.Members(shape).Where(m => members.ContainsKey(ModelFile.Camel(m.Name))))
                {
                    var wire = model.LocationName(shape, name) ?? name;
                    wire = char.ToUpperInvariant(wire[0]) + wire[1..];
                    AddEc2(form, model, of, key.Length == 0 ? wire : $"{key}.{wire}", members[ModelFile.Camel(name)]!);
                }

                break;
            case JsonArray items:
                for (var i = 0; i < items.Count; i++)
                {
                    AddEc2(form, model, model.Inner(shape, "member"), $"{key}.{i + 1}", items[i]!);
                }

                break;
            default:
                form.Append(key).Append('=').Append(Uri.EscapeDataString(AsText(value))).Append('&');
                break;
        }
    }

    private static void Add(StringBuilder form, ModelFile model, string shape, string key, JsonNode value)
    {
        switch (model.Kind(shape))
        {
            case "structure":
                foreach (var (name, of) in model.Members(shape))
                {
                    if (value[ModelFile.Camel(name)] is { } member)
                    {
                        Add(form, model, of, key.Length == 0 ? name : $"{key}.{name}", member);
                    }
                }

                break;
            case "list" when value.AsArray().Count == 0:
                form.Append(key).Append("=&");
                break;
            case "list":
                for (var i = 0; i < value.AsArray().Count; i++)
                {
                    Add(form, model, model.Inner(shape, "member"), $"{key}.member.{i + 1}", value[i]!);
                }

                break;
            case "map":
                var at = 0;
                foreach (var (name, entry) in value.AsObject())
                {
                    at++;
                    form.Append(key).Append(".entry.").Append(at).Append(".key=").Append(Uri.EscapeDataString(name)).Append('&');
                    Add(form, model, model.Inner(shape, "value"), $"{key}.entry.{at}.value", entry!);
                }

                break;
            default:
                form.Append(key).Append('=').Append(Uri.EscapeDataString(AsText(value))).Append('&');
                break;
        }
    }

    /// <summary>A value as the query protocol answers it.</summary>
    public static void Xml(StringBuilder xml, ModelFile model, string shape, JsonNode value)
    {
        switch (model.Kind(shape))
        {
            case "structure":
                foreach (var (name, of) in model.Members(shape))
                {
                    if (value[ModelFile.Camel(name)] is { } member)
                    {
                        Tagged(name, of, member);
                    }
                }

                break;
            case "list":
                foreach (var item in value.AsArray())
                {
                    Tagged("member", model.Inner(shape, "member"), item!);
                }

                break;
            case "map":
                foreach (var (name, entry) in value.AsObject())
                {
                    xml.Append("<entry><key>").Append(name).Append("</key>");
                    Tagged("value", model.Inner(shape, "value"), entry!);
                    xml.Append("</entry>");
                }

                break;
            case "string" when model.IsDocument(shape):
                xml.Append(Uri.EscapeDataString(AsText(value)));
                break;
            default:
                xml.Append(AsText(value));
                break;
        }

        void Tagged(string name, string of, JsonNode inner)
        {
            xml.Append('<').Append(name).Append('>');
            Xml(xml, model, of, inner);
            xml.Append("</").Append(name).Append('>');
        }
    }

    /// <summary>A scalar as the wire has it; of a document, its text.</summary>
    private static string AsText(JsonNode value) =>
        value is JsonObject ? value.ToJsonString() : value.GetValueKind() == System.Text.Json.JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString();
}
