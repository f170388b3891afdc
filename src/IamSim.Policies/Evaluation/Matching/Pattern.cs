using System.Buffers;

namespace IamSim.Policies.Evaluation.Matching;

/// <summary>A pattern of a policy, compiled: most are a literal or a literal and one asterisk, which cost one comparison.</summary>
internal sealed class Pattern
{
    private const int TokensOnStack = 512;

    private readonly PatternPart[] parts;
    private readonly int[] tokens;
    private readonly bool ignoreCase;

    private Pattern(PatternShape shape, string literal, int[] tokens, PatternPart[] parts, bool ignoreCase)
    {
        Shape = shape;
        Literal = literal;
        this.tokens = tokens;
        this.parts = parts;
        this.ignoreCase = ignoreCase;
    }

    internal PatternShape Shape { get; }

    /// <summary>What every matching text begins with; the whole pattern where it is a literal.</summary>
    internal string Literal { get; }

    /// <summary>The policy variables in it.</summary>
    internal IEnumerable<PatternPart> Variables => parts.Where(part => part.IsVariable);

    /// <summary>What no text matches.</summary>
    internal static Pattern Nothing { get; } = new(PatternShape.Nothing, "", [], [], ignoreCase: false);

    internal static Pattern Compile(string text, PatternSyntax syntax)
    {
        var ignoreCase = syntax.HasFlag(PatternSyntax.IgnoreCase);

        // Most patterns are literal, or end with their only asterisk: there is nothing to parse.
        var special = text.AsSpan().IndexOfAny('*', '?', '$');
        if (special < 0)
        {
            return new Pattern(PatternShape.Literal, text, [], [], ignoreCase);
        }

        if (special == text.Length - 1 && text[special] == '*' && syntax.HasFlag(PatternSyntax.Wildcards)
            && !(syntax.HasFlag(PatternSyntax.ConditionArn) && !ArnComponents.AreAll(text)))
        {
            return new Pattern(special == 0 ? PatternShape.Any : PatternShape.Prefix, text[..special], [], [], ignoreCase);
        }

        var parts = PatternParser.Parse(text, syntax);
        if (Array.Exists(parts, part => part.IsVariable))
        {
            var first = parts[0].Tokens;
            return new Pattern(PatternShape.Variables, ignoreCase ? "" : LiteralOf(first), [], parts, ignoreCase);
        }

        var tokens = parts.Length == 0 ? [] : parts[0].Tokens;
        var literal = LiteralOf(tokens);
        if (literal.Length == tokens.Length)
        {
            return new Pattern(PatternShape.Literal, literal, [], [], ignoreCase);
        }

        var rest = tokens[literal.Length..];
        if (rest is [PatternTokens.Star])
        {
            return new Pattern(literal.Length == 0 ? PatternShape.Any : PatternShape.Prefix, literal, [], [], ignoreCase);
        }

        return new Pattern(PatternShape.Wildcards, literal, rest, [], ignoreCase);
    }

    /// <summary>Whether <paramref name="text"/> matches. A pattern of which a variable has no value matches nothing.</summary>
    internal bool IsMatch(string text, RequestContext context) => Shape switch
    {
        PatternShape.Any => true,
        PatternShape.Nothing => false,
        PatternShape.Literal => ignoreCase ? string.Equals(Literal, text, StringComparison.OrdinalIgnoreCase) : Literal == text,
        PatternShape.Prefix => text.StartsWith(Literal, StringComparison.Ordinal),
        PatternShape.Wildcards => text.StartsWith(Literal, StringComparison.Ordinal)
            && WildcardMatcher.IsMatch(tokens, text.AsSpan(Literal.Length)),
        _ => IsMatchWithVariables(text, context),
    };

    /// <summary>The pattern with its variables' values, for people; null where one has none.</summary>
    internal string? Resolve(RequestContext context) =>
        parts.Length == 0 ? null : PatternParser.Describe(parts, context);

    private bool IsMatchWithVariables(string text, RequestContext context)
    {
        // What is literal must be in the text, so more of it than the text has can't match: the room is bounded by text and pattern.
        var room = text.Length;
        foreach (var part in parts)
        {
            room += part.Tokens.Length;
        }

        var rented = room > TokensOnStack ? ArrayPool<int>.Shared.Rent(room) : null;
        var buffer = rented is null ? stackalloc int[TokensOnStack] : rented;
        var isMatch = TryExpand(context, buffer[..room], out var length) && Matches(buffer[..length], text);
        if (rented is not null)
        {
            ArrayPool<int>.Shared.Return(rented);
        }

        return isMatch;
    }

    private bool TryExpand(RequestContext context, Span<int> buffer, out int length)
    {
        length = 0;
        foreach (var part in parts)
        {
            if (!part.IsVariable)
            {
                part.Tokens.CopyTo(buffer[length..]);
                length += part.Tokens.Length;
                continue;
            }

            if (part.ValueIn(context) is not { } value || value.Length > buffer.Length - length || (part.WithinComponent && value.Contains(':')))
            {
                return false;
            }

            foreach (var character in value)
            {
                buffer[length++] = character;
            }

            if (part.Rest > buffer.Length - length)
            {
                return false;
            }
        }

        return true;
    }

    private bool Matches(ReadOnlySpan<int> expanded, string text)
    {
        if (!ignoreCase)
        {
            return WildcardMatcher.IsMatch(expanded, text);
        }

        // Only the string operators without wildcards ignore case.
        if (expanded.Length != text.Length)
        {
            return false;
        }

        for (var index = 0; index < text.Length; index++)
        {
            if (char.ToUpperInvariant((char)expanded[index]) != char.ToUpperInvariant(text[index]))
            {
                return false;
            }
        }

        return true;
    }

    private static string LiteralOf(int[] tokens)
    {
        var length = Array.FindIndex(tokens, token => token < 0);
        length = length < 0 ? tokens.Length : length;
        return string.Create(length, tokens, static (characters, source) =>
        {
            for (var index = 0; index < characters.Length; index++)
            {
                characters[index] = (char)source[index];
            }
        });
    }
}

/// <summary>How a pattern is matched.</summary>
internal enum PatternShape
{
    /// <summary><c>*</c>.</summary>
    Any,

    /// <summary>No wildcard.</summary>
    Literal,

    /// <summary>A literal and one asterisk that takes everything.</summary>
    Prefix,

    Wildcards,

    /// <summary>With policy variables, whose values only the request has.</summary>
    Variables,

    /// <summary>What can't be matched.</summary>
    Nothing,
}
