using IamSim.Contracts;
using IamSim.Contracts.Json;

namespace IamSim.Iam.Policies.Inline;

/// <summary>A policy's document as an answer of its own: what REST shows of an inline policy, and what it takes.</summary>
internal sealed record EmbeddedDocument(string Text) : IShape
{
    public void WriteJson(JsonShapeWriter writer) => writer.Document(Text);

    public void AddResourceNames(ICollection<NamedResource> names)
    {
        // A document names nothing that its event is found by.
    }
}
