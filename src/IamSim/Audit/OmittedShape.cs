using IamSim.Contracts;
using IamSim.Contracts.Json;

namespace IamSim.Audit;

/// <summary>Stands in a record for what is too large for one.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html">CloudTrail record contents: requestParameters</see></remarks>
internal sealed class OmittedShape : IShape
{
    public static readonly OmittedShape Instance = new();

    public void WriteJson(JsonShapeWriter writer)
    {
        writer.Json.WriteStartObject();
        writer.Json.WriteBoolean("omitted", true);
        writer.Json.WriteEndObject();
    }

    public void AddResourceNames(ICollection<NamedResource> names)
    {
        // What is omitted names nothing.
    }
}
