using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using IamSim.Kms.Facts;

namespace IamSim.Kms.Cryptography;

/// <summary>
/// What KMS makes of a plaintext: it says by which key, so that whoever decrypts need not. AES-256 in GCM; the head and the encryption context are
/// authenticated, so that nothing of them can be changed.
/// </summary>
/// <remarks>
/// AWS does not tell its format; this one is IamSim's: five bytes that AWS's begin with too, the key's ARN with its length before it, nonce, tag, and what
/// is encrypted.
/// <see href="https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#encrypt_context">KMS: Encryption context</see>
/// </remarks>
internal sealed class Ciphertext
{
    private const int NonceLength = 12;
    private const int TagLength = 16;

    private static readonly byte[] Mark = [0x01, 0x02, 0x02, 0x00, 0x78];

    private readonly byte[] _blob;
    private readonly int _headLength;

    private Ciphertext(byte[] blob, int headLength, string keyArn)
    {
        _blob = blob;
        _headLength = headLength;
        KeyArn = keyArn;
    }

    /// <summary>The key that it says it was made by.</summary>
    public string KeyArn { get; }

    /// <summary>Null for bytes that are no ciphertext of IamSim's.</summary>
    public static Ciphertext? Parse(byte[]? blob)
    {
        if (blob is null || blob.Length <= Mark.Length || !blob.AsSpan().StartsWith(Mark))
        {
            return null;
        }

        var length = blob[Mark.Length];
        var headLength = Mark.Length + 1 + length;
        return blob.Length <= headLength + NonceLength + TagLength || !Ascii.IsValid(blob.AsSpan(Mark.Length + 1, length))
            ? null
            : new Ciphertext(blob, headLength, Encoding.ASCII.GetString(blob, Mark.Length + 1, length));
    }

    public static byte[] Encrypt(KeyFacts key, byte[] material, ReadOnlySpan<byte> plaintext, IReadOnlyDictionary<string, string>? context)
    {
        var arn = Encoding.ASCII.GetBytes(key.Arn);
        var headLength = Mark.Length + 1 + arn.Length;
        var blob = new byte[headLength + NonceLength + TagLength + plaintext.Length];
        Mark.CopyTo(blob, 0);
        blob[Mark.Length] = (byte)arn.Length;
        arn.CopyTo(blob, Mark.Length + 1);
        var nonce = blob.AsSpan(headLength, NonceLength);
        var tag = blob.AsSpan(headLength + NonceLength, TagLength);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(material, TagLength);
        cipher.Encrypt(nonce, plaintext, blob.AsSpan(headLength + NonceLength + TagLength), tag, Bound(blob.AsSpan(0, headLength), context));
        return blob;
    }

    /// <summary>Null where anything differs from what was encrypted: a byte, the encryption context, the key.</summary>
    public byte[]? Decrypt(byte[] material, IReadOnlyDictionary<string, string>? context)
    {
        var plaintext = new byte[_blob.Length - _headLength - NonceLength - TagLength];
        try
        {
            using var cipher = new AesGcm(material, TagLength);
            cipher.Decrypt(
                _blob.AsSpan(_headLength, NonceLength),
                _blob.AsSpan(_headLength + NonceLength + TagLength),
                _blob.AsSpan(_headLength + NonceLength, TagLength),
                plaintext,
                Bound(_blob.AsSpan(0, _headLength), context));
            return plaintext;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    /// <summary>Head and context, each pair with its lengths before it: "the order of the pairs does not matter".</summary>
    private static byte[] Bound(ReadOnlySpan<byte> head, IReadOnlyDictionary<string, string>? context)
    {
        var bound = new ArrayBufferWriter<byte>(256);
        bound.Write(head);
        if (context is not null)
        {
            foreach (var (key, value) in context.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            {
                Write(bound, key);
                Write(bound, value);
            }
        }

        return bound.WrittenSpan.ToArray();
    }

    private static void Write(ArrayBufferWriter<byte> bound, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        BinaryPrimitives.WriteInt32BigEndian(bound.GetSpan(4), bytes.Length);
        bound.Advance(4);
        bound.Write(bytes);
    }
}
