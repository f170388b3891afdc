using System.Buffers;
using System.Text;
using System.Text.Json;
using IamSim.Contracts.CloudTrail;
using IamSim.Contracts.Json;
using IamSim.Contracts.Validation;

namespace IamSim.CloudTrail.Selectors;

/// <summary>The event selectors of a trail or an event data store: basic ones or advanced ones, never both.</summary>
/// <param name="Basic">Basic ones; null where there are advanced ones.</param>
/// <param name="Advanced">Advanced ones; null where there are basic ones.</param>
internal sealed record StoredSelectors(IReadOnlyList<EventSelector>? Basic, IReadOnlyList<AdvancedEventSelector>? Advanced)
{
    /// <summary>What a trail has that was given none: all management events.</summary>
    /// <remarks><see href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_PutEventSelectors.html">CloudTrail: PutEventSelectors</see></remarks>
    public static StoredSelectors Default { get; } = new(
        [new EventSelector { ReadWriteType = ReadWriteType.All, IncludeManagementEvents = true, DataResources = [], ExcludeManagementEventSources = [] }], null);

    /// <summary>The selectors as a column keeps them: JSON, as <c>PutEventSelectors</c> takes them.</summary>
    public string Write()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            new PutEventSelectorsRequest { TrailName = string.Empty, EventSelectors = Basic, AdvancedEventSelectors = Advanced }
                .WriteJson(new JsonShapeWriter(json, JsonStyle.Wire));
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static StoredSelectors Read(string text)
    {
        using var json = JsonDocument.Parse(text);
        var request = (PutEventSelectorsRequest)PutEventSelectorsRequest.Operation.ReadJson(json.RootElement, new Violations { OnWire = true });
        return new StoredSelectors(request.EventSelectors, request.AdvancedEventSelectors);
    }
}
