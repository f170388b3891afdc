using System.Text.Json;

namespace IamSim.Contracts.Json;

/// <summary>For whom a structure is written as JSON.</summary>
public enum JsonStyle
{
    /// <summary>
    /// For the audit record: what is sensitive is hidden, dates and documents are text as CloudTrail prints them. The zero value: who
    /// forgets to choose shows no secret.
    /// </summary>
    Audit = 0,

    /// <summary>For the caller: dates as ISO 8601, policy documents as JSON.</summary>
    Rest = 1,

    /// <summary>For the caller, as AWS's JSON protocols have it: the model's own names, dates as seconds since 1970, documents as text.</summary>
    Wire = 2,

    /// <summary>As the AWS CLI prints it: as <see cref="Rest"/>, but for members named as in the model and dates with an offset.</summary>
    Cli = 3,
}

/// <summary>Writes structures as JSON in one of the styles. Generated code calls it.</summary>
/// <param name="json">Where it goes.</param>
/// <param name="style">For whom.</param>
/// <param name="auditDates">How an audit record prints dates; null as IAM's do.</param>
/// <param name="auditMask">What an audit record has in place of a sensitive value; null where it leaves the member out.</param>
/// <param name="hasModelNames">True where members are named as in the model, whatever the style.</param>
public sealed class JsonShapeWriter(
    Utf8JsonWriter json, JsonStyle style, string? auditDates = null, string? auditMask = JsonShapeWriter.Hidden, bool hasModelNames = false)
{
    /// <summary>What CloudTrail prints in place of a sensitive value.</summary>
    public const string Hidden = "HIDDEN_DUE_TO_SECURITY_REASONS";

    /// <summary>What the first line of every private key in PEM ends with.</summary>
    private const string PrivateKey = "PRIVATE KEY-----";

    public Utf8JsonWriter Json { get; } = json;

    /// <summary>False where a structure's sensitive members are left out altogether.</summary>
    public bool NamesSensitive => style != JsonStyle.Audit || auditMask is not null;

    private string Mask => auditMask ?? Hidden;

    /// <summary>The same style, written elsewhere.</summary>
    public JsonShapeWriter To(Utf8JsonWriter other) => new(other, style, auditDates, auditMask, hasModelNames);

    /// <summary>The same style, with members named as in the model: as S3's records have documents.</summary>
    public JsonShapeWriter WithModelNames() => new(Json, style, auditDates, auditMask, hasModelNames: true);

    public void Name(JsonMemberName name) => Json.WritePropertyName(hasModelNames || style is JsonStyle.Wire or JsonStyle.Cli ? name.Wire : name.Camel);

    /// <summary>A text; in an audit record without a private key that it holds: people mistake it for the public one, or for the certificate.</summary>
    public void String(string value) =>
        Json.WriteStringValue(style == JsonStyle.Audit && value.Contains(PrivateKey, StringComparison.Ordinal) ? Hidden : WellFormed(value));

    /// <summary>A sensitive text.</summary>
    public void Secret(string value)
    {
        if (style == JsonStyle.Audit)
        {
            Json.WriteStringValue(Mask);
        }
        else
        {
            String(value);
        }
    }

    /// <summary>A sensitive blob.</summary>
    public void Secret(byte[] value)
    {
        if (style == JsonStyle.Audit)
        {
            Json.WriteStringValue(Mask);
        }
        else
        {
            Json.WriteBase64StringValue(value);
        }
    }

    /// <summary>Writes the stand-in for a sensitive value of any other kind, where the style hides it; false: the value is to be written.</summary>
    public bool TryHide()
    {
        if (style == JsonStyle.Audit)
        {
            Json.WriteStringValue(Mask);
        }

        return style == JsonStyle.Audit;
    }

    /// <summary>JSON has no infinities and no NaN: they are text, as AWS's JSON protocols have it.</summary>
    /// <remarks><see href="https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html#shape-serialization">Smithy: JSON shape serialization</see></remarks>
    public void Double(double value)
    {
        if (double.IsFinite(value))
        {
            Json.WriteNumberValue(value);
        }
        else
        {
            Json.WriteStringValue(value.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    public void Blob(byte[] value) => Json.WriteBase64StringValue(value);

    /// <summary>A policy document: JSON for REST and as the CLI has it; text on the wire and in the audit record, and where it is none that can be read.</summary>
    public void Document(string value)
    {
        if (style is JsonStyle.Rest or JsonStyle.Cli && IsJsonObject(value))
        {
            Json.WriteRawValue(value, skipInputValidation: true);
        }
        else
        {
            String(value);
        }
    }

    public void Timestamp(DateTimeOffset value)
    {
        if (style == JsonStyle.Wire)
        {
            Json.WriteNumberValue(value.ToUnixTimeMilliseconds() / 1000m);
        }
        else
        {
            Json.WriteStringValue(Timestamps.Format(value, style switch
            {
                JsonStyle.Audit => auditDates ?? Timestamps.CloudTrail,
                JsonStyle.Cli => Timestamps.Iso8601WithOffset,
                _ => Timestamps.Iso8601,
            }));
        }
    }

    public void Structure(IShape shape) => shape.WriteJson(this);

    private static bool IsJsonObject(string value)
    {
        try
        {
            using var document = JsonDocument.Parse(value);
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>The writer throws on a lone surrogate, which a client can send in JSON as an escape.</summary>
    private static string WellFormed(string value) =>
        value.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0 ? value : string.Concat(value.EnumerateRunes().Select(r => r.ToString()));
}
