using System.Collections.Immutable;

namespace IamSim.Policies.Documents.Text;

/// <summary>
/// Reads JSON (RFC 8259, strictly) into nodes that know their place. It stops at the first fault; its time is linear, its depth bounded.
/// </summary>
/// <remarks>The base library's reader tells bytes, not characters, and lets duplicate names and lone surrogates pass.</remarks>
internal sealed class JsonReader
{
    // A policy needs six levels.
    private const int MaxDepth = 32;

    private readonly TextCursor cursor;
    private JsonFault? fault;
    private int depth;

    private JsonReader(string text) => cursor = new TextCursor(text);

    /// <summary>The value that <paramref name="text"/> holds, or null and the fault.</summary>
    internal static JsonNode? Read(string text, out JsonFault? fault)
    {
        var reader = new JsonReader(text);
        reader.cursor.SkipWhitespace();
        var root = reader.ReadValue();
        reader.cursor.SkipWhitespace();
        if (root is not null && !reader.cursor.AtEnd)
        {
            root = reader.Fail();
        }

        fault = reader.fault;
        return root;
    }

    private JsonNode? ReadValue()
    {
        var start = cursor.Position;
        switch (cursor.Current)
        {
            case '{':
                return Nested(start, ReadObject);
            case '[':
                return Nested(start, ReadArray);
            case '"':
                var readTo = start with { Column = start.Column + 1 };
                return JsonStrings.Read(cursor) is { } value ? new JsonString(start, readTo, value) : Fail();
            case 't':
                return cursor.TryTake("true") ? new JsonBoolean(start, cursor.Position, true) : Fail();
            case 'f':
                return cursor.TryTake("false") ? new JsonBoolean(start, cursor.Position, false) : Fail();
            case 'n':
                return cursor.TryTake("null") ? new JsonNull(start, cursor.Position) : Fail();
            default:
                return JsonNumbers.Read(cursor) is { } number ? new JsonNumber(start, cursor.Position, number) : Fail();
        }
    }

    private JsonNode? Nested(TextPosition start, Func<TextPosition, TextPosition, JsonNode?> read)
    {
        if (depth == MaxDepth)
        {
            return Fail(PolicyErrorCode.TooDeep, start);
        }

        depth++;
        cursor.Advance();
        var node = read(start, cursor.Position);
        depth--;
        return node;
    }

    private JsonNode? ReadArray(TextPosition start, TextPosition readTo)
    {
        var items = ImmutableArray.CreateBuilder<JsonNode>();
        cursor.SkipWhitespace();
        if (cursor.TryTake(']'))
        {
            return new JsonArray(start, readTo, []);
        }

        do
        {
            cursor.SkipWhitespace();
            if (ReadValue() is not { } item)
            {
                return null;
            }

            items.Add(item);
            cursor.SkipWhitespace();
        }
        while (cursor.TryTake(','));

        return cursor.TryTake(']') ? new JsonArray(start, readTo, items.ToImmutable()) : Fail();
    }

    private JsonNode? ReadObject(TextPosition start, TextPosition readTo)
    {
        var members = ImmutableArray.CreateBuilder<JsonMember>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        cursor.SkipWhitespace();
        if (cursor.TryTake('}'))
        {
            return new JsonObject(start, readTo, cursor.Position, []);
        }

        do
        {
            cursor.SkipWhitespace();
            if (ReadMember() is not { } member)
            {
                return null;
            }

            // "Individual elements must not contain multiple instances of the same key":
            // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
            if (!names.Add(member.Name))
            {
                return Fail(PolicyErrorCode.DuplicateElement, member.Position);
            }

            members.Add(member);
            cursor.SkipWhitespace();
        }
        while (cursor.TryTake(','));

        return cursor.TryTake('}') ? new JsonObject(start, readTo, cursor.Position, members.ToImmutable()) : Fail();
    }

    private JsonMember? ReadMember()
    {
        var position = cursor.Position;
        if (cursor.Current != '"' || JsonStrings.Read(cursor) is not { } name)
        {
            Fail();
            return null;
        }

        cursor.SkipWhitespace();
        if (!cursor.TryTake(':'))
        {
            Fail();
            return null;
        }

        cursor.SkipWhitespace();
        return ReadValue() is { } value ? new JsonMember(name, position, value) : null;
    }

    private JsonNode? Fail() => Fail(PolicyErrorCode.InvalidJson, cursor.Position);

    private JsonNode? Fail(PolicyErrorCode code, TextPosition position)
    {
        fault ??= new JsonFault(code, position);
        return null;
    }
}
