using System.Buffers.Binary;
using System.IO.Hashing;

namespace IamSim.Wire.S3.Checksums;

/// <summary>CRC-64/NVME, sixteen bytes at a step. The bytes are big-endian, as S3 has them.</summary>
/// <remarks><see href="https://reveng.sourceforge.io/crc-catalogue/17plus.htm#crc.cat.crc-64-nvme">Catalogue of parametrised CRC algorithms: CRC-64/NVME</see></remarks>
internal sealed class Crc64Nvme() : NonCryptographicHashAlgorithm(sizeof(ulong))
{
    /// <summary>The polynomial, its bits reversed.</summary>
    private const ulong Polynomial = 0x9A6C9329AC4BC9B5;

    private const int Step = 16;

    private static readonly ulong[] Tables = MakeTables();

    private ulong _crc = ulong.MaxValue;

    public override void Append(ReadOnlySpan<byte> source)
    {
        var crc = _crc;
        var tables = Tables.AsSpan();
        while (source.Length >= Step)
        {
            var low = BinaryPrimitives.ReadUInt64LittleEndian(source) ^ crc;
            var high = BinaryPrimitives.ReadUInt64LittleEndian(source[8..]);
            crc = tables[(15 << 8) | (byte)low] ^ tables[(14 << 8) | (byte)(low >> 8)] ^ tables[(13 << 8) | (byte)(low >> 16)] ^ tables[(12 << 8) | (byte)(low >> 24)]
                ^ tables[(11 << 8) | (byte)(low >> 32)] ^ tables[(10 << 8) | (byte)(low >> 40)] ^ tables[(9 << 8) | (byte)(low >> 48)] ^ tables[(8 << 8) | (byte)(low >> 56)]
                ^ tables[(7 << 8) | (byte)high] ^ tables[(6 << 8) | (byte)(high >> 8)] ^ tables[(5 << 8) | (byte)(high >> 16)] ^ tables[(4 << 8) | (byte)(high >> 24)]
                ^ tables[(3 << 8) | (byte)(high >> 32)] ^ tables[(2 << 8) | (byte)(high >> 40)] ^ tables[(1 << 8) | (byte)(high >> 48)] ^ tables[(byte)(high >> 56)];
            source = source[Step..];
        }

        foreach (var each in source)
        {
            crc = (crc >> 8) ^ tables[(byte)(crc ^ each)];
        }

        _crc = crc;
    }

    public override void Reset() => _crc = ulong.MaxValue;

    protected override void GetCurrentHashCore(Span<byte> destination) => BinaryPrimitives.WriteUInt64BigEndian(destination, ~_crc);

    /// <summary>Table <c>n</c> is what a byte does to the checksum when <c>n</c> zero bytes follow it.</summary>
    private static ulong[] MakeTables()
    {
        var tables = new ulong[Step * 256];
        for (var i = 0; i < 256; i++)
        {
            var crc = (ulong)i;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ Polynomial;
            }

            tables[i] = crc;
        }

        for (var i = 256; i < tables.Length; i++)
        {
            tables[i] = (tables[i - 256] >> 8) ^ tables[(byte)tables[i - 256]];
        }

        return tables;
    }
}
