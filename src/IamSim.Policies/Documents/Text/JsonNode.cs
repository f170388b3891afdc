using System.Collections.Immutable;

namespace IamSim.Policies.Documents.Text;

/// <summary>A JSON value with its place in the text.</summary>
/// <param name="Start">Its first character.</param>
/// <param name="ReadTo">
/// How far AWS's parser has read once it knows what the value is: behind the opening quote, bracket or brace, behind a literal or number.
/// <c>Syntax error at position (1,83)</c> speaks of this place.
/// </param>
internal abstract record JsonNode(TextPosition Start, TextPosition ReadTo);

/// <param name="Start">The opening brace.</param>
/// <param name="ReadTo">Behind the opening brace.</param>
/// <param name="End">Behind the closing brace.</param>
/// <param name="Members">In the order written; no name twice.</param>
internal sealed record JsonObject(TextPosition Start, TextPosition ReadTo, TextPosition End, ImmutableArray<JsonMember> Members)
    : JsonNode(Start, ReadTo);

internal sealed record JsonArray(TextPosition Start, TextPosition ReadTo, ImmutableArray<JsonNode> Items) : JsonNode(Start, ReadTo);

internal sealed record JsonString(TextPosition Start, TextPosition ReadTo, string Value) : JsonNode(Start, ReadTo);

/// <summary>A number, kept as its text: policies may hold numbers that no numeric type holds.</summary>
internal sealed record JsonNumber(TextPosition Start, TextPosition ReadTo, string Text) : JsonNode(Start, ReadTo);

internal sealed record JsonBoolean(TextPosition Start, TextPosition ReadTo, bool Value) : JsonNode(Start, ReadTo);

internal sealed record JsonNull(TextPosition Start, TextPosition ReadTo) : JsonNode(Start, ReadTo);

internal readonly record struct JsonMember(string Name, TextPosition Position, JsonNode Value);

/// <summary>Why a text is no JSON that a policy may be.</summary>
internal sealed record JsonFault(PolicyErrorCode Code, TextPosition Position);
