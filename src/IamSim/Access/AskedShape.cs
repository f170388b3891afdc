using IamSim.Contracts;
using IamSim.Contracts.Json;

namespace IamSim.Access;

/// <summary>What the event of a question says of it: enough to know what was asked, without the policies that came with it.</summary>
internal sealed class AskedShape(params (string Name, string? Value)[] members) : IShape
{
    public void WriteJson(JsonShapeWriter writer)
    {
        writer.Json.WriteStartObject();
        foreach (var (name, value) in members)
        {
            if (value is not null)
            {
                writer.Json.WriteString(name, value);
            }
        }

        writer.Json.WriteEndObject();
    }

    public void AddResourceNames(ICollection<NamedResource> names)
    {
        // A question about a resource is not itself an event about it.
    }
}
