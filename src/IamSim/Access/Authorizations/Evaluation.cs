using System.Collections.Immutable;
using System.Text.Json;
using IamSim.Policies.Documents;
using IamSim.Policies.Evaluation;
using IamSim.Rest;

namespace IamSim.Access.Authorizations;

/// <summary>One thing that another service asks: may this one do this?</summary>
/// <remarks>
/// The information model of <see href="https://openid.net/specs/authorization-api-1_0.html">OpenID AuthZEN, Authorization API 1.0</see>.
/// </remarks>
internal sealed record Evaluation(EvaluationSubject Subject, EvaluationAction Action, EvaluationResource Resource, EvaluationContext Context);

/// <summary>Who.</summary>
/// <param name="Type"><c>credentials</c> for an access key; anything else means that <paramref name="Id"/> is a principal's ARN.</param>
/// <param name="Id">The ARN, or the access key's id.</param>
/// <param name="SessionToken">The token that temporary credentials go with.</param>
internal sealed record EvaluationSubject(string Type, string Id, string? SessionToken)
{
    public const string Credentials = "credentials";

    /// <summary>A token belongs into no log.</summary>
    public override string ToString() => $"{Type} {Id}";
}

/// <summary>What.</summary>
/// <param name="Name">As policies name it.</param>
/// <param name="Service">What stands before the colon.</param>
internal sealed record EvaluationAction(string Name, string Service)
{
    public bool IsOfSts { get; } = Service.Equals("sts", StringComparison.OrdinalIgnoreCase);
}

/// <summary>On what.</summary>
/// <param name="Arn">The ARN, or <c>*</c>.</param>
/// <param name="Account">The owner; null: as the ARN says, or else the caller's account.</param>
/// <param name="Tags">Its tags.</param>
/// <param name="Policy">Its own policy; null where none is given.</param>
internal sealed record EvaluationResource(string Arn, string? Account, ImmutableDictionary<string, string> Tags, PolicyLayer? Policy);

/// <summary>The context keys that the asking service knows of the request.</summary>
internal sealed record EvaluationContext(ImmutableArray<KeyValuePair<string, ImmutableArray<string>>> Keys)
{
    public static EvaluationContext Empty { get; } = new([]);
}

/// <summary>Reads evaluations, each part of which may be left to the whole question's.</summary>
internal sealed class EvaluationReader(JsonElement body, CompiledDocuments documents)
{
    private readonly JsonElement? _subject = QuestionBody.Member(body, "subject");
    private readonly JsonElement? _action = QuestionBody.Member(body, "action");
    private readonly JsonElement? _resource = QuestionBody.Member(body, "resource");
    private readonly JsonElement? _context = QuestionBody.Member(body, "context");
    private EvaluationSubject? _sharedSubject;
    private EvaluationAction? _sharedAction;
    private EvaluationResource? _sharedResource;
    private EvaluationContext? _sharedContext;

    /// <summary>One of the question's evaluations, or the question itself where it is one.</summary>
    /// <param name="item">The evaluation; null for the question itself.</param>
    /// <param name="path">Where it stands, for errors.</param>
    public Evaluation Read(JsonElement? item, string path)
    {
        if (item is { ValueKind: not JsonValueKind.Object })
        {
            throw new QuestionException(path, "This must be an object.");
        }

        return new Evaluation(
            Part(item, "subject", path) is { } subject ? SubjectOf(subject, path) : _sharedSubject ??= SubjectOf(Shared(_subject, "subject", path), string.Empty),
            Part(item, "action", path) is { } action ? ActionOf(action, path) : _sharedAction ??= ActionOf(Shared(_action, "action", path), string.Empty),
            Part(item, "resource", path) is { } resource ? ResourceOf(resource, path) : _sharedResource ??= ResourceOf(Shared(_resource, "resource", path), string.Empty),
            Part(item, "context", path) is { } context ? ContextOf(context, path) : _sharedContext ??= _context is { } shared ? ContextOf(shared, string.Empty) : EvaluationContext.Empty);
    }

    private static JsonElement? Part(JsonElement? item, string name, string path)
    {
        if (item is null || QuestionBody.Member(item.Value, name) is not { } part)
        {
            return null;
        }

        return part.ValueKind == JsonValueKind.Object ? part : throw new QuestionException(In(path, name), "This must be an object.");
    }

    private static JsonElement Shared(JsonElement? part, string name, string path) => part switch
    {
        null => throw new QuestionException(In(path, name), "This is required, here or for the whole question."),
        { ValueKind: JsonValueKind.Object } shared => shared,
        _ => throw new QuestionException(name, "This must be an object."),
    };

    private static EvaluationSubject SubjectOf(JsonElement subject, string path)
    {
        var type = Required(subject, "type", In(path, "subject"));
        var properties = QuestionBody.Member(subject, "properties");
        var token = properties is { ValueKind: JsonValueKind.Object } given ? QuestionBody.Text(given, "sessionToken") : null;
        return new EvaluationSubject(type, Required(subject, "id", In(path, "subject")), token);
    }

    private static EvaluationAction ActionOf(JsonElement action, string path)
    {
        var name = Required(action, "name", In(path, "action"));
        return name.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && colon < name.Length - 1
            ? new EvaluationAction(name, name[..colon])
            : throw new QuestionException(In(path, "action.name"), "This must be an action as policies name it, such as s3:GetObject.");
    }

    private EvaluationResource ResourceOf(JsonElement resource, string path)
    {
        var arn = Required(resource, "id", In(path, "resource"));
        if (QuestionBody.Member(resource, "properties") is not { } properties)
        {
            return new EvaluationResource(arn, null, ImmutableDictionary<string, string>.Empty, null);
        }

        if (properties.ValueKind != JsonValueKind.Object)
        {
            throw new QuestionException(In(path, "resource.properties"), "This must be an object.");
        }

        return new EvaluationResource(
            arn, QuestionBody.Text(properties, "account"), TagsOf(properties, path), PolicyOf(properties, path));
    }

    private static ImmutableDictionary<string, string> TagsOf(JsonElement properties, string path)
    {
        var tags = ImmutableDictionary<string, string>.Empty;
        if (QuestionBody.Member(properties, "tags") is not { } given)
        {
            return tags;
        }

        if (given.ValueKind != JsonValueKind.Object)
        {
            throw new QuestionException(In(path, "resource.properties.tags"), "This must be an object of texts.");
        }

        foreach (var tag in given.EnumerateObject())
        {
            tags = tags.SetItem(QuestionBody.NameOf(tag), QuestionBody.Text(given, QuestionBody.NameOf(tag)) ?? string.Empty);
        }

        return tags;
    }

    private PolicyLayer? PolicyOf(JsonElement properties, string path)
    {
        if (QuestionBody.Member(properties, "policy") is not { } policy)
        {
            return null;
        }

        var text = policy.ValueKind == JsonValueKind.String ? QuestionBody.Text(properties, "policy")! : policy.GetRawText();
        return documents.Of(text, PolicyKind.Resource).Policy is { } compiled
            ? PolicyLayer.Of(new AttachedPolicy(compiled, new PolicySource("resource policy")))
            : throw new QuestionException(
                In(path, "resource.properties.policy"), PolicyDocument.ParseToAsk(text, PolicyKind.Resource).FirstError!.Message);
    }

    private static EvaluationContext ContextOf(JsonElement context, string path)
    {
        var keys = ImmutableArray.CreateBuilder<KeyValuePair<string, ImmutableArray<string>>>();
        foreach (var key in context.EnumerateObject())
        {
            var name = QuestionBody.NameOf(key);
            var values = key.Value.ValueKind == JsonValueKind.Array
                ? ImmutableArray.CreateRange(key.Value.EnumerateArray().Select(value => ValueOf(value, In(path, $"context.{name}"))))
                : [ValueOf(key.Value, In(path, $"context.{name}"))];
            keys.Add(new(name, values));
        }

        return new EvaluationContext(keys.ToImmutable());
    }

    private static string ValueOf(JsonElement value, string path) => value.ValueKind switch
    {
        JsonValueKind.String => QuestionBody.Well(value),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => throw new QuestionException(path, "This must be a text, a number, true or false, or a list of them."),
    };

    private static string Required(JsonElement of, string name, string path) =>
        QuestionBody.Text(of, name) is { Length: > 0 } text ? text : throw new QuestionException(In(path, name), "This is required.");

    private static string In(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
