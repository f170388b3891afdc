using IamSim.Storage;

namespace IamSim.CloudTrail.EventDataStores.Segments;

/// <summary>
/// Where this server keeps the segments of event data stores. All in it can be made anew from the trail. Nothing is made before the first event data
/// store is there.
/// </summary>
internal sealed class LakeFolder(LakeOptions options, Database database) : IDisposable
{
    private readonly Lock _gate = new();
    private string? _root;
    private FileStream? _owner;
    private bool _isTemporary;

    public string Root
    {
        get
        {
            lock (_gate)
            {
                return _root ??= Open();
            }
        }
    }

    /// <summary>A new name for a file that lives no longer than its work.</summary>
    public string Temporary(string extension) => Path.Combine(Root, "tmp", $"{Guid.CreateVersion7():N}.{extension}");

    public string Of(string storeId) => Path.Combine(Root, storeId);

    /// <summary>A path as a text of SQL.</summary>
    public static string Quoted(string path) => $"'{path.Replace("'", "''", StringComparison.Ordinal)}'";

    public void Dispose()
    {
        _owner?.Dispose();
        if (_isTemporary)
        {
            try
            {
                Directory.Delete(_root!, recursive: true);
            }
            catch (IOException)
            {
                // A query may still read in it; the system clears its temporary folder.
            }
        }
    }

    private string Open()
    {
        var wanted = options.Folder ?? (database.FilePath is { } file ? file + "-lake" : null);
        if (wanted is null || !TryTake(Path.GetFullPath(wanted)))
        {
            // Another server has it, or DuckDB would take its name for a pattern.
            TryTake(Directory.CreateTempSubdirectory("iamsim-lake-").FullName);
            _isTemporary = true;
        }

        return _root!;
    }

    private bool TryTake(string path)
    {
        if (path.AsSpan().IndexOfAny("*?[") >= 0)
        {
            return false;
        }

        Directory.CreateDirectory(path);
        try
        {
            _owner = new FileStream(
                Path.Combine(path, ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
        }
        catch (IOException)
        {
            return false;
        }

        // What an earlier server was working on when it ended.
        var temporary = Path.Combine(path, "tmp");
        if (Directory.Exists(temporary))
        {
            Directory.Delete(temporary, recursive: true);
        }

        Directory.CreateDirectory(temporary);
        _root = path;
        return true;
    }
}
