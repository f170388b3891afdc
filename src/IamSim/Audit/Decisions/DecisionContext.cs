using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Entry = System.Collections.Generic.KeyValuePair<string, System.Collections.Immutable.ImmutableArray<string>>;

namespace IamSim.Audit.Decisions;

/// <summary>
/// The context keys of a request as a decision keeps them: every event pays for them. The keys that nearly every request has are bits, their usual
/// values bytes; what time it was is kept once.
/// </summary>
internal static class DecisionContext
{
    private const string CurrentTime = "aws:currenttime";
    private const string EpochTime = "aws:epochtime";
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>A length of text, behind which the text follows, goes up to this; above are the usual values.</summary>
    private const byte MostLength = 199;
    private const byte LongText = 255;

    // A key's place here is its bit, which must never change. The usual ones first, then those whose texts the record has too, in its order.
    private static readonly string[] CommonKeys =
    [
        "aws:securetransport", "aws:viaawsservice", "aws:principalisawsservice", "aws:principaltype", "aws:multifactorauthpresent", "aws:requestedregion",
        "aws:userid", "aws:principalarn", "aws:principalaccount", "aws:resourceaccount", "aws:username", "aws:tokenissuetime", CurrentTime, EpochTime,
        "aws:sourceip", "aws:useragent", "aws:multifactorauthage", "aws:principalorgid", "aws:principalorgpaths", "aws:resourceorgid",
        "aws:resourceorgpaths", "aws:tagkeys", "aws:sourceidentity", "aws:referer", "aws:principalorgmasteraccountid",
    ];

    /// <summary>The bit that says that the seconds since 1970 are those of the time.</summary>
    private const int SameTime = 31;

    // A value's place here is its byte, which must never change.
    private static readonly string[] UsualValues = ["false", "true", "User", "AssumedRole", "Account", "FederatedUser", "us-east-1", "eu-west-1", "us-west-2", "eu-central-1"];

    private static readonly FrozenDictionary<string, int> BitOf = CommonKeys.Select((key, at) => KeyValuePair.Create(key, at)).ToFrozenDictionary();

    private static readonly FrozenDictionary<string, byte> CodeOf =
        UsualValues.Select((value, at) => KeyValuePair.Create(value, (byte)(MostLength + 1 + at))).ToFrozenDictionary();

    public static void Write(BinaryWriter writer, IReadOnlyList<Entry> entries)
    {
        var common = new string?[CommonKeys.Length];
        var bits = 0u;
        List<Entry>? others = null;
        foreach (var entry in entries)
        {
            if (entry.Value.Length == 1 && BitOf.TryGetValue(entry.Key, out var bit))
            {
                common[bit] = entry.Value[0];
                bits |= 1u << bit;
            }
            else
            {
                (others ??= []).Add(entry);
            }
        }

        var epoch = BitOf[EpochTime];
        if (common[epoch] is { } seconds && common[BitOf[CurrentTime]] is { } time && SecondsOf(time) == seconds)
        {
            common[epoch] = null;
            bits = (bits | (1u << SameTime)) & ~(1u << epoch);
        }

        writer.Write(bits);
        foreach (var value in common)
        {
            if (value is not null)
            {
                WriteText(writer, value);
            }
        }

        writer.Write7BitEncodedInt(others?.Count ?? 0);
        foreach (var (key, values) in others ?? [])
        {
            WriteText(writer, key);
            writer.Write7BitEncodedInt(values.Length);
            foreach (var value in values)
            {
                WriteText(writer, value);
            }
        }
    }

    public static ImmutableArray<Entry> Read(BinaryReader reader)
    {
        var entries = ImmutableArray.CreateBuilder<Entry>();
        var bits = reader.ReadUInt32();
        for (var bit = 0; bit < CommonKeys.Length; bit++)
        {
            if ((bits & (1u << bit)) != 0)
            {
                entries.Add(new(CommonKeys[bit], [ReadText(reader)]));
            }
        }

        if ((bits & (1u << SameTime)) != 0)
        {
            entries.Add(new(EpochTime, [SecondsOf(entries.First(entry => entry.Key == CurrentTime).Value[0])!]));
        }

        for (var left = reader.Read7BitEncodedInt(); left > 0; left--)
        {
            var key = ReadText(reader);
            var values = ImmutableArray.CreateBuilder<string>(reader.Read7BitEncodedInt());
            for (var more = values.Capacity; more > 0; more--)
            {
                values.Add(ReadText(reader));
            }

            entries.Add(new(key, values.MoveToImmutable()));
        }

        return entries.ToImmutable();
    }

    private static void WriteText(BinaryWriter writer, string text)
    {
        if (CodeOf.TryGetValue(text, out var code))
        {
            writer.Write(code);
            return;
        }

        var length = System.Text.Encoding.UTF8.GetByteCount(text);
        if (length > MostLength)
        {
            writer.Write(LongText);
            writer.Write(text);
            return;
        }

        Span<byte> bytes = stackalloc byte[length + 1];
        bytes[0] = (byte)length;
        System.Text.Encoding.UTF8.GetBytes(text, bytes[1..]);
        writer.Write(bytes);
    }

    private static string ReadText(BinaryReader reader) => reader.ReadByte() switch
    {
        <= MostLength and var length => System.Text.Encoding.UTF8.GetString(reader.ReadBytes(length)),
        LongText => reader.ReadString(),
        var code => UsualValues[code - MostLength - 1],
    };

    private static string? SecondsOf(string time) =>
        DateTimeOffset.TryParseExact(time, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var parsed)
            ? parsed.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)
            : null;
}
