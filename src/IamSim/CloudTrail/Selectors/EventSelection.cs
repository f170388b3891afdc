using System.Text.Json;
using IamSim.Calls;
using IamSim.Contracts.CloudTrail;

namespace IamSim.CloudTrail.Selectors;

/// <summary>
/// Which events a trail delivers and an event data store takes: those that at least one selector selects. IamSim's own questions, which no AWS service
/// has, are selected by nothing.
/// </summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/filtering-data-events.html">CloudTrail: Filtering data events by using advanced
/// event selectors</see>, <see href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_EventSelector.html">EventSelector</see>
/// </remarks>
internal sealed class EventSelection
{
    private readonly StoredSelectors _selectors;

    private EventSelection(StoredSelectors selectors) => _selectors = selectors;

    public static EventSelection Of(StoredSelectors selectors) => new(selectors);

    /// <summary>Of an event data store, which has advanced selectors only.</summary>
    public static EventSelection Of(IReadOnlyList<AdvancedEventSelector> advanced) => new(new StoredSelectors(null, advanced));

    /// <summary>Whether a record (JSON in UTF-8) is selected.</summary>
    public bool Matches(ReadOnlyMemory<byte> record)
    {
        using var json = JsonDocument.Parse(record);
        return Matches(json.RootElement);
    }

    /// <summary>Whether a record is selected.</summary>
    public bool Matches(JsonElement record)
    {
        if (RecordFields.Text(record, "eventSource") == CallSubject.OwnSource)
        {
            return false;
        }

        return _selectors.Advanced is { } advanced
            ? advanced.Any(selector => selector.FieldSelectors.All(field => FieldSelection.Matches(field, record)))
            : _selectors.Basic?.Any(selector => BasicSelection.Matches(selector, record)) ?? false;
    }
}
