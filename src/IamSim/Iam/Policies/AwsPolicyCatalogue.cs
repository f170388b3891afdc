using System.Buffers.Binary;
using System.Collections.Frozen;
using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace IamSim.Iam.Policies;

/// <summary>
/// The catalogue of the policies that AWS manages, each in all its versions: the embedded one, or another in a file. Read when first asked for, so
/// that a start does not wait for it, and the documents only as far as they are asked for.
/// </summary>
/// <remarks>
/// <c>tools/aws-managed-policies</c> makes the file and says how it is formed: the length of the index in four bytes; the index; a block for each
/// policy with the documents of its versions, one a line, the newest first.
/// </remarks>
internal sealed class AwsPolicyCatalogue
{
    private const string Resource = "IamSim.Iam.Policies.aws-managed-policies.bin";

    private readonly Func<Stream> _open;
    private readonly Lazy<AwsPolicyIndex> _index;

    /// <summary>The embedded ones.</summary>
    public AwsPolicyCatalogue()
        : this(OpenEmbedded)
    {
    }

    private AwsPolicyCatalogue(Func<Stream> open)
    {
        _open = open;
        _index = new Lazy<AwsPolicyIndex>(() => AwsPolicyIndex.Read(_open));
    }

    /// <summary>The catalogue in a file, checked at once: whoever names one wants to know at the start that it is no good.</summary>
    /// <exception cref="InvalidDataException">The file is missing, or no catalogue.</exception>
    public static AwsPolicyCatalogue From(string path)
    {
        var policies = new AwsPolicyCatalogue(() => File.OpenRead(path));
        try
        {
            _ = policies._index.Value;
            foreach (var policy in policies.All)
            {
                _ = policies.Document(policy, policy.Default.Number);
            }

            return policies;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidOperationException or JsonException)
        {
            throw new InvalidDataException($"IamSim:AwsManagedPolicies:Path names {path}, which is no catalogue that tools/aws-managed-policies made: {e.Message}", e);
        }
    }

    /// <summary>All of them, in the order of lists.</summary>
    public IReadOnlyList<AwsManagedPolicy> All => _index.Value.InOrder;

    /// <summary>Those that come behind a sort key in lists.</summary>
    public IEnumerable<AwsManagedPolicy> After(string sortKey)
    {
        var all = _index.Value.InOrder;
        var first = Array.BinarySearch(_index.Value.SortKeys, sortKey, StringComparer.Ordinal);
        for (var at = first < 0 ? ~first : first + 1; at < all.Length; at++)
        {
            yield return all[at];
        }
    }

    /// <summary>The policy that an ARN of whatever partition means; null where there is none.</summary>
    public AwsManagedPolicy? Find(string arn) => PolicyArn.Parse(arn) is { IsAws: true } parsed ? Find(parsed) : null;

    /// <inheritdoc cref="Find(string)"/>
    public AwsManagedPolicy? Find(PolicyArn arn) =>
        arn.IsAws && _index.Value.ByName.GetValueOrDefault(arn.Name) is { } policy && policy.Path == arn.Path ? policy : null;

    /// <summary>The document of one version; null for a number that the policy has no version of.</summary>
    public string? Document(AwsManagedPolicy policy, int number)
    {
        var line = 0;
        while (line < policy.Versions.Count && policy.Versions[line].Number != number)
        {
            line++;
        }

        if (line == policy.Versions.Count)
        {
            return null;
        }

        using var stream = _open();
        stream.Position = _index.Value.Blocks[policy.Name];
        using var reader = new StreamReader(new BrotliStream(stream, CompressionMode.Decompress));
        for (; line > 0; line--)
        {
            _ = reader.ReadLine();
        }

        return reader.ReadLine() ?? throw new InvalidDataException($"The catalogue lacks a document of {policy.Name}.");
    }

    private static Stream OpenEmbedded() => typeof(AwsPolicyCatalogue).Assembly.GetManifestResourceStream(Resource)
        ?? throw new InvalidOperationException($"The embedded resource {Resource} is missing.");
}

/// <summary>The index of a catalogue, read.</summary>
/// <param name="InOrder">The policies in the order of lists.</param>
/// <param name="SortKeys">Their sort keys.</param>
/// <param name="ByName">The policies by name: no two of AWS's have one.</param>
/// <param name="Blocks">Where in the file a policy's documents begin.</param>
internal sealed record AwsPolicyIndex(
    AwsManagedPolicy[] InOrder, string[] SortKeys, FrozenDictionary<string, AwsManagedPolicy> ByName, FrozenDictionary<string, long> Blocks)
{
    public static AwsPolicyIndex Read(Func<Stream> open)
    {
        using var stream = open();
        Span<byte> head = stackalloc byte[sizeof(int)];
        stream.ReadExactly(head);
        var start = (long)BinaryPrimitives.ReadInt32LittleEndian(head) + sizeof(int);
        using var index = new BrotliStream(stream, CompressionMode.Decompress);
        var entries = JsonSerializer.Deserialize(index, AwsPolicyIndexJson.Default.ListAwsPolicyEntry)!;

        var blocks = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            blocks.Add(entry.Name, start);
            start += entry.Length;
        }

        var policies = entries
            .Select(e => new AwsManagedPolicy(e.Name, e.Path, e.Id, e.CreatedAt, e.Versions))
            .OrderBy(p => p.SortKey, StringComparer.Ordinal)
            .ToArray();
        return new AwsPolicyIndex(
            policies,
            Array.ConvertAll(policies, p => p.SortKey),
            policies.ToFrozenDictionary(p => p.Name, StringComparer.Ordinal),
            blocks.ToFrozenDictionary(StringComparer.Ordinal));
    }
}

/// <summary>A policy in the file's index.</summary>
/// <param name="Name">The policy's name.</param>
/// <param name="Path">Its path.</param>
/// <param name="Id">Its id.</param>
/// <param name="CreatedAt">When AWS made it.</param>
/// <param name="Versions">Its versions, the newest first.</param>
/// <param name="Length">How many bytes its block has; the blocks follow one another in the order of the index.</param>
internal sealed record AwsPolicyEntry(string Name, string Path, string Id, DateTimeOffset CreatedAt, List<AwsPolicyVersion> Versions, int Length);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(List<AwsPolicyEntry>))]
internal sealed partial class AwsPolicyIndexJson : JsonSerializerContext;
