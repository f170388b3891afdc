using System.Globalization;
using DuckDB.NET.Data;
using IamSim.CloudTrail.EventDataStores;
using IamSim.CloudTrail.EventDataStores.Segments;

namespace IamSim.CloudTrail.Queries.Engine;

/// <summary>
/// Runs statements: each in a DuckDB of its own, in memory, which can read the files of the event data stores that the statement names and nothing else, and
/// whose settings are locked.
/// </summary>
/// <remarks><see href="https://duckdb.org/docs/stable/operations_manual/securing_duckdb/overview">Securing DuckDB</see></remarks>
internal sealed class QueryEngine(LakeFolder folder, LakeOptions options, ILogger<QueryEngine> log)
{
    /// <summary>A statement that takes longer to be planned than this is left to its run, which is bounded too.</summary>
    private static readonly TimeSpan LongestCheck = TimeSpan.FromSeconds(10);

    /// <summary>Plans a statement over event data stores without events: what is wrong with its columns and functions; null where nothing is.</summary>
    public async Task<string?> CheckAsync(LakeStatement statement, CancellationToken ct)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limited.CancelAfter(LongestCheck);
        try
        {
            return await DeepStack.RunAsync(() => Check(statement, limited.Token));
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>Runs a statement.</summary>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public Task<LakeResult> RunAsync(LakeStatement statement, IReadOnlyList<LakeTable> tables, DateTimeOffset now, CancellationToken ct) =>
        DeepStack.RunAsync(() => Run(statement, tables, now, ct));

    private string? Check(LakeStatement statement, CancellationToken ct)
    {
        using var duck = Open([.. statement.Stores.Select(id => new LakeTable(id, [], DateTimeOffset.UnixEpoch))], DateTimeOffset.UnixEpoch);
        using var command = duck.CreateCommand();
        command.CommandText = "EXPLAIN " + statement.Sql;
        using var stop = new EngineInterrupt(command, ct);
        try
        {
            command.ExecuteNonQuery();
            return null;
        }
        catch (DuckDBException e) when (!ct.IsCancellationRequested)
        {
            return EngineMessages.IsTold(e.Message) ? EngineMessages.Shown(e.Message) : null;
        }
        catch (Exception) when (ct.IsCancellationRequested)
        {
            throw new OperationCanceledException(ct);
        }
    }

    private LakeResult Run(LakeStatement statement, IReadOnlyList<LakeTable> tables, DateTimeOffset now, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        using var duck = Open(tables, now);
        var scanned = tables.Sum(t => t.Segments.Sum(s => s.Rows));
        var bytes = tables.Sum(t => t.Segments.Sum(s => new FileInfo(s.Path).Length));
        LakeResult result;
        try
        {
            result = Fetch(duck, statement, ct);
        }
        catch (DuckDBException e) when (!ct.IsCancellationRequested)
        {
            if (!EngineMessages.IsTold(e.Message) && !EngineMessages.IsOutOfMemory(e.Message))
            {
                log.LogWarning(e, "The query engine failed.");
            }

            result = LakeResult.Failed(EngineMessages.Shown(e.Message));
        }
        catch (Exception e) when (e is InvalidCastException or OverflowException or ArgumentOutOfRangeException or NotSupportedException && !ct.IsCancellationRequested)
        {
            // A value of the statement's own making that no text here stands for, such as a time of the year 200000.
            result = LakeResult.Failed("A value of the result is out of range.");
        }
        catch (Exception) when (ct.IsCancellationRequested)
        {
            throw new OperationCanceledException(ct);
        }

        return result with { EventsScanned = scanned, BytesScanned = bytes, EventsMatched = Math.Min(scanned, QueryProfile.MatchedBy(duck) ?? scanned) };
    }

    private LakeResult Fetch(DuckDBConnection duck, LakeStatement statement, CancellationToken ct)
    {
        using var command = duck.CreateCommand();
        command.CommandText = statement.Sql;
        command.UseStreamingMode = true;
        using var stop = new EngineInterrupt(command, ct);
        using var reader = command.ExecuteReader();
        var columns = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToList();
        var hasZone = Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetDataTypeName(i) == "TimestampTz").ToArray();
        var pages = new List<byte[]>();
        var page = new List<string[]>();
        var rows = 0;
        var characters = 0L;
        while (reader.Read())
        {
            ct.ThrowIfCancellationRequested();
            if (++rows > options.QueryRows)
            {
                return LakeResult.Failed(string.Create(
                    CultureInfo.InvariantCulture, $"The query has more than {options.QueryRows} rows (IamSim:Lake:QueryRows). Use LIMIT."));
            }

            var row = new string[columns.Count];
            for (var at = 0; at < row.Length; at++)
            {
                row[at] = ResultText.Of(reader.IsDBNull(at) ? null : reader.GetValue(at), hasZone[at]);
                characters += row[at].Length;
            }

            if (characters > (long)options.QueryMegabytes << 20)
            {
                return LakeResult.Failed(string.Create(
                    CultureInfo.InvariantCulture, $"The rows of the query are larger than {options.QueryMegabytes} MB (IamSim:Lake:QueryMegabytes). Use LIMIT."));
            }

            page.Add(row);
            if (page.Count == LakeQueryPage.Size)
            {
                pages.Add(ResultRows.Pack(page));
                page.Clear();
            }
        }

        if (page.Count > 0)
        {
            pages.Add(ResultRows.Pack(page));
        }

        return new LakeResult(statement.Names.For(columns), pages, rows);
    }

    private DuckDBConnection Open(IReadOnlyList<LakeTable> tables, DateTimeOffset now)
    {
        var duck = LakeDuck.Open(options, folder.Temporary("spill"));
        try
        {
            LakeDuck.Execute(duck, LakeDialect.Macros(now));
            foreach (var table in tables)
            {
                var files = string.Join(", ", table.Segments.Select(s => LakeFolder.Quoted(s.Path)));
                var events = files.Length == 0 ? LakeSchema.Nothing : $"read_parquet([{files}])";
                AddView(duck, $"CREATE VIEW \"{table.Id}\" AS SELECT {LakeSchema.Columns} FROM {events} WHERE eventTime >= {LakeDialect.Time(table.From)}");
            }

            var paths = string.Join(", ", tables.SelectMany(t => t.Segments).Select(s => LakeFolder.Quoted(s.Path)));
            LakeDuck.Execute(duck, $"""
                SET enable_profiling = 'no_output';
                SET custom_profiling_settings = '{QueryProfile.Settings}';
                SET allowed_paths = [{paths}];
                SET enable_external_access = false;
                SET lock_configuration = true;
                """);
            return duck;
        }
        catch
        {
            duck.Dispose();
            throw;
        }
    }

    private static void AddView(DuckDBConnection duck, string sql)
    {
        try
        {
            LakeDuck.Execute(duck, sql);
        }
        catch (DuckDBException e)
        {
            throw new LakeFilesException(e);
        }
    }
}

/// <summary>The files of an event data store cannot be read: somebody else has written to them.</summary>
internal sealed class LakeFilesException(Exception inner) : Exception("The files of an event data store cannot be read.", inner);
