using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace IamSim.Policies.Documents;

/// <summary>Prints documents: <c>Version</c> first, as AWS's older parser likes it, statements in a list, single values bare.</summary>
internal static class PolicyPrinter
{
    // Policies are stored and sent, never put into a page.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static string Print(PolicyDocument document)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            if (document.StatedVersion is { } version)
            {
                json.WriteString(
                    ElementNames.Version,
                    version == PolicyVersion.V20121017 ? ElementNames.Version20121017 : ElementNames.Version20081017);
            }

            if (document.Id is { } id)
            {
                json.WriteString(ElementNames.Id, id.Value);
            }

            json.WriteStartArray(ElementNames.Statement);
            foreach (var statement in document.Statements)
            {
                Print(json, statement);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Print(Utf8JsonWriter json, PolicyStatement statement)
    {
        json.WriteStartObject();
        if (statement.Sid is { } sid)
        {
            json.WriteString(ElementNames.Sid, sid.Value);
        }

        json.WriteString(ElementNames.Effect, statement.Effect == PolicyEffect.Allow ? ElementNames.Allow : ElementNames.Deny);
        if (statement.Principal is { } principal)
        {
            Print(json, principal);
        }

        Print(json, statement.Action, ElementNames.Action, ElementNames.NotAction);
        if (statement.Resource is { } resource)
        {
            Print(json, resource, ElementNames.Resource, ElementNames.NotResource);
        }

        if (!statement.Conditions.IsEmpty)
        {
            Print(json, statement.Conditions);
        }

        json.WriteEndObject();
    }

    private static void Print(Utf8JsonWriter json, PrincipalClause clause)
    {
        json.WritePropertyName(clause.IsNot ? ElementNames.NotPrincipal : ElementNames.Principal);
        if (clause.Principals is [{ Kind: PrincipalKind.Everyone } everyone])
        {
            json.WriteStringValue(everyone.Value);
            return;
        }

        json.WriteStartObject();
        foreach (var group in clause.Principals.GroupBy(principal => principal.Kind))
        {
            json.WritePropertyName(KeyOf(group.Key));
            PrintList(json, [.. group], static (writer, principal) => writer.WriteStringValue(principal.Value));
        }

        json.WriteEndObject();
    }

    private static void Print(Utf8JsonWriter json, PatternClause clause, string name, string notName)
    {
        json.WritePropertyName(clause.IsNot ? notName : name);
        PrintList(json, clause.Patterns, static (writer, pattern) => writer.WriteStringValue(pattern.Value));
    }

    private static void Print(Utf8JsonWriter json, ImmutableArray<PolicyCondition> conditions)
    {
        json.WriteStartObject(ElementNames.Condition);
        foreach (var group in conditions.GroupBy(condition => condition.Operator))
        {
            json.WriteStartObject(group.Key.ToString());
            foreach (var condition in group)
            {
                json.WritePropertyName(condition.Key);
                PrintList(json, condition.Values, Print);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Print(Utf8JsonWriter json, ConditionValue value)
    {
        if (value.Kind == ConditionValueKind.String)
        {
            json.WriteStringValue(value.Text);
        }
        else
        {
            json.WriteRawValue(value.Text);
        }
    }

    private static void PrintList<T>(Utf8JsonWriter json, ImmutableArray<T> items, Action<Utf8JsonWriter, T> print)
    {
        if (items is [var single])
        {
            print(json, single);
            return;
        }

        json.WriteStartArray();
        foreach (var item in items)
        {
            print(json, item);
        }

        json.WriteEndArray();
    }

    private static string KeyOf(PrincipalKind kind) => kind switch
    {
        PrincipalKind.Service => ElementNames.Service,
        PrincipalKind.Federated => ElementNames.Federated,
        PrincipalKind.CanonicalUser => ElementNames.CanonicalUser,
        _ => ElementNames.Aws,
    };
}
