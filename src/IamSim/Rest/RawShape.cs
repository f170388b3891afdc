using System.Text.Json;
using IamSim.Contracts;
using IamSim.Contracts.Json;

namespace IamSim.Rest;

/// <summary>A body that no model describes, as it was sent.</summary>
internal sealed class RawShape(JsonElement value) : IShape
{
    public void WriteJson(JsonShapeWriter writer)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            // Read once already: its text is JSON, whatever its strings hold.
            writer.Json.WriteRawValue(value.GetRawText(), skipInputValidation: true);
        }
        else
        {
            writer.Json.WriteNullValue();
        }
    }

    public void AddResourceNames(ICollection<NamedResource> names)
    {
        // A question about a resource is not itself an event about it.
    }
}
