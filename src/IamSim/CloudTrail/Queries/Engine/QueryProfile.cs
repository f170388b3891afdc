using System.Globalization;
using System.Runtime.InteropServices;
using DuckDB.NET.Data;

namespace IamSim.CloudTrail.Queries.Engine;

/// <summary>Asks DuckDB how many events passed the conditions of the query that it ran last: the client library does not.</summary>
/// <remarks><see href="https://duckdb.org/docs/stable/clients/c/api#profiling-info">DuckDB: Profiling info</see></remarks>
internal static class QueryProfile
{
    public const string Settings = """{"OPERATOR_CARDINALITY": "true", "OPERATOR_TYPE": "true"}""";

    /// <summary>The events that were matched; null where that took no look into the events.</summary>
    public static long? MatchedBy(DuckDBConnection duck)
    {
        var root = Native.duckdb_get_profiling_info(duck.NativeConnection.DangerousGetHandle());
        return root == IntPtr.Zero ? null : MatchedBy(root);
    }

    // What a filter lets through, or, where there is none, the scan itself, which has the conditions within it.
    private static long? MatchedBy(IntPtr node)
    {
        var type = Value(node, "OPERATOR_TYPE");
        if (type is "FILTER" or "TABLE_SCAN" && long.TryParse(Value(node, "OPERATOR_CARDINALITY"), NumberStyles.None, CultureInfo.InvariantCulture, out var rows))
        {
            return rows;
        }

        long? sum = null;
        for (ulong at = 0; at < Native.duckdb_profiling_info_get_child_count(node); at++)
        {
            sum = MatchedBy(Native.duckdb_profiling_info_get_child(node, at)) is { } matched ? (sum ?? 0) + matched : sum;
        }

        return sum;
    }

    private static string? Value(IntPtr node, string key)
    {
        var value = Native.duckdb_profiling_info_get_value(node, key);
        if (value == IntPtr.Zero)
        {
            return null;
        }

        var text = Native.duckdb_get_varchar(value);
        var read = Marshal.PtrToStringUTF8(text);
        Native.duckdb_free(text);
        Native.duckdb_destroy_value(ref value);
        return read;
    }

#pragma warning disable SYSLIB1054, IDE1006, SA1300 // DuckDB's own names; generated marshalling would need unsafe code.
    private static class Native
    {
        private const string Library = "duckdb";

        [DllImport(Library)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
        public static extern IntPtr duckdb_get_profiling_info(IntPtr connection);

        [DllImport(Library)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
        public static extern ulong duckdb_profiling_info_get_child_count(IntPtr info);

        [DllImport(Library)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
        public static extern IntPtr duckdb_profiling_info_get_child(IntPtr info, ulong index);

        [DllImport(Library)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
        public static extern IntPtr duckdb_profiling_info_get_value(IntPtr info, [MarshalAs(UnmanagedType.LPUTF8Str)] string key);

        [DllImport(Library)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
        public static extern IntPtr duckdb_get_varchar(IntPtr value);

        [DllImport(Library)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
        public static extern void duckdb_free(IntPtr pointer);

        [DllImport(Library)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
        public static extern void duckdb_destroy_value(ref IntPtr value);
    }
#pragma warning restore SYSLIB1054, IDE1006, SA1300
}
