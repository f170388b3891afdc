using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

namespace IamSim.Storage;

/// <summary>Brings a database's schema to this program's version.</summary>
/// <remarks>
/// EF Core's own way builds its design-time model and takes most of a second, so it is kept for databases of an older version. A new
/// database is made by the script that tools/migrations.sh wrote from the same migrations, and one that is up to date costs a query.
/// </remarks>
internal sealed class SchemaVersion(DatabaseProvider provider)
{
    private readonly string _script = SchemaScript.Of(provider).Text;

    /// <summary>The migrations that the script makes, as it enters them in the history.</summary>
    public IReadOnlyList<string> Known => field ??= ReadKnown(_script);

    /// <summary>Makes the schema of a new database, in a transaction that keeps others from doing the same.</summary>
    /// <returns>False where the database is of an older version, which <see cref="Migrate"/> is for.</returns>
    public bool IsMadeOrCurrent(DbTransaction transaction)
    {
        if (!HasHistory(transaction))
        {
            Execute(transaction, _script);
            return true;
        }

        var applied = Query(transaction, $"""SELECT "MigrationId" FROM "{HistoryRepository.DefaultTableName}" """);
        if (applied.Except(Known).FirstOrDefault() is { } unknown)
        {
            throw new InvalidOperationException(
                $"The database was made by another version of IamSim: it has the migration {unknown}, which this version does not know. "
                + "Name another database in ConnectionStrings:IamSim, or run the version that made it.");
        }

        return applied.Count == Known.Count;
    }

    /// <summary>Applies what an older database lacks; EF Core keeps two servers from doing it at once.</summary>
    public static void Migrate(IamDb db) => db.Database.Migrate();

    private bool HasHistory(DbTransaction transaction) => Query(transaction, provider == DatabaseProvider.Sqlite
        ? $"SELECT name FROM sqlite_master WHERE name = '{HistoryRepository.DefaultTableName}'"
        : $"SELECT tablename::text FROM pg_tables WHERE schemaname = current_schema() AND tablename = '{HistoryRepository.DefaultTableName}'").Count > 0;

    private static List<string> Query(DbTransaction transaction, string sql)
    {
        using var command = Command(transaction, sql);
        using var reader = command.ExecuteReader();
        var values = new List<string>();
        while (reader.Read())
        {
            values.Add(reader.GetString(0));
        }

        return values;
    }

    private static void Execute(DbTransaction transaction, string sql)
    {
        using var command = Command(transaction, sql);
        command.ExecuteNonQuery();
    }

    private static DbCommand Command(DbTransaction transaction, string sql)
    {
        var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        return command;
    }

    // INSERT INTO "__EFMigrationsHistory" (…)
    // VALUES ('20261124013043_Initial', '10.0.15');
    private static List<string> ReadKnown(string script)
    {
        var known = new List<string>();
        var inserts = false;
        foreach (var line in script.AsSpan().EnumerateLines())
        {
            if (inserts)
            {
                var id = line[(line.IndexOf('\'') + 1)..];
                known.Add(id[..id.IndexOf('\'')].ToString());
            }

            inserts = line.StartsWith($"INSERT INTO \"{HistoryRepository.DefaultTableName}\"", StringComparison.Ordinal);
        }

        return known;
    }
}
