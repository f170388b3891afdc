using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace IamSim.Ec2.Ways;

/// <summary>A CIDR block of IPv4 addresses, <c>10.0.0.0/16</c>.</summary>
/// <param name="First">Its first address, as a number.</param>
/// <param name="PrefixLength">How many bits all of its addresses have alike.</param>
internal readonly record struct AddressBlock(uint First, int PrefixLength)
{
    /// <summary>Every address.</summary>
    public static readonly AddressBlock All = new(0, 0);

    private uint Mask => PrefixLength == 0 ? 0 : uint.MaxValue << (32 - PrefixLength);

    private uint Last => First | ~Mask;

    /// <summary>How many addresses it has.</summary>
    public long Size => 1L << (32 - PrefixLength);

    public bool Contains(AddressBlock other) => PrefixLength <= other.PrefixLength && (other.First & Mask) == First;

    public bool Overlaps(AddressBlock other) => First <= other.Last && other.First <= Last;

    /// <summary>Whether each of its addresses is in one of some blocks: <c>0.0.0.0/1</c> and <c>128.0.0.0/1</c> together are all addresses.</summary>
    public bool IsCoveredBy(IReadOnlyCollection<AddressBlock> blocks)
    {
        var (first, last) = (First, Last);
        var next = (ulong)first;
        foreach (var block in blocks.Where(Overlaps).OrderBy(b => b.First))
        {
            if (block.First > next)
            {
                return false;
            }

            next = Math.Max(next, (ulong)block.Last + 1);
        }

        return next > last;
    }

    /// <summary>
    /// Reads a block as AWS takes one; what has bits behind the prefix is brought to its canonical form: "if you specify 100.68.0.18/18, we modify it to
    /// 100.68.0.0/18".
    /// </summary>
    /// <remarks><see href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpc.html">EC2: CreateVpc</see></remarks>
    public static bool TryParse([NotNullWhen(true)] string? text, out AddressBlock block)
    {
        block = default;
        if (text is null || text.IndexOf('/') is not (> 0 and var slash) || text.AsSpan(0, slash).Count('.') != 3
            || !IPAddress.TryParse(text.AsSpan(0, slash), out var address) || address.AddressFamily != AddressFamily.InterNetwork
            || !int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var length) || length > 32)
        {
            return false;
        }

        block = new AddressBlock(Number(address), length);
        block = block with { First = block.First & block.Mask };
        return true;
    }

    /// <summary>The address at a place within the block: 0 is the first one.</summary>
    public string AddressAt(long index)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, (uint)(First + index));
        return new IPAddress(bytes).ToString();
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{AddressAt(0)}/{PrefixLength}");

    private static uint Number(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[4];
        address.TryWriteBytes(bytes, out _);
        return BinaryPrimitives.ReadUInt32BigEndian(bytes);
    }
}
