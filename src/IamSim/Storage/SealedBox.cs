using System.Buffers.Text;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace IamSim.Storage;

/// <summary>
/// Seals bytes into a text that only servers of this database can make or open: compressed, then AES-GCM; base64url of nonce, tag and what is
/// sealed.
/// </summary>
/// <param name="key">A secret that all servers of the database share: 32 bytes.</param>
internal sealed class SealedBox(byte[] key) : IDisposable
{
    private const int NonceLength = 12;
    private const int TagLength = 16;

    private readonly AesGcm _cipher = new(key, TagLength);

    /// <summary>Seals; whoever opens must name the same owner.</summary>
    public string Seal(ReadOnlySpan<byte> plain, string owner, CompressionLevel level)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, level, leaveOpen: true))
        {
            brotli.Write(plain);
        }

        var content = packed.GetBuffer().AsSpan(0, (int)packed.Length);
        var whole = new byte[NonceLength + TagLength + content.Length];
        RandomNumberGenerator.Fill(whole.AsSpan(0, NonceLength));
        lock (_cipher)
        {
            _cipher.Encrypt(
                whole.AsSpan(0, NonceLength), content, whole.AsSpan(NonceLength + TagLength), whole.AsSpan(NonceLength, TagLength), Encoding.UTF8.GetBytes(owner));
        }

        return Base64Url.EncodeToString(whole);
    }

    /// <summary>What was sealed; null for a text that is none of this box's, or another owner's.</summary>
    public byte[]? Open(ReadOnlySpan<char> text, string owner)
    {
        try
        {
            var whole = Base64Url.DecodeFromChars(text);
            if (whole.Length <= NonceLength + TagLength)
            {
                return null;
            }

            var content = new byte[whole.Length - NonceLength - TagLength];
            lock (_cipher)
            {
                _cipher.Decrypt(
                    whole.AsSpan(0, NonceLength), whole.AsSpan(NonceLength + TagLength), whole.AsSpan(NonceLength, TagLength), content, Encoding.UTF8.GetBytes(owner));
            }

            using var plain = new MemoryStream();
            using var brotli = new BrotliStream(new MemoryStream(content), CompressionMode.Decompress);
            brotli.CopyTo(plain);
            return plain.ToArray();
        }
        catch (Exception e) when (e is FormatException or CryptographicException)
        {
            return null;
        }
    }

    public void Dispose() => _cipher.Dispose();
}
