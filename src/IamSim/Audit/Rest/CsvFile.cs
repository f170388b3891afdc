using System.Globalization;
using System.Text;
using System.Text.Json;
using CsvHelper;
using CsvHelper.Configuration;
using IamSim.Contracts;

namespace IamSim.Audit.Rest;

/// <summary>Events as comma-separated values: <see href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</see>, in UTF-8.</summary>
internal sealed class CsvFile : AuditFile
{
    // In the order of the columns, which only ever grow at their end.
    private static readonly (string Name, Func<FoundEvent, JsonElement, string?> Of)[] Columns =
    [
        ("sequence", (e, _) => e.Sequence.ToString(CultureInfo.InvariantCulture)),
        ("eventTime", (e, _) => Timestamps.Format(e.EventTime, Timestamps.Iso8601)),
        ("eventID", (e, _) => e.EventId.ToString()),
        ("eventSource", (e, _) => e.EventSource),
        ("eventName", (e, _) => e.EventName),
        ("awsRegion", (_, json) => TextOf(json, "awsRegion")),
        ("identityType", (_, json) => json.TryGetProperty("userIdentity", out var identity) ? TextOf(identity, "type") : null),
        ("principalArn", (e, _) => e.PrincipalArn),
        ("sessionArn", (e, _) => e.SessionArn),
        ("principalId", (e, _) => e.PrincipalId),
        ("userName", (e, _) => e.UserName),
        ("accessKeyId", (e, _) => e.AccessKeyId),
        ("mfaAuthenticated", (e, _) => AuditCounter.Truth(e.MfaAuthenticated)),
        ("sourceIPAddress", (e, _) => e.SourceIp),
        ("userAgent", (_, json) => TextOf(json, "userAgent")),
        ("readOnly", (e, _) => AuditCounter.Truth(e.ReadOnly)),
        ("errorCode", (e, _) => e.ErrorCode),
        ("errorMessage", (_, json) => TextOf(json, "errorMessage")),
        ("resources", (e, _) => string.Join(' ', e.Resources.Select(resource => resource.Name))),
        ("requestID", (_, json) => TextOf(json, "requestID")),
        ("eventType", (_, json) => TextOf(json, "eventType")),
        ("requestParameters", (_, json) => TextOf(json, "requestParameters")),
        ("responseElements", (_, json) => TextOf(json, "responseElements")),
    ];

    private readonly CsvWriter _csv;

    /// <param name="buffer">Where it is written.</param>
    /// <param name="escapesFormulas">Puts an apostrophe before what a spreadsheet would compute.</param>
    /// <remarks><see href="https://owasp.org/www-community/attacks/CSV_Injection">OWASP: CSV injection</see></remarks>
    public CsvFile(Stream buffer, bool escapesFormulas) => _csv = new CsvWriter(
        new StreamWriter(buffer, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true),
        new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\r\n", InjectionOptions = escapesFormulas ? InjectionOptions.Escape : InjectionOptions.None });

    public override void Begin() => WriteLine(Columns.Select(column => column.Name));

    public override void Add(FoundEvent found)
    {
        using var json = JsonDocument.Parse(found.Record);
        WriteLine(Columns.Select(column => column.Of(found, json.RootElement)));
    }

    public override void Flush() => _csv.Flush();

    public override void Dispose()
    {
        _csv.Dispose();
        base.Dispose();
    }

    private void WriteLine(IEnumerable<string?> cells)
    {
        foreach (var cell in cells)
        {
            _csv.WriteField(cell);
        }

        _csv.NextRecord();
        _csv.Flush();
    }

    /// <summary>A text as it is, anything else as JSON; null where there is nothing.</summary>
    private static string? TextOf(JsonElement of, string name)
    {
        if (!of.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText();
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, which no text of .NET's can come from.
            return value.GetRawText();
        }
    }
}
