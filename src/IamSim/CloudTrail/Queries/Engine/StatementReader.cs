using System.Text.Json;
using System.Text.RegularExpressions;
using DuckDB.NET.Data;
using IamSim.CloudTrail.EventDataStores;
using IamSim.CloudTrail.EventDataStores.Segments;
using IamSim.Contracts;

namespace IamSim.CloudTrail.Queries.Engine;

/// <summary>Reads statements: DuckDB parses them, so that what is looked through is what runs.</summary>
internal sealed partial class StatementReader(QueryEngine engine, LakeFolder folder, LakeOptions options) : IDisposable
{
    // As deep as the engine's own parser goes, and a little more.
    private const int MaxDepth = 20_000;

    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = MaxDepth };

    private readonly SemaphoreSlim _turn = new(1, 1);
    private DuckDBConnection? _parser;

    /// <summary>The statement, if it may run and its columns and functions are there.</summary>
    public async Task<Outcome<LakeStatement>> ReadAsync(string text, CancellationToken ct)
    {
        var parsed = await ParseAsync(text, ct);
        if (parsed.IsFault)
        {
            return parsed;
        }

        return await engine.CheckAsync(parsed.Value, ct) is { } wrong ? QueryErrors.Invalid(wrong) : parsed;
    }

    /// <summary>The statement, if it may run.</summary>
    public async Task<Outcome<LakeStatement>> ParseAsync(string text, CancellationToken ct)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            // The engine would read no further.
            return QueryErrors.Invalid("The statement has a character that is not allowed.");
        }

        await _turn.WaitAsync(ct);
        try
        {
            return await DeepStack.RunAsync(() => Parse(text));
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose()
    {
        _parser?.Dispose();
        _turn.Dispose();
    }

    /// <summary>Puts what AWS writes as it is into quotation marks: the id of an event data store, outside of texts, names and comments.</summary>
    public static string Quote(string statement) =>
        Tokens().Replace(statement, static token => token.Groups[1].Success ? $"\"{token.Value.ToLowerInvariant()}\"" : token.Value);

    /// <summary>The same with all words in small letters: Presto's names have no case, and DuckDB's members of structures have one in GROUP BY.</summary>
    private static string QuoteAndLower(string statement) => Tokens().Replace(
        statement,
        static token => token.Groups[1].Success ? $"\"{token.Value.ToLowerInvariant()}\"" : token.Groups[2].Success ? token.Value.ToLowerInvariant() : token.Value);

    /// <summary>A place in what <see cref="Quote"/> made, in the statement as it was given.</summary>
    private static int Unquoted(string statement, int place)
    {
        foreach (Match token in Tokens().Matches(statement))
        {
            place -= token.Groups[1].Success && token.Index < place ? 2 : 0;
        }

        return place;
    }

    private Outcome<LakeStatement> Parse(string text)
    {
        // As it is written, for what it calls its columns and for the place of what is wrong; then as it runs, which is what is looked through.
        var written = ParseOne(text, Quote(text), static (_, statement) => new LakeStatement(string.Empty, [], ResultNames.Of(statement)));
        return written.IsFault ? written : ParseOne(text, QuoteAndLower(text), (sql, statement) => Checked(sql, statement, written.Value.Names));
    }

    private static Outcome<LakeStatement> Checked(string sql, JsonElement statement, ResultNames names)
    {
        var (stores, wrong) = StatementCheck.Of(statement);
        return wrong is not null ? QueryErrors.Invalid(wrong) : new LakeStatement(sql, stores, names);
    }

    private Outcome<LakeStatement> ParseOne(string text, string sql, Func<string, JsonElement, Outcome<LakeStatement>> read)
    {
        _parser ??= LakeDuck.Open(options, folder.Temporary("spill"));
        using var command = _parser.CreateCommand();
        command.CommandText = "SELECT json_serialize_sql($1::VARCHAR)";
        command.Parameters.Add(new DuckDBParameter(sql));
        try
        {
            using var document = JsonDocument.Parse((string)command.ExecuteScalar()!, Deep);
            var root = document.RootElement;
            if (root.GetProperty("error").GetBoolean())
            {
                return QueryErrors.Invalid(root.GetProperty("error_type").ValueEquals("parser")
                    ? EngineMessages.At(text, place => Unquoted(text, place), root)
                    : "Only SELECT statements are allowed.");
            }

            var statements = root.GetProperty("statements");
            return statements.GetArrayLength() == 1 ? read(sql, statements[0]) : QueryErrors.Invalid("Only one SELECT statement is allowed.");
        }
        catch (DuckDBException e)
        {
            return QueryErrors.Invalid(EngineMessages.Shown(e.Message));
        }
        catch (JsonException)
        {
            return QueryErrors.Invalid(EngineMessages.TooDeep);
        }
    }

    [GeneratedRegex(
        """'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|/\*.*?\*/|(?<![\w-])([0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12})(?![\w-])|\$\$.*?\$\$|(\w+)""",
        RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Tokens();
}
