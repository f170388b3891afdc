using System.Text.Json;

namespace IamSim.CloudTrail.Queries.Engine;

/// <summary>
/// Looks through a parsed statement: it reads event data stores and nothing else of the world. What the engine may do is locked too; this is for the better
/// message, and so that nothing depends on one lock alone.
/// </summary>
internal sealed class StatementCheck
{
    private static readonly HashSet<string> TableFunctions = new(StringComparer.OrdinalIgnoreCase) { "unnest", "range", "generate_series" };

    /// <summary>Functions that tell of the engine or its host, keep state, run texts as statements, or wait.</summary>
    private static readonly HashSet<string> Functions = new(StringComparer.OrdinalIgnoreCase)
    {
        "current_setting", "getvariable", "getenv", "nextval", "currval", "write_log", "query", "query_table", "current_query", "txid_current",
        "current_database", "current_schema", "current_schemas", "current_catalog", "current_role", "current_user", "session_user", "user", "version",
        "json_execute_serialized_sql", "sleep_ms", "current_connection_id", "current_query_id", "current_transaction_id", "in_search_path", "set_config",
        "parse_duckdb_log_message", "is_histogram_other_bin", "sql_auto_complete",
    };

    private static readonly string[] FunctionFamilies = ["pg_", "duckdb_", "pragma_", "has_", "__internal"];

    private readonly HashSet<string> _common = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _tables = [];
    private string? _wrong;

    private StatementCheck()
    {
    }

    /// <summary>The event data stores that a statement names, or why it may not run.</summary>
    public static (IReadOnlyList<string> Stores, string? Wrong) Of(JsonElement statement)
    {
        var check = new StatementCheck();
        check.Walk(statement);
        var stores = new List<string>();
        foreach (var table in check._tables.Where(t => !check._common.Contains(t)))
        {
            if (!Guid.TryParseExact(table, "D", out _))
            {
                return ([], check._wrong ?? $"Table {table} does not exist: a table is the ID of an event data store.");
            }

            if (!stores.Contains(table, StringComparer.OrdinalIgnoreCase))
            {
                stores.Add(table.ToLowerInvariant());
            }
        }

        return (stores, check._wrong ?? (stores.Count == 0 ? "The statement must select from an event data store." : null));
    }

    // A statement may be nested deeper than a thread's stack likes.
    private void Walk(JsonElement root)
    {
        var open = new Stack<JsonElement>();
        open.Push(root);
        while (open.TryPop(out var element))
        {
            if (element.ValueKind == JsonValueKind.Array)
            {
                foreach (var item in element.EnumerateArray().Reverse())
                {
                    open.Push(item);
                }
            }
            else if (element.ValueKind == JsonValueKind.Object)
            {
                Look(element);
                foreach (var member in element.EnumerateObject().Reverse())
                {
                    open.Push(member.Value);
                }
            }
        }
    }

    private void Look(JsonElement element)
    {
        if (element.TryGetProperty("cte_map", out var common) && common.TryGetProperty("map", out var map))
        {
            foreach (var entry in map.EnumerateArray())
            {
                _common.Add(entry.GetProperty("key").GetString()!);
            }
        }

        switch (Text(element, "type"))
        {
            case "BASE_TABLE":
                var schema = Text(element, "catalog_name") + Text(element, "schema_name");
                if (schema.Length > 0)
                {
                    _wrong ??= $"Schema {schema} does not exist.";
                }

                _tables.Add(Text(element, "table_name"));
                break;
            case "TABLE_FUNCTION":
                if (!TableFunctions.Contains(Text(element.GetProperty("function"), "function_name")))
                {
                    _wrong ??= $"Table function {Text(element.GetProperty("function"), "function_name")} is not supported.";
                }

                break;
            case "SHOW_REF":
                _wrong ??= "Only SELECT statements are allowed.";
                break;
            case "FUNCTION" or "WINDOW_AGGREGATE" when Text(element, "function_name") is { Length: > 0 } function && IsRefused(function):
                _wrong ??= $"Function {function} is not supported.";
                break;
            case "VALUE_PARAMETER":
                _wrong ??= "Parameters are not supported in a query statement.";
                break;
            default:
                break;
        }
    }

    private static bool IsRefused(string function) =>
        Functions.Contains(function) || Array.Exists(FunctionFamilies, family => function.StartsWith(family, StringComparison.OrdinalIgnoreCase));

    private static string Text(JsonElement element, string member) =>
        element.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : string.Empty;
}
