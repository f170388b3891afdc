using System.Collections.Immutable;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;

namespace IamSim.Policies.Reference;

/// <summary>Reads the form that <c>tools/action-reference/build.mjs</c> writes.</summary>
internal sealed class ReferenceReader
{
    private const string ResourceName = "IamSim.Policies.Reference.action-reference.bin";

    private readonly byte[] bytes;
    private readonly string[] strings;
    private int at;

    private ReferenceReader(byte[] bytes)
    {
        this.bytes = bytes;
        strings = new string[Number()];
        for (var index = 0; index < strings.Length; index++)
        {
            var length = Number();
            strings[index] = Encoding.UTF8.GetString(bytes, at, length);
            at += length;
        }
    }

    internal static ActionReference ReadEmbedded()
    {
        using var packed = typeof(ReferenceReader).Assembly.GetManifestResourceStream(ResourceName)
            ?? throw new InvalidOperationException($"{ResourceName} is not embedded.");
        using var unpacked = new BrotliStream(packed, CompressionMode.Decompress);
        using var whole = new MemoryStream();
        unpacked.CopyTo(whole);
        var reader = new ReferenceReader(whole.ToArray());
        var services = reader.List(reader.Service);
        return new ActionReference(services, reader.List(reader.Text));
    }

    private ServiceInfo Service()
    {
        var (prefix, name) = (Text(), Text());
        var keys = List(ConditionKey);
        var types = List(() => new ResourceTypeInfo(Text(), Text(), List(Text)));
        var byName = types.ToDictionary(type => type.Name, StringComparer.OrdinalIgnoreCase);
        return new ServiceInfo(prefix, name)
        {
            ConditionKeys = keys,
            ResourceTypes = types,
            Actions = List(() => Action(prefix, byName)),
        };
    }

    private ActionInfo Action(string service, Dictionary<string, ResourceTypeInfo> types)
    {
        var (name, description, level) = (Text(), Text(), (AccessLevel)Number());
        var (keys, dependent) = (List(Text), List(Text));
        var resources = List(() =>
        {
            var type = Text();
            return new ActionResource(type, Number() == 1, types.GetValueOrDefault(type), List(Text), List(Text));
        });
        return new ActionInfo(service, name, description, level, resources, keys, dependent);
    }

    private ConditionKeyInfo ConditionKey()
    {
        const string Several = "ArrayOf";
        var (name, description, type) = (Text(), Text(), Text());
        var isSeveral = type.StartsWith(Several, StringComparison.Ordinal);
        var known = (isSeveral ? type[Several.Length..] : type) switch
        {
            "ARN" => ConditionKeyType.Arn,
            "IPAddress" => ConditionKeyType.IpAddress,
            var other => Enum.Parse<ConditionKeyType>(other),
        };
        return new ConditionKeyInfo(name, description, known, isSeveral);
    }

    private string Text() => strings[Number()];

    private ImmutableArray<T> List<T>(Func<T> read)
    {
        var items = new T[Number()];
        for (var index = 0; index < items.Length; index++)
        {
            items[index] = read();
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(items);
    }

    private int Number()
    {
        var (value, shift) = (0, 0);
        while (true)
        {
            var next = bytes[at++];
            value |= (next & 0x7f) << shift;
            if (next < 0x80)
            {
                return value;
            }

            shift += 7;
        }
    }
}
