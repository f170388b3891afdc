using System.IO.Compression;
using System.Text;
using System.Text.Json;
using IamSim.Policies.Documents;
using IamSim.Policies.Evaluation;
using IamSim.Policies.Evaluation.Explanations;
using IamSim.Storage;

namespace IamSim.Authorization;

/// <summary>
/// Makes and opens encoded authorization messages: a decision with what it was made from, sealed, for a denial tells the one who is denied nothing
/// of it. <c>DecodeAuthorizationMessage</c> opens it for those who may, in the account whose decision it was.
/// </summary>
/// <remarks>The decoded text is the JSON of AWS's example: <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/sts_example_sts_DecodeAuthorizationMessage_section.html">
/// Use DecodeAuthorizationMessage with a CLI</see>.</remarks>
internal sealed class AuthorizationMessages(byte[] key) : IDisposable
{
    /// <summary>The longest message that STS takes.</summary>
    private const int Longest = 10_240;

    private readonly SealedBox _box = new(key);

    public string Encode(DecidedQuestion decided) => Encode(decided.Request, decided.Policies, decided.Decision);

    public string Encode(AuthorizationRequest request, PolicySet policies, Decision decision)
    {
        // What is too long is told without its statements, and then without its context.
        var account = request.Principal.Account ?? string.Empty;
        foreach (var detail in Enum.GetValues<Detail>())
        {
            if (Seal(account, Write(request, policies, decision, detail)) is { Length: <= Longest } message)
            {
                return message;
            }
        }

        return Seal(account, $$"""{"allowed":{{(decision.IsAllowed ? "true" : "false")}}}""");
    }

    /// <summary>The decoded text; null for one that is no message of that account's.</summary>
    public string? Decode(string account, string message)
    {
        // "This can happen if the message contains invalid characters, such as line breaks", which the decoder would pass over.
        if (message.Any(char.IsWhiteSpace))
        {
            return null;
        }

        return _box.Open(message, account) is { } plain ? Encoding.UTF8.GetString(plain) : null;
    }

    public void Dispose() => _box.Dispose();

    // The account is bound to it: another account's message is no message.
    private string Seal(string account, string text) => _box.Seal(Encoding.UTF8.GetBytes(text), account, CompressionLevel.Optimal);

    private static string Write(AuthorizationRequest request, PolicySet policies, Decision decision, Detail detail)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteBoolean("allowed", decision.IsAllowed);
            json.WriteBoolean("explicitDeny", decision.Verdict == Verdict.ExplicitDeny);
            WriteItems<StatementExplanation>(json, "matchedStatements", detail == Detail.All ? MatchedOf(request, policies, decision) : [], WriteStatement);
            WriteItems<string>(json, "failures", [], static (_, _) => { });
            json.WriteStartObject("context");
            WritePrincipal(json, request.Principal);
            json.WriteString("action", request.Action);
            json.WriteString("resource", request.Resource);
            var context = request.Context;
            WriteItems<string>(json, "conditions", detail == Detail.Question ? [] : context.Keys.Order(StringComparer.Ordinal), (writer, name) =>
            {
                writer.WriteString("key", name);
                WriteItems(writer, "values", context[name], static (inner, value) => inner.WriteString("value", value));
            });
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    /// <summary>The statements that decided: those that apply, of the kind of policies that was decisive.</summary>
    private static IEnumerable<StatementExplanation> MatchedOf(AuthorizationRequest request, PolicySet policies, Decision decision) =>
        PolicyEvaluator.Explain(request, policies).Layers
            .Where(layer => layer.Kind == decision.DecidedBy)
            .SelectMany(layer => layer.Statements)
            .Where(statement => statement.Outcome == StatementOutcome.Applies
                && (statement.Effect == PolicyEffect.Deny) == (decision.Verdict == Verdict.ExplicitDeny));

    private static void WriteStatement(Utf8JsonWriter json, StatementExplanation statement)
    {
        json.WriteString("statementId", statement.Sid ?? string.Empty);
        json.WriteString("effect", statement.Effect == PolicyEffect.Deny ? "DENY" : "ALLOW");

        // AWS does not name the policy; who looks for the statement needs it.
        json.WriteString("policy", statement.Policy.Id);
        WriteItems(json, "conditions", statement.Conditions.Select(condition => condition.Key), static (writer, key) => writer.WriteString("key", key));
    }

    private static void WritePrincipal(Utf8JsonWriter json, RequestPrincipal principal)
    {
        json.WriteStartObject("principal");
        json.WriteString("id", principal.UserId ?? principal.Account ?? string.Empty);
        if (principal.Type == PrincipalType.User && principal.Arn is { } user)
        {
            json.WriteString("name", user[(user.LastIndexOf('/') + 1)..]);
        }

        json.WriteString("arn", principal.Arn ?? string.Empty);
        json.WriteEndObject();
    }

    private static void WriteItems<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartObject(name);
        json.WriteStartArray("items");
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>How much a message tells.</summary>
    private enum Detail
    {
        All = 0,
        Context = 1,
        Question = 2,
    }
}
