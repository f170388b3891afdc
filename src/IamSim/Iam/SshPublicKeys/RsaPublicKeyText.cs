using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace IamSim.Iam.SshPublicKeys;

/// <summary>An RSA public key as it was given, and as either encoding spells it.</summary>
/// <remarks>
/// The SSH encoding is <see href="https://www.rfc-editor.org/rfc/rfc4253#section-6.6">RFC 4253's</see> <c>ssh-rsa</c>: three fields, each behind its
/// length; PEM is a SubjectPublicKeyInfo.
/// </remarks>
internal sealed class RsaPublicKeyText
{
    private const string Type = "ssh-rsa";

    private readonly RSAParameters _key;

    private RsaPublicKeyText(string text, bool isPem, RSAParameters key)
    {
        (Text, IsPem, _key) = (text, isPem, key);
        KeySize = key.Modulus!.Length * 8;
    }

    /// <summary>The key as given.</summary>
    public string Text { get; }

    public bool IsPem { get; }

    /// <summary>Bits.</summary>
    public int KeySize { get; }

    /// <summary>Sixteen bytes, hexadecimal, with colons between them.</summary>
    /// <remarks>CodeCommit shows the MD5, which names a key here and protects nothing.</remarks>
    public string Fingerprint
    {
        get
        {
#pragma warning disable CA5351 // AWS's choice, and not for security.
            var hash = MD5.HashData(Blob());
#pragma warning restore CA5351
            return string.Join(':', hash.Select(b => b.ToString("x2", System.Globalization.CultureInfo.InvariantCulture)));
        }
    }

    /// <summary>The key in the SSH encoding; as given, with its comment, where it was given so.</summary>
    public string ToSsh() => IsPem ? $"{Type} {Convert.ToBase64String(Blob())}" : Text;

    /// <summary>The key in PEM; as given, where it was given so.</summary>
    public string ToPem()
    {
        if (IsPem)
        {
            return Text;
        }

        using var rsa = RSA.Create(_key);
        return rsa.ExportSubjectPublicKeyInfoPem();
    }

    /// <summary>Whether a text claims to be in one of the two encodings.</summary>
    public static bool IsKnownEncoding(string text) =>
        text.AsSpan().TrimStart().StartsWith(Type + ' ', StringComparison.Ordinal) || text.Contains("-----BEGIN", StringComparison.Ordinal);

    /// <summary>Reads a key; null for one that is broken or not RSA's.</summary>
    public static RsaPublicKeyText? Read(string text)
    {
        try
        {
            var isPem = text.Contains("-----BEGIN", StringComparison.Ordinal);
            return (isPem ? ReadPem(text) : ReadSsh(text)) is { Modulus: not null } key ? new RsaPublicKeyText(text, isPem, key) : null;
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException or FormatException)
        {
            return null;
        }
    }

    private static RSAParameters? ReadPem(string text)
    {
        // A private key would be read as well, kept, and shown to whoever asks.
        if (!PemEncoding.TryFind(text, out var found) || text[found.Label] is not ("PUBLIC KEY" or "RSA PUBLIC KEY"))
        {
            return null;
        }

        using var rsa = RSA.Create();
        rsa.ImportFromPem(text[found.Location]);
        return rsa.ExportParameters(includePrivateParameters: false);
    }

    private static RSAParameters? ReadSsh(string text)
    {
        var parts = text.Split((char[]?)null, 3, StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length < 2)
        {
            return null;
        }

        ReadOnlySpan<byte> blob = Convert.FromBase64String(parts[1]);
        if (!TakeField(ref blob, out var type) || !TakeField(ref blob, out var exponent) || !TakeField(ref blob, out var modulus) || !blob.IsEmpty
            || !type.SequenceEqual(Encoding.ASCII.GetBytes(Type)))
        {
            return null;
        }

        var parameters = new RSAParameters { Exponent = exponent.TrimStart((byte)0).ToArray(), Modulus = modulus.TrimStart((byte)0).ToArray() };
        using var rsa = RSA.Create(parameters);
        return rsa.ExportParameters(includePrivateParameters: false);
    }

    private static bool TakeField(ref ReadOnlySpan<byte> blob, out ReadOnlySpan<byte> field)
    {
        field = default;
        if (!BinaryPrimitives.TryReadInt32BigEndian(blob, out var length) || length < 0 || length > blob.Length - sizeof(int))
        {
            return false;
        }

        field = blob.Slice(sizeof(int), length);
        blob = blob[(sizeof(int) + length)..];
        return true;
    }

    private byte[] Blob() => [.. Field(Encoding.ASCII.GetBytes(Type)), .. Field(Number(_key.Exponent!)), .. Field(Number(_key.Modulus!))];

    private static byte[] Field(byte[] bytes)
    {
        var field = new byte[sizeof(int) + bytes.Length];
        BinaryPrimitives.WriteInt32BigEndian(field, bytes.Length);
        bytes.CopyTo(field, sizeof(int));
        return field;
    }

    // A number whose first bit is set would be a negative one.
    private static byte[] Number(byte[] bytes) => bytes[0] < 0x80 ? bytes : [0, .. bytes];
}
