using System.Buffers.Binary;

namespace IamSim.S3.Uploads;

/// <summary>
/// The cyclic redundancy checks of S3, as far as parts need them: of little data, and of what stands behind one another, from the parts' own.
/// </summary>
/// <param name="polynomial">Reflected.</param>
/// <param name="bytes">Four or eight.</param>
internal sealed class Crc(ulong polynomial, int bytes)
{
    public static readonly Crc Crc32 = new(0xEDB88320, 4);
    public static readonly Crc Crc32C = new(0x82F63B78, 4);
    public static readonly Crc Crc64Nvme = new(0x9A6C9329AC4BC9B5, 8);

    private readonly int _bits = bytes * 8;
    private readonly ulong _ones = bytes == 8 ? ulong.MaxValue : uint.MaxValue;

    public static Crc? Of(string? algorithm) => algorithm switch
    {
        "CRC32" => Crc32,
        "CRC32C" => Crc32C,
        "CRC64NVME" => Crc64Nvme,
        _ => null,
    };

    /// <summary>The check of some bytes, as S3 writes it: the highest byte first.</summary>
    public byte[] Of(ReadOnlySpan<byte> data)
    {
        var crc = _ones;
        foreach (var b in data)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ polynomial;
            }
        }

        return Write(crc ^ _ones);
    }

    /// <summary>The check of two contents, one behind the other, from the check of each and the length of the second.</summary>
    /// <remarks>As many zero bytes behind the first as the second has change its check as a matrix does; the matrix is raised by squaring.</remarks>
    public byte[] Combine(byte[] first, byte[] second, long length)
    {
        if (length == 0)
        {
            return first;
        }

        var odd = new ulong[_bits];
        odd[0] = polynomial;
        for (var bit = 1; bit < _bits; bit++)
        {
            odd[bit] = 1UL << (bit - 1);
        }

        // One zero bit; two, four, and then eight: a zero byte.
        var matrix = Square(Square(Square(odd)));
        var crc = Read(first);
        for (var left = length; left != 0; left >>= 1)
        {
            if ((left & 1) != 0)
            {
                crc = Times(matrix, crc);
            }

            matrix = Square(matrix);
        }

        return Write(crc ^ Read(second));
    }

    private static ulong Times(ulong[] matrix, ulong vector)
    {
        var sum = 0UL;
        for (var at = 0; vector != 0; at++, vector >>= 1)
        {
            if ((vector & 1) != 0)
            {
                sum ^= matrix[at];
            }
        }

        return sum;
    }

    private ulong[] Square(ulong[] matrix)
    {
        var square = new ulong[_bits];
        for (var at = 0; at < _bits; at++)
        {
            square[at] = Times(matrix, matrix[at]);
        }

        return square;
    }

    private ulong Read(byte[] check) => bytes == 8 ? BinaryPrimitives.ReadUInt64BigEndian(check) : BinaryPrimitives.ReadUInt32BigEndian(check);

    private byte[] Write(ulong crc)
    {
        var check = new byte[bytes];
        if (bytes == 8)
        {
            BinaryPrimitives.WriteUInt64BigEndian(check, crc);
        }
        else
        {
            BinaryPrimitives.WriteUInt32BigEndian(check, (uint)crc);
        }

        return check;
    }
}
