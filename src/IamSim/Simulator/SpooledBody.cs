using IamSim.Simulator.Importing;

namespace IamSim.Simulator;

/// <summary>A request's body in a temporary file, so that it can be read twice whatever its length. The file goes with it.</summary>
internal sealed class SpooledBody : IAsyncDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"iamsim-{Guid.CreateVersion7():n}.upload");

    private SpooledBody()
    {
    }

    public static async Task<SpooledBody> ReadAsync(Stream body, CancellationToken ct)
    {
        var spooled = new SpooledBody();
        try
        {
            // Others on the machine may read temporary files, and this one may hold secrets.
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            await using var file = new FileStream(spooled._path, options);
            await body.CopyToAsync(file, ct);
            return spooled;
        }
        catch
        {
            await spooled.DisposeAsync();
            throw;
        }
    }

    public ImportSource AsSource() => ImportSource.OfFile(_path, "the body");

    public Stream Open() => AsSource().Open();

    public ValueTask DisposeAsync()
    {
        File.Delete(_path);
        return ValueTask.CompletedTask;
    }
}
