using IamSim.Storage.PostgreSql;
using IamSim.Storage.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Migrations;

namespace IamSim.Storage;

/// <summary>Gives <c>dotnet ef</c> (see tools/migrations.sh) the model on SQLite; it never opens the database.</summary>
internal sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqliteIamDb>
{
    public SqliteIamDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<SqliteIamDb>()
        .UseSqlite("Data Source=design-time.db")
        .ReplaceService<IMigrationsSqlGenerator, SqliteSqlGenerator>()
        .Options);
}

/// <summary>Gives <c>dotnet ef</c> the model on PostgreSQL; it never connects.</summary>
internal sealed class PostgreSqlDesignTimeFactory : IDesignTimeDbContextFactory<PostgreSqlIamDb>
{
    public PostgreSqlIamDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<PostgreSqlIamDb>()
        .UseNpgsql("Host=localhost;Database=design-time")
        .ReplaceService<IMigrationsSqlGenerator, PostgreSqlSqlGenerator>()
        .Options);
}
