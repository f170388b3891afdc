using System.Globalization;
using System.Security.Cryptography;

namespace IamSim.Storage;

/// <summary>The account within an access key's id, as AWS has put it there since 2019.</summary>
/// <remarks>
/// Of the 80 bits that the sixteen letters behind the prefix stand for, the first is set, and the next 40 are the account's number:
/// <see href="https://medium.com/@TalBeerySec/a-short-note-on-aws-key-id-f88cc4317489">A short note on AWS key IDs</see>.
/// </remarks>
internal static class AccessKeyIds
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int PrefixLength = 4;
    private const int Length = 20;
    private const int BitsOfLetter = 5;

    /// <summary>Behind the first 48 bits stand random ones; of these 48, the last seven are random too.</summary>
    private const int RandomBitsOfHead = 7;

    private const ulong Marker = 1UL << 47;

    public static string Make(string prefix, string account)
    {
        Span<byte> random = stackalloc byte[5];
        RandomNumberGenerator.Fill(random);
        var head = Marker | (ulong.Parse(account, CultureInfo.InvariantCulture) << RandomBitsOfHead) | (random[4] & 0x7Fu);
        var value = ((UInt128)head << 32) | BitConverter.ToUInt32(random);
        return string.Create(Length, (prefix, value), static (text, made) =>
        {
            made.prefix.CopyTo(text);
            for (var at = Length - 1; at >= PrefixLength; at--)
            {
                text[at] = Alphabet[(int)(made.value & 0x1F)];
                made.value >>= BitsOfLetter;
            }
        });
    }

    /// <summary>The account that an id tells; null where it tells none.</summary>
    public static string? AccountOf(string id)
    {
        if (id.Length != Length)
        {
            return null;
        }

        UInt128 value = 0;
        foreach (var letter in id.AsSpan(PrefixLength))
        {
            var digit = Alphabet.IndexOf(letter, StringComparison.Ordinal);
            if (digit < 0)
            {
                return null;
            }

            value = (value << BitsOfLetter) | (uint)digit;
        }

        var head = (ulong)(value >> 32);
        var account = (head & ~Marker) >> RandomBitsOfHead;
        return (head & Marker) != 0 && account < 1_000_000_000_000UL ? account.ToString("D12", CultureInfo.InvariantCulture) : null;
    }
}
