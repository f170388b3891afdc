using System.Text;

namespace IamSim.Audit;

/// <summary>What an event's row keeps beside the columns that it is found by: compressed together, for all three tell nearly the same.</summary>
/// <param name="Record">The CloudTrail record: JSON in UTF-8.</param>
/// <param name="Decision">What was decided (<see cref="Decisions.DecisionRecord"/>); null where nothing was.</param>
/// <param name="Resources">What the event is about.</param>
internal sealed record AuditContent(byte[] Record, byte[]? Decision, IReadOnlyList<EventResource> Resources)
{
    public static byte[] Pack(byte[] record, byte[]? decision, IReadOnlyList<EventResource> resources)
    {
        var size = record.Length + (decision?.Length ?? 0) + 16;
        foreach (var resource in resources)
        {
            size += 16 + (3 * (resource.Name.Length + (resource.Type?.Length ?? 0)));
        }

        using var buffer = new MemoryStream(size);
        using var writer = new BinaryWriter(buffer, Encoding.UTF8);
        writer.Write7BitEncodedInt(record.Length);
        writer.Write(record);
        writer.Write7BitEncodedInt(decision is null ? 0 : decision.Length + 1);
        writer.Write(decision ?? []);
        writer.Write7BitEncodedInt(resources.Count);
        foreach (var resource in resources)
        {
            writer.Write(resource.Type ?? string.Empty);
            writer.Write(resource.Name);
        }

        writer.Flush();
        return RecordCompression.Compress(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }

    public static AuditContent Unpack(byte[] content)
    {
        using var reader = new BinaryReader(new MemoryStream(RecordCompression.Decompress(content)), Encoding.UTF8);
        var record = reader.ReadBytes(reader.Read7BitEncodedInt());
        var decision = reader.Read7BitEncodedInt() is > 0 and var length ? reader.ReadBytes(length - 1) : null;
        var resources = new EventResource[reader.Read7BitEncodedInt()];
        for (var at = 0; at < resources.Length; at++)
        {
            var type = reader.ReadString();
            resources[at] = new EventResource(type.Length == 0 ? null : type, reader.ReadString());
        }

        return new AuditContent(record, decision, resources);
    }

    /// <summary>The record alone.</summary>
    public static byte[] RecordOf(byte[] content)
    {
        using var reader = new BinaryReader(new MemoryStream(RecordCompression.Decompress(content)), Encoding.UTF8);
        return reader.ReadBytes(reader.Read7BitEncodedInt());
    }
}
