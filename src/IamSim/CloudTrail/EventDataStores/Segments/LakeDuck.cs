using System.Globalization;
using DuckDB.NET.Data;

namespace IamSim.CloudTrail.EventDataStores.Segments;

/// <summary>Opens DuckDB: in memory, with nothing loaded but what is part of it. Its library is loaded with the first one.</summary>
internal static class LakeDuck
{
    public static DuckDBConnection Open(LakeOptions options, string temporary)
    {
        var duck = new DuckDBConnection("DataSource=:memory:");
        try
        {
            duck.Open();
            Execute(duck, string.Create(
                CultureInfo.InvariantCulture,
                $"""
                SET autoinstall_known_extensions = false;
                SET autoload_known_extensions = false;
                SET threads = {options.Threads};
                SET memory_limit = '{options.MemoryMegabytes}MB';
                SET temp_directory = {LakeFolder.Quoted(temporary)};
                SET preserve_insertion_order = false;
                SET TimeZone = 'UTC';
                """));
            return duck;
        }
        catch
        {
            duck.Dispose();
            throw;
        }
    }

    public static long Execute(DuckDBConnection duck, string sql)
    {
        using var command = duck.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteNonQuery();
    }
}
