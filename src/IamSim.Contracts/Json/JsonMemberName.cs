using System.Text.Json;

namespace IamSim.Contracts.Json;

/// <summary>A member's name as JSON has it: the model's own on the wire; with a small first letter in REST and in CloudTrail's records.</summary>
/// <param name="name">The name in the model.</param>
public readonly struct JsonMemberName(string name)
{
    public JsonEncodedText Wire { get; } = JsonEncodedText.Encode(name);

    public JsonEncodedText Camel { get; } = JsonEncodedText.Encode(char.ToLowerInvariant(name[0]) + name[1..]);
}
