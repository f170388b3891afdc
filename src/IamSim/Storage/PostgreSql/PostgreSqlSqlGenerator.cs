using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure.Internal;
using Npgsql.EntityFrameworkCore.PostgreSQL.Migrations;

namespace IamSim.Storage.PostgreSql;

/// <summary>Puts the triggers behind CREATE TABLE that the entity's <see cref="AppendOnly"/> mark asks for: EF Core has no word for them.</summary>
#pragma warning disable EF1001 // The provider's own generator is made from its options; there is no other way to extend it.
internal sealed class PostgreSqlSqlGenerator(MigrationsSqlGeneratorDependencies dependencies, INpgsqlSingletonOptions options)
    : NpgsqlMigrationsSqlGenerator(dependencies, options)
#pragma warning restore EF1001
{
    protected override void Generate(CreateTableOperation operation, IModel? model, MigrationCommandListBuilder builder, bool terminate = true)
    {
        base.Generate(operation, model, builder, terminate);
        if (terminate && AppendOnly.RuleOf(model, operation.Name) is { } rule)
        {
            builder.AppendLines(TriggersOf(operation, rule));
            EndStatement(builder);
        }
    }

    private static string TriggersOf(CreateTableOperation table, AppendOnlyRule rule)
    {
        var name = table.Name;
        var others = table.Columns.Where(column => column.Name != rule.Once).Select(column => $"OLD.\"{column.Name}\" IS NOT DISTINCT FROM NEW.\"{column.Name}\"");
        var isSetOnce = rule.Once is null
            ? "false"
            : $"""OLD."{rule.Once}" IS NULL AND NEW."{rule.Once}" IS NOT NULL AND {string.Join(" AND ", others)}""";
        return $"""
            CREATE OR REPLACE FUNCTION "{name}_Stays"() RETURNS trigger LANGUAGE plpgsql AS $stays$
            BEGIN
                IF TG_OP = 'UPDATE' THEN
                    IF {isSetOnce} THEN RETURN NEW; END IF;
                    RAISE EXCEPTION '{name}: what is written stays as it is';
                ELSIF TG_OP = 'DELETE' THEN
                    IF {rule.Goes ?? "false"} THEN RETURN OLD; END IF;
                    RAISE EXCEPTION '{name}: what is written stays';
                END IF;
                RAISE EXCEPTION '{name}: what is written stays; a table cannot be truncated';
            END $stays$;
            CREATE TRIGGER "{name}_NoChange" BEFORE UPDATE OR DELETE ON "{name}" FOR EACH ROW EXECUTE FUNCTION "{name}_Stays"();
            CREATE TRIGGER "{name}_NoTruncate" BEFORE TRUNCATE ON "{name}" FOR EACH STATEMENT EXECUTE FUNCTION "{name}_Stays"();

            """;
    }
}
