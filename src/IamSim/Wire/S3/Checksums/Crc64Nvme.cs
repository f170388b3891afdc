using System.Buffers.Binary;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace IamSim.Wire.S3.Checksums;

/// <summary>
/// CRC-64/NVME, sixteen bytes at a step: by the processor's carry-less multiplication where it has one, and else by tables. The bytes are big-endian, as S3
/// has them.
/// </summary>
/// <remarks><see href="https://reveng.sourceforge.io/crc-catalogue/17plus.htm#crc.cat.crc-64-nvme">Catalogue of parametrised CRC algorithms: CRC-64/NVME</see></remarks>
internal sealed class Crc64Nvme() : NonCryptographicHashAlgorithm(sizeof(ulong))
{
    /// <summary>The polynomial, its bits reversed.</summary>
    private const ulong Polynomial = 0x9A6C9329AC4BC9B5;

    private const int Step = 16;

    private static readonly ulong[] Tables = MakeTables();

    /// <summary>
    /// What 16 bytes are multiplied by to stand 16 bytes further on: x^(128 + 64) for the first eight and x^128 for the last. Less one each, for the
    /// product of two numbers whose bits are reversed comes out a bit too far.
    /// </summary>
    private static readonly Vector128<ulong> Fold = Vector128.Create(Power(191), Power(127));

    private ulong _crc = ulong.MaxValue;

    public override void Append(ReadOnlySpan<byte> source) => _crc = Pclmulqdq.IsSupported && source.Length >= 4 * Step ? Folded(_crc, source) : ByTables(_crc, source);

    /// <summary>Folds all whole steps into one, which has the same remainder, and lets the tables do that one and what is left.</summary>
    private static ulong Folded(ulong crc, ReadOnlySpan<byte> source)
    {
        var whole = MemoryMarshal.Cast<byte, Vector128<ulong>>(source);
        var folded = whole[0] ^ Vector128.CreateScalar(crc);
        var fold = Fold;
        foreach (var next in whole[1..])
        {
            folded = Pclmulqdq.CarrylessMultiply(folded, fold, 0x00) ^ Pclmulqdq.CarrylessMultiply(folded, fold, 0x11) ^ next;
        }

        Span<byte> last = stackalloc byte[Step];
        folded.AsByte().CopyTo(last);
        return ByTables(ByTables(0, last), source[(whole.Length * Step)..]);
    }

    private static ulong ByTables(ulong crc, ReadOnlySpan<byte> source)
    {
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

        return crc;
    }

    /// <summary>x to a power, modulo the polynomial, its bits reversed.</summary>
    private static ulong Power(int exponent)
    {
        var power = 1UL << 63;
        for (var i = 0; i < exponent; i++)
        {
            power = (power & 1) == 0 ? power >> 1 : (power >> 1) ^ Polynomial;
        }

        return power;
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
