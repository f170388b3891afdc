using System.Formats.Tar;
using System.IO.Compression;
using System.Text;

namespace IamSim.Workloads.Life;

/// <summary>What jobs leave behind: nothing was trained, and what they leave says so.</summary>
internal static class Artifacts
{
    private const string Note = """{"producer":"IamSim","note":"Nothing was trained: this simulates what a job leaves behind."}""";

    /// <summary><c>model.tar.gz</c>: one file, <c>model.json</c>.</summary>
    public static byte[] Model { get; } = MakeModel();

    /// <summary>The result of a processing job.</summary>
    public static byte[] Result { get; } = Encoding.UTF8.GetBytes("producer,note\nIamSim,simulated\n");

    private static byte[] MakeModel()
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Optimal))
        using (var tar = new TarWriter(gzip))
        {
            tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, "model.json")
            {
                DataStream = new MemoryStream(Encoding.UTF8.GetBytes(Note)),
                ModificationTime = DateTimeOffset.UnixEpoch,
            });
        }

        return bytes.ToArray();
    }
}
