using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Storage;

/// <summary>The script that tools/migrations.sh wrote of a provider's schema, and what of it makes a table.</summary>
internal sealed partial class SchemaScript
{
    private readonly ILookup<string, string> _statements;

    private SchemaScript(DatabaseProvider provider)
    {
        using var stream = typeof(SchemaScript).Assembly.GetManifestResourceStream($"schema.{provider}.sql")!;
        using var reader = new StreamReader(stream);
        Text = reader.ReadToEnd();

        // EF Core puts an empty line behind each command. A table's triggers are one command; they have none in them.
        _statements = Text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(statement => (Statement: statement, Table: TableOf().Match(statement)))
            .Where(of => of.Table.Success)
            .ToLookup(of => of.Table.Groups["table"].Value, of => of.Statement);
    }

    public string Text { get; }

    public static SchemaScript Of(DatabaseProvider provider) => new(provider);

    /// <summary>
    /// Drops tables and makes them again, empty, with their indexes and triggers, in the lane's transaction. The way to empty tables that are only appended
    /// to, whose triggers refuse DELETE.
    /// </summary>
    public async Task MakeAnewAsync(IamDb lane, IReadOnlyList<string> tables, CancellationToken ct)
    {
        foreach (var table in tables)
        {
            if (!_statements.Contains(table))
            {
                throw new InvalidOperationException($"The script makes no table {table}.");
            }
        }

#pragma warning disable EF1002 // The model's own names, and the script that was made of it.
        foreach (var table in tables)
        {
            await lane.Database.ExecuteSqlRawAsync($"DROP TABLE \"{table}\"", ct);
        }

        foreach (var statement in tables.SelectMany(table => _statements[table]))
        {
            await lane.Database.ExecuteSqlRawAsync(statement, ct);
        }
#pragma warning restore EF1002
    }

    // CREATE TABLE "T" …, CREATE UNIQUE INDEX "…" ON "T" …, CREATE TRIGGER "…" BEFORE UPDATE ON "T" …, CREATE OR REPLACE FUNCTION "T_Stays"() ….
    [GeneratedRegex("""\ACREATE (TABLE "(?<table>\w+)"|(UNIQUE )?INDEX "\w+" ON "(?<table>\w+)"|TRIGGER "\w+" BEFORE \w+ ON "(?<table>\w+)"|OR REPLACE FUNCTION "(?<table>\w+)_Stays")""")]
    private static partial Regex TableOf();
}
