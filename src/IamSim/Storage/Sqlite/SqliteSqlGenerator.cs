using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace IamSim.Storage.Sqlite;

/// <summary>
/// Ends CREATE TABLE as the entity's <see cref="WithoutRowid"/> mark says, and puts the triggers behind it that its <see cref="AppendOnly"/> mark asks
/// for: EF Core has no word for either.
/// </summary>
internal sealed class SqliteSqlGenerator(MigrationsSqlGeneratorDependencies dependencies, IRelationalAnnotationProvider annotations)
    : SqliteMigrationsSqlGenerator(dependencies, annotations)
{
    protected override void Generate(CreateTableOperation operation, IModel? model, MigrationCommandListBuilder builder, bool terminate = true)
    {
        var table = model?.GetRelationalModel().FindTable(operation.Name, operation.Schema);
        var isWithoutRowid = table?.EntityTypeMappings
            .Any(mapping => mapping.TypeBase.FindAnnotation(WithoutRowid.Annotation) is not null) == true;

        // A key of one column goes into the column, and is no longer the table's behind this.
        var keys = new List<string[]> { operation.PrimaryKey?.Columns ?? [] };
        keys.AddRange(table?.Indexes.Where(index => index.IsUnique).Select(index => index.Columns.Select(column => column.Name).ToArray()) ?? []);
        base.Generate(operation, model, builder, terminate && !isWithoutRowid);
        if (isWithoutRowid)
        {
            builder.Append(" WITHOUT ROWID");
            if (terminate)
            {
                builder.AppendLine(Dependencies.SqlGenerationHelper.StatementTerminator);
                EndStatement(builder);
            }
        }

        if (terminate && AppendOnly.RuleOf(model, operation.Name) is { } rule)
        {
            builder.AppendLines(TriggersOf(operation, keys, rule));
            EndStatement(builder);
        }
    }

    private static string TriggersOf(CreateTableOperation table, List<string[]> keys, AppendOnlyRule rule)
    {
        var name = table.Name;
        var others = table.Columns.Where(column => column.Name != rule.Once).Select(column => $"OLD.\"{column.Name}\" IS NEW.\"{column.Name}\"");
        var isSetOnce = $"""OLD."{rule.Once}" IS NULL AND NEW."{rule.Once}" IS NOT NULL AND {string.Join(" AND ", others)}""";
        var isThere = string.Join(" OR ", keys.Select(columns =>
            $"EXISTS (SELECT 1 FROM \"{name}\" WHERE {string.Join(" AND ", columns.Select(column => $"\"{column}\" = NEW.\"{column}\""))})"));

        // INSERT OR REPLACE deletes without a word to the triggers of deletion. Where all of a row is its key, it puts the same in its place. FAIL, not
        // ABORT: for that SQLite would keep a copy of each page that an insert changes, a third of what an event costs.
        var replace = table.Columns.Count == keys[0].Length ? "" : $"""
            CREATE TRIGGER "{name}_NoReplace" BEFORE INSERT ON "{name}" WHEN {isThere}
            BEGIN SELECT RAISE(FAIL, '{name}: what is written is not replaced'); END;

            """;
        return $"""
            CREATE TRIGGER "{name}_NoUpdate" BEFORE UPDATE ON "{name}"{(rule.Once is null ? "" : $" WHEN NOT ({isSetOnce})")}
            BEGIN SELECT RAISE(ABORT, '{name}: what is written stays as it is'); END;
            CREATE TRIGGER "{name}_NoDelete" BEFORE DELETE ON "{name}"{(rule.Goes is null ? "" : $" WHEN NOT ({rule.Goes})")}
            BEGIN SELECT RAISE(ABORT, '{name}: what is written stays'); END;
            """ + "\n" + replace;
    }
}
