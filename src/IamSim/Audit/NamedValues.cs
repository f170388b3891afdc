using IamSim.Contracts;
using IamSim.Contracts.Json;

namespace IamSim.Audit;

/// <summary>A structure of an event that no model describes: names and their texts.</summary>
internal sealed class NamedValues(params (string Name, string? Value)[] members) : IShape
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
        // What stands here is about the call, not about a resource.
    }
}
