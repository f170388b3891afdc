using System.Text;
using IamSim.Wire.S3.Checksums;

namespace IamSim.Tests.Wire.S3;

/// <summary>The algorithms of S3's checksums, by the check values that their definitions give: of the text 123456789.</summary>
public class ContentHashTests
{
    [Theory]
    [InlineData("CRC32", "CBF43926")]
    [InlineData("CRC32C", "E3069283")]
    [InlineData("CRC64NVME", "AE8B14860A799888")]
    [InlineData("SHA1", "F7C3BC1D808E04732ADF679965CCC34CA7AE3441")]
    [InlineData("SHA256", "15E2B0D3C33891EBB0F1EF609EC419420C20E320CE94C65FBC8C3312448EB225")]
    [InlineData("MD5", "25F9E794323B453885F5181F1B624D0B")]
    public void Algorithm_OfTheCheckText_IsItsCheckValue(string algorithm, string expected)
    {
        using var hash = ContentHash.Begin(algorithm);

        hash!.Append("123456789"u8);

        Assert.Equal(expected, Convert.ToHexString(hash.End()));
    }

    [Theory]
    [InlineData("CRC32C")]
    [InlineData("CRC64NVME")]
    public void Checksum_InPieces_IsThatOfTheWhole(string algorithm)
    {
        var content = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 1000)));
        using var whole = ContentHash.Begin(algorithm);
        using var pieces = ContentHash.Begin(algorithm);
        whole!.Append(content);

        for (var (at, size) = (0, 1); at < content.Length; at += size, size = (size * 3 % 41) + 1)
        {
            pieces!.Append(content.AsSpan(at, Math.Min(size, content.Length - at)));
        }

        Assert.Equal(whole.End(), pieces!.End());
    }

    [Fact]
    public void Algorithm_Unknown_IsNone() => Assert.Null(ContentHash.Begin("CRC16"));
}
