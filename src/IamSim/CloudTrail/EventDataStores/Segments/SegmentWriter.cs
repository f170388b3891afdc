using System.Globalization;

namespace IamSim.CloudTrail.EventDataStores.Segments;

/// <summary>Makes segments: of records, or of smaller segments. A file gets its name when it is whole.</summary>
internal sealed class SegmentWriter(LakeFolder folder, LakeOptions options)
{
    private const string Format = "(FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1, ROW_GROUP_SIZE 20480)";

    // Reading and writing in one, a thread needs that much: more of them run out of memory on a machine with many processors.
    private const int MegabytesPerThread = 256;

    /// <summary>Writes the records of a file, one a line, that a condition takes.</summary>
    /// <param name="lines">The file with the records.</param>
    /// <param name="condition">A condition over the record, <c>r</c>.</param>
    /// <param name="name">Makes the segment of the number of its rows.</param>
    public LakeSegment Write(string lines, string condition, Func<long, LakeSegment> name) => Make(
        $"""
        SELECT unnest(r), eventJson
        FROM (SELECT from_json(json, '{LakeSchema.Json}') AS r, json::VARCHAR AS eventJson FROM read_ndjson_objects({LakeFolder.Quoted(lines)}))
        WHERE {condition}
        """,
        name);

    public LakeSegment Merge(IReadOnlyList<LakeSegment> segments, Func<long, LakeSegment> name) =>
        Make($"SELECT * FROM read_parquet([{string.Join(", ", segments.Select(s => LakeFolder.Quoted(s.Path)))}])", name);

    private LakeSegment Make(string select, Func<long, LakeSegment> name)
    {
        var made = folder.Temporary(LakeSegment.Extension);
        try
        {
            using (var duck = LakeDuck.Open(options, folder.Temporary("spill")))
            {
                LakeDuck.Execute(duck, string.Create(
                    CultureInfo.InvariantCulture, $"SET threads = {Math.Clamp(options.MemoryMegabytes / MegabytesPerThread, 1, options.Threads)}"));

                // Rows need no order, and to keep one DuckDB would hold what other threads have read ahead.
                LakeDuck.Execute(duck, "SET preserve_insertion_order = false");
                LakeDuck.Execute(duck, $"COPY ({select}) TO {LakeFolder.Quoted(made)} {Format}");
                using var count = duck.CreateCommand();
                count.CommandText = $"SELECT count(*) FROM read_parquet({LakeFolder.Quoted(made)})";
                var segment = name(Convert.ToInt64(count.ExecuteScalar(), CultureInfo.InvariantCulture));
                Directory.CreateDirectory(Path.GetDirectoryName(segment.Path)!);
                File.Move(made, segment.Path, overwrite: true);
                return segment;
            }
        }
        finally
        {
            File.Delete(made);
        }
    }
}
