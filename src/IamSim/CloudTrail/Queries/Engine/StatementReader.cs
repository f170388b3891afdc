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

        var sql = Quote(text);
        await _turn.WaitAsync(ct);
        try
        {
            return await DeepStack.RunAsync(() => Parse(text, sql));
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

    /// <summary>A place in what <see cref="Quote"/> made, in the statement as it was given.</summary>
    private static int Unquoted(string statement, int place)
    {
        foreach (Match token in Tokens().Matches(statement))
        {
            place -= token.Groups[1].Success && token.Index < place ? 2 : 0;
        }

        return place;
    }

    private Outcome<LakeStatement> Parse(string text, string sql)
    {
        _parser ??= LakeDuck.Open(options, folder.Temporary("spill"));
        using var command = _parser.CreateCommand();
        command.CommandText = "SELECT json_serialize_sql($1::VARCHAR)";
        command.Parameters.Add(new DuckDBParameter(sql));
        string json;
        try
        {
            json = (string)command.ExecuteScalar()!;
        }
        catch (DuckDBException e)
        {
            return QueryErrors.Invalid(EngineMessages.Shown(e.Message));
        }

        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json, Deep);
        }
        catch (JsonException)
        {
            return QueryErrors.Invalid(EngineMessages.TooDeep);
        }

        using (document)
        {
            return Read(text, sql, document.RootElement);
        }
    }

    private static Outcome<LakeStatement> Read(string text, string sql, JsonElement root)
    {
        if (root.GetProperty("error").GetBoolean())
        {
            return QueryErrors.Invalid(root.GetProperty("error_type").ValueEquals("parser")
                ? EngineMessages.At(text, place => Unquoted(text, place), root)
                : "Only SELECT statements are allowed.");
        }

        var statements = root.GetProperty("statements");
        if (statements.GetArrayLength() != 1)
        {
            return QueryErrors.Invalid("Only one SELECT statement is allowed.");
        }

        var (stores, wrong) = StatementCheck.Of(statements[0]);
        return wrong is not null ? QueryErrors.Invalid(wrong) : new LakeStatement(sql, stores, ResultNames.Of(statements[0]));
    }

    [GeneratedRegex(
        """'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|/\*.*?\*/|(?<![\w-])([0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12})(?![\w-])""",
        RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Tokens();
}
