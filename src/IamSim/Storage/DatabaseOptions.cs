namespace IamSim.Storage;

internal enum DatabaseProvider
{
    Sqlite = 0,
    PostgreSql = 1,
}

/// <summary><c>IamSim:Database</c>; where the database is stands in <c>ConnectionStrings:IamSim</c>.</summary>
internal sealed class DatabaseOptions
{
    public const string Section = "IamSim:Database";
    public const string ConnectionString = "IamSim";
    public const string DefaultConnectionString = "Data Source=iamsim.db";

    public DatabaseProvider Provider { get; set; }

    /// <summary>SQLite only: each commit waits until the disk has it, so that a power cut takes no answered call.</summary>
    public bool SynchronousFull { get; set; }
}
