using System.Buffers;
using System.Text;
using System.Text.Json;
using IamSim.Contracts.CloudTrail;
using IamSim.Contracts.Json;
using IamSim.Contracts.Validation;

namespace IamSim.CloudTrail.Insights;

/// <summary>Insight selectors as a column keeps them: JSON, as <c>PutInsightSelectors</c> takes them.</summary>
internal static class StoredInsights
{
    public static string Write(IReadOnlyList<InsightSelector> selectors)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            new PutInsightSelectorsRequest { InsightSelectors = selectors }.WriteJson(new JsonShapeWriter(json, JsonStyle.Wire));
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static IReadOnlyList<InsightSelector> Read(string text)
    {
        using var json = JsonDocument.Parse(text);
        return ((PutInsightSelectorsRequest)PutInsightSelectorsRequest.Operation.ReadJson(json.RootElement, new Violations { OnWire = true })).InsightSelectors;
    }
}
