using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace IamSim.Tests.Iam.Mfa;

/// <summary>Reads the modules of a QR code out of a PNG of one bit a pixel.</summary>
internal static class QrCodePicture
{
    /// <summary>The modules, row by row: true is dark.</summary>
    public static bool[][] Modules(byte[] png, int pixelsPerModule)
    {
        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], png[..8]);
        var (width, height) = (0, 0);
        using var packed = new MemoryStream();
        for (var at = 8; at < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            var data = png.AsSpan(at + 8, length);
            switch (Encoding.ASCII.GetString(png, at + 4, 4))
            {
                case "IHDR":
                    (width, height) = (BinaryPrimitives.ReadInt32BigEndian(data), BinaryPrimitives.ReadInt32BigEndian(data[4..]));
                    Assert.Equal([1, 0, 0, 0, 0], data[8..].ToArray());
                    break;
                case "IDAT":
                    packed.Write(data);
                    break;
            }

            at += 12 + length;
        }

        packed.Position = 0;
        using var pixels = new ZLibStream(packed, CompressionMode.Decompress);
        var modules = new List<bool[]>();
        var line = new byte[1 + ((width + 7) / 8)];
        var above = new byte[line.Length];
        for (var y = 0; y < height; y++)
        {
            pixels.ReadExactly(line);
            Unfilter(line, above);
            line.CopyTo(above, 0);
            if (y % pixelsPerModule == 0)
            {
                modules.Add(Enumerable.Range(0, width / pixelsPerModule).Select(x => IsDark(line, x * pixelsPerModule)).ToArray());
            }
        }

        return [.. modules];
    }

    private static void Unfilter(byte[] line, byte[] above)
    {
        Assert.Contains(line[0], new byte[] { 0, 2 });
        for (var i = 1; line[0] == 2 && i < line.Length; i++)
        {
            line[i] += above[i];
        }
    }

    private static bool IsDark(byte[] line, int x) => (line[1 + (x / 8)] >> (7 - (x % 8)) & 1) == 0;
}
