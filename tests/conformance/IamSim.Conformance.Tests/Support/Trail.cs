using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using IamSim.Audit;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace IamSim.Conformance.Tests.Support;

/// <summary>What a database holds of an account, read beside the server: tables, not answers.</summary>
internal sealed class Trail : IAsyncDisposable
{
    private readonly DbConnection _connection;

    private Trail(DbConnection connection) => _connection = connection;

    public static async Task<Trail> OpenAsync(string connectionString, string provider = "Sqlite")
    {
        DbConnection connection = provider == "Sqlite" ? new SqliteConnection($"{connectionString};Pooling=False") : new NpgsqlConnection($"{connectionString};Pooling=False");
        await connection.OpenAsync();
        return new Trail(connection);
    }

    /// <summary>The account's events in order, after proof that none is missing, changed or added.</summary>
    public async Task<IReadOnlyList<JsonElement>> VerifiedEventsAsync(string account)
    {
        var number = long.Parse(account, CultureInfo.InvariantCulture);
        var records = new List<JsonElement>();
        var hash = new byte[SHA256.HashSizeInBytes];
        await foreach (var row in QueryAsync("SELECT \"Sequence\", \"Content\", \"Hash\" FROM \"AuditEvents\" WHERE \"AccountId\" = @account ORDER BY \"Sequence\"", number))
        {
            var record = AuditContent.RecordOf((byte[])row[1]);
            hash = SHA256.HashData([.. hash, .. SHA256.HashData(record)]);
            Assert.Equal(records.Count + 1L, row[0]);
            Assert.Equal(hash, (byte[])row[2]);
            records.Add(JsonDocument.Parse(record).RootElement);
        }

        var head = await QueryAsync("SELECT \"Sequence\", \"Hash\" FROM \"AuditHeads\" WHERE \"AccountId\" = @account", number).SingleAsync();
        Assert.Equal((long)records.Count, head[0]);
        Assert.Equal(hash, (byte[])head[1]);
        return records;
    }

    /// <summary>The first column of a query with one parameter, <c>@account</c>.</summary>
    public async Task<IReadOnlyList<string>> TextsAsync(string sql, string account) =>
        await QueryAsync(sql, account).Select(row => (string)row[0]).ToListAsync();

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private async IAsyncEnumerable<object[]> QueryAsync(string sql, object account)
    {
        await using var command = _connection.CreateCommand();
#pragma warning disable CA2100 // every caller gives a constant
        command.CommandText = sql;
#pragma warning restore CA2100
        var parameter = command.CreateParameter();
        parameter.ParameterName = "@account";
        parameter.Value = account;
        command.Parameters.Add(parameter);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            yield return row;
        }
    }
}
