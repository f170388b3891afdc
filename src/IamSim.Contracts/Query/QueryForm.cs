using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace IamSim.Contracts.Query;

/// <summary>Reads <c>application/x-www-form-urlencoded</c> text into a <see cref="QueryNode"/> tree.</summary>
/// <remarks><see href="https://smithy.io/2.0/aws/protocols/aws-query-protocol.html">Smithy: AWS query protocol</see></remarks>
public static class QueryForm
{
    /// <summary>The most <c>key=value</c> pairs of a request.</summary>
    public const int MaxPairs = 4096;

    /// <summary>The most dots in a key. The deepest input of the models needs fewer than ten.</summary>
    public const int MaxDepth = 32;

    /// <summary>The most bytes of a key.</summary>
    public const int MaxKeyLength = 1024;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a form.</summary>
    /// <param name="form">The body, or a query string without its question mark.</param>
    /// <param name="root">The tree; null when the form is malformed.</param>
    /// <param name="problem">What is wrong with a malformed form.</param>
    public static bool TryParse(ReadOnlySpan<byte> form, [NotNullWhen(true)] out QueryNode? root, [NotNullWhen(false)] out string? problem)
    {
        root = new QueryNode();
        problem = null;
        var pairs = 0;
        while (!form.IsEmpty)
        {
            var end = form.IndexOf((byte)'&');
            var pair = end < 0 ? form : form[..end];
            form = end < 0 ? default : form[(end + 1)..];
            if (pair.IsEmpty)
            {
                continue;
            }

            if (++pairs > MaxPairs)
            {
                problem = $"The request has more than {MaxPairs} parameters.";
            }
            else
            {
                problem = Add(root, pair);
            }

            if (problem is not null)
            {
                root = null;
                return false;
            }
        }

        return true;
    }

    private static string? Add(QueryNode root, ReadOnlySpan<byte> pair)
    {
        var equals = pair.IndexOf((byte)'=');
        var rawKey = equals < 0 ? pair : pair[..equals];
        if (rawKey.Length > MaxKeyLength)
        {
            return $"A parameter's name is longer than {MaxKeyLength} bytes.";
        }

        if (!TryDecode(rawKey, out var key) || !TryDecode(equals < 0 ? default : pair[(equals + 1)..], out var value))
        {
            return "The request is not valid percent-encoded UTF-8.";
        }

        var node = root;
        var depth = 0;
        foreach (var range in key.AsSpan().Split('.'))
        {
            if (++depth > MaxDepth)
            {
                return $"A parameter's name is nested deeper than {MaxDepth} levels.";
            }

            node = node.GetOrAdd(key.AsSpan(range));
        }

        if (node.Value is not null)
        {
            return $"The parameter '{key}' is given more than once.";
        }

        node.Value = value;
        return null;
    }

    private static bool TryDecode(ReadOnlySpan<byte> encoded, out string text)
    {
        text = string.Empty;
        if (encoded.IsEmpty)
        {
            return true;
        }

        if (encoded.IndexOfAny((byte)'%', (byte)'+') < 0)
        {
            return TryUtf8(encoded, out text);
        }

        var rented = System.Buffers.ArrayPool<byte>.Shared.Rent(encoded.Length);
        try
        {
            var length = 0;
            for (var i = 0; i < encoded.Length; i++)
            {
                var b = encoded[i];
                if (b == '%')
                {
                    if (i + 2 >= encoded.Length || !TryHex(encoded[i + 1], out var high) || !TryHex(encoded[i + 2], out var low))
                    {
                        return false;
                    }

                    rented[length++] = (byte)((high << 4) | low);
                    i += 2;
                }
                else
                {
                    rented[length++] = b == '+' ? (byte)' ' : b;
                }
            }

            return TryUtf8(rented.AsSpan(0, length), out text);
        }
        finally
        {
            System.Buffers.ArrayPool<byte>.Shared.Return(rented, clearArray: true);
        }
    }

    private static bool TryUtf8(ReadOnlySpan<byte> bytes, out string text)
    {
        try
        {
            text = StrictUtf8.GetString(bytes);
            return true;
        }
        catch (DecoderFallbackException)
        {
            text = string.Empty;
            return false;
        }
    }

    private static bool TryHex(byte c, out int value)
    {
        value = c switch
        {
            >= (byte)'0' and <= (byte)'9' => c - '0',
            >= (byte)'a' and <= (byte)'f' => c - 'a' + 10,
            >= (byte)'A' and <= (byte)'F' => c - 'A' + 10,
            _ => -1,
        };
        return value >= 0;
    }
}
