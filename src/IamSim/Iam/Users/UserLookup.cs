using System.Data.Common;
using IamSim.Iam.Tagging;

namespace IamSim.Iam.Users;

/// <summary>
/// One prepared statement on a connection that stays open: finds a user by name at a fraction of what a query through EF costs. One caller
/// at a time.
/// </summary>
internal sealed class UserLookup : IDisposable
{
    private const string Sql = """
        SELECT "Id", "Name", "Path", "CreatedAt", "PermissionsBoundaryArn", "Tags", "PasswordLastUsedAt"
        FROM "Users" WHERE "AccountId" = @account AND "NameKey" = @name
        """;

    private readonly DbConnection _connection;
    private readonly DbCommand _command;
    private readonly DbParameter _account;
    private readonly DbParameter _name;

    public UserLookup(DbConnection connection)
    {
        _connection = connection;
        _command = connection.CreateCommand();
        _command.CommandText = Sql;
        _account = Parameter("@account");
        _name = Parameter("@name");
        _command.Prepare();
    }

    /// <summary>The user with this name in upper case; null where there is none.</summary>
    public User? Find(string account, string nameKey)
    {
        _account.Value = account;
        _name.Value = nameKey;
        using var row = _command.ExecuteReader();
        return !row.Read() ? null : new User
        {
            AccountId = account,
            Id = row.GetString(0),
            Name = row.GetString(1),
            NameKey = nameKey,
            Path = row.GetString(2),
            CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(3)),
            PermissionsBoundaryArn = row.IsDBNull(4) ? null : row.GetString(4),
            Tags = TagColumn.Read(row.GetString(5)),
            PasswordLastUsedAt = row.IsDBNull(6) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(6)),
        };
    }

    public void Dispose()
    {
        _command.Dispose();
        _connection.Dispose();
    }

    private DbParameter Parameter(string name)
    {
        var parameter = _command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = string.Empty;
        _command.Parameters.Add(parameter);
        return parameter;
    }
}
