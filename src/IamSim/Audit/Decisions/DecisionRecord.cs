using System.Collections.Immutable;
using System.Text;
using IamSim.Authorization;
using IamSim.Policies.Evaluation;

namespace IamSim.Audit.Decisions;

/// <summary>One decision as an event's row keeps it: the request's context, and by whose hashes the policies are found again.</summary>
/// <param name="Action">The action.</param>
/// <param name="Resource">The resource.</param>
/// <param name="ResourceAccount">The resource's account, where it was known.</param>
/// <param name="Decision">What was decided.</param>
/// <param name="Context">All context keys of the request.</param>
/// <param name="CallerSide">The hash of the caller's <see cref="DecisionSide"/>.</param>
/// <param name="ResourceSide">The hash of the resource's; null for a resource of the caller's account without a policy of its own.</param>
internal sealed record DecisionRecord(
    string Action,
    string Resource,
    string? ResourceAccount,
    Decision Decision,
    ImmutableArray<KeyValuePair<string, ImmutableArray<string>>> Context,
    byte[] CallerSide,
    byte[]? ResourceSide)
{
    private const byte Version = 2;

    [ThreadStatic]
    private static MemoryStream? _buffer;

    /// <summary>A call's decisions as its event's row keeps them, with what they refer to.</summary>
    public static (byte[]? Record, IReadOnlyList<DecisionSide> Sides) Write(IReadOnlyList<DecidedQuestion> decisions)
    {
        if (decisions.Count == 0)
        {
            return (null, []);
        }

        var sides = new List<DecisionSide>(1);
        var buffer = _buffer ??= new MemoryStream(1024);
        buffer.SetLength(0);
        using var writer = new BinaryWriter(buffer, Encoding.UTF8, leaveOpen: true);
        writer.Write(Version);
        writer.Write7BitEncodedInt(decisions.Count);
        foreach (var decided in decisions)
        {
            Write(writer, decided, sides);
        }

        writer.Flush();
        return (buffer.ToArray(), sides);
    }

    /// <summary>The decisions of a row.</summary>
    public static IReadOnlyList<DecisionRecord> Read(byte[] record)
    {
        using var reader = new BinaryReader(new MemoryStream(record), Encoding.UTF8);
        if (reader.ReadByte() is var version and not Version)
        {
            throw new InvalidOperationException($"A decision is stored in form {version}, which this IamSim does not know.");
        }

        var decisions = new DecisionRecord[reader.Read7BitEncodedInt()];
        for (var at = 0; at < decisions.Length; at++)
        {
            decisions[at] = Read(reader);
        }

        return decisions;
    }

    private static void Write(BinaryWriter writer, DecidedQuestion decided, List<DecisionSide> sides)
    {
        var (access, request, policies, decision) = decided;
        writer.Write(request.Action);
        writer.Write(request.Resource);
        writer.Write(request.ResourceAccount ?? string.Empty);
        writer.Write((byte)decision.Verdict);
        writer.Write((byte)decision.DecidedBy);
        WriteSide(writer, access.Side, sides);
        var isOwn = policies.Resource is null && (request.ResourceAccount is null || request.ResourceAccount == access.Principal.Account);
        writer.Write(!isOwn);
        if (!isOwn)
        {
            WriteSide(writer, DecisionSide.Of(policies.Resource, policies.ResourceControl), sides);
        }

        DecisionContext.Write(writer, [.. request.Context.Entries]);
    }

    private static void WriteSide(BinaryWriter writer, DecisionSide side, List<DecisionSide> sides)
    {
        writer.Write(side.List.Hash);
        if (!sides.Contains(side))
        {
            sides.Add(side);
        }
    }

    private static DecisionRecord Read(BinaryReader reader)
    {
        var action = reader.ReadString();
        var resource = reader.ReadString();
        var account = reader.ReadString();
        var decision = new Decision((Verdict)reader.ReadByte(), (PolicyLayerKind)reader.ReadByte());
        var callerSide = reader.ReadBytes(StoredContent.HashLength);
        var resourceSide = reader.ReadBoolean() ? reader.ReadBytes(StoredContent.HashLength) : null;
        return new DecisionRecord(action, resource, account.Length == 0 ? null : account, decision, DecisionContext.Read(reader), callerSide, resourceSide);
    }
}
