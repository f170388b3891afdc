namespace IamSim.Simulator.Importing;

/// <summary>A file to import. It is opened more than once: to be checked, and again to be written.</summary>
/// <param name="Name">What errors call it.</param>
/// <param name="Open">Opens it from its beginning.</param>
internal sealed record ImportSource(string Name, Func<Stream> Open)
{
    private const int BufferSize = 128 * 1024;

    public static ImportSource OfFile(string path, string? name = null) => new(
        name ?? path, () => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, BufferSize, FileOptions.SequentialScan));
}
