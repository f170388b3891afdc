using IamSim.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;

namespace IamSim.Tests.Storage;

/// <summary>What tools/migrations.sh made from the model still fits it.</summary>
public sealed class SchemaTests
{
    private const string Remedy = "The model has changed: run tools/migrations.sh.";

    public static TheoryData<string> Providers => [nameof(DatabaseProvider.Sqlite), nameof(DatabaseProvider.PostgreSql)];

    [Theory]
    [MemberData(nameof(Providers))]
    public void Migrations_OfProvider_CoverTheModel(string provider)
    {
        using var db = Open(provider);

        Assert.False(db.Database.HasPendingModelChanges(), Remedy);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public void Script_OfProvider_IsThatOfItsMigrations(string provider)
    {
        using var db = Open(provider);
        using var stream = typeof(SchemaVersion).Assembly.GetManifestResourceStream($"schema.{provider}.sql");
        Assert.NotNull(stream);
        using var reader = new StreamReader(stream);

        var script = db.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Script | MigrationsSqlGenerationOptions.NoTransactions);

        Assert.True(script.Trim() == reader.ReadToEnd().Trim(), Remedy);
        Assert.Equal(db.Database.GetMigrations(), new SchemaVersion(Enum.Parse<DatabaseProvider>(provider)).Known);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public void CompiledModel_OfProvider_IsThatOfTheConfigurations(string provider)
    {
        using var db = Open(provider);
        var built = db.GetService<IDesignTimeModel>().Model;

        Assert.Contains("CompiledModels", db.Model.GetType().Namespace!, StringComparison.Ordinal);
        Assert.True(Describe(built) == Describe(db.Model), Remedy);
    }

    /// <summary>What a query or a save goes by.</summary>
    private static string Describe(IModel model) => string.Join('\n', model.GetEntityTypes().OrderBy(e => e.Name, StringComparer.Ordinal).Select(entity =>
        $"{entity.Name} {entity.GetTableName()}\n"
        + string.Join('\n', entity.GetProperties().Select(p =>
            $"  {p.Name} {p.ClrType} {p.GetColumnName()} {p.GetColumnType()} {p.IsNullable} {p.ValueGenerated} {p.GetTypeMapping().Converter?.GetType()}"
            + $" {p.GetTypeMapping().Converter?.ProviderClrType}"))
        + string.Join('\n', entity.GetKeys().Select(k => $"  {k.GetName()} {string.Join(' ', k.Properties.Select(p => p.Name))}"))
        + string.Join('\n', entity.GetIndexes().Select(i => $"  {i.GetDatabaseName()} {i.IsUnique} {string.Join(' ', i.Properties.Select(p => p.Name))}"))));

    private static IamDb Open(string provider) => provider == nameof(DatabaseProvider.Sqlite)
        ? new SqliteDesignTimeFactory().CreateDbContext([])
        : new PostgreSqlDesignTimeFactory().CreateDbContext([]);
}
