using System.Buffers.Binary;
using System.IO.Hashing;
using System.Numerics;

namespace IamSim.Wire.S3.Checksums;

/// <summary>CRC-32C (Castagnoli), by the processor's own instruction where it has one. The bytes are big-endian, as S3 has them.</summary>
internal sealed class Crc32C() : NonCryptographicHashAlgorithm(sizeof(uint))
{
    private uint _crc = uint.MaxValue;

    public override void Append(ReadOnlySpan<byte> source)
    {
        var crc = _crc;
        while (source.Length >= sizeof(ulong))
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(source));
            source = source[sizeof(ulong)..];
        }

        foreach (var each in source)
        {
            crc = BitOperations.Crc32C(crc, each);
        }

        _crc = crc;
    }

    public override void Reset() => _crc = uint.MaxValue;

    protected override void GetCurrentHashCore(Span<byte> destination) => BinaryPrimitives.WriteUInt32BigEndian(destination, ~_crc);
}
