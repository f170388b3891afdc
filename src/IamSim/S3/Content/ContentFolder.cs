using IamSim.Storage;

namespace IamSim.S3.Content;

/// <summary>
/// The files of objects' content. A file is written under a name of its own and seen by nobody until a row that names it is committed; a file that no row
/// names is an orphan, and <see cref="ContentSweeper"/> takes it away.
/// </summary>
internal sealed class ContentFolder(S3Options options, Database database)
{
    private const string Temporary = ".new";

    /// <summary>The folder, which is made when something is written into it.</summary>
    public string Root { get; } = Path.GetFullPath(options.Folder ?? (database.FilePath is { } file ? file + "-s3" : "iamsim-s3"));

    /// <summary>The file of a content. Its random end spreads files over 256 folders.</summary>
    public string PathOf(Guid id)
    {
        var name = id.ToString("N");
        return Path.Combine(Root, name[^2..], name);
    }

    /// <summary>Opens a new file for writing: under a temporary name, until <see cref="Finish"/>.</summary>
    public FileStream Create(Guid id)
    {
        var path = PathOf(id);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var file = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.Delete, BufferSize = 0, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            file.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path + Temporary, file);
    }

    /// <summary>Gives a file that is whole its name.</summary>
    public void Finish(Guid id) => File.Move(PathOf(id) + Temporary, PathOf(id));

    /// <summary>Takes a file away that is written or half written; one that is not there is no error.</summary>
    public void Delete(Guid id)
    {
        Drop(PathOf(id));
        Drop(PathOf(id) + Temporary);
    }

    /// <summary>Every file that is there, half written ones too, with when it was last written, by the machine's clock.</summary>
    public IEnumerable<(Guid Id, DateTimeOffset WrittenAt)> All()
    {
        if (!Directory.Exists(Root))
        {
            yield break;
        }

        foreach (var file in new DirectoryInfo(Root).EnumerateFiles("*", SearchOption.AllDirectories))
        {
            if (Guid.TryParseExact(Path.GetFileNameWithoutExtension(file.Name), "N", out var id))
            {
                yield return (id, file.LastWriteTimeUtc);
            }
        }
    }

    private static void Drop(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is DirectoryNotFoundException or IOException)
        {
            // Not there, or still read on a system that keeps open files: the sweep comes again.
        }
    }
}
