using System.Text.Json;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Kms;

namespace IamSim.Audit;

/// <summary>Writes CloudTrail's record of a call, in the order that its records have.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html">CloudTrail record contents</see></remarks>
internal static class RecordWriter
{
    public const string EventVersion = "1.11";

    /// <summary>A buffer that one large record made grow is not kept.</summary>
    public const int MaxKept = 64 * 1024;

    public static readonly JsonWriterOptions Options = new()
    {
        // Records are data, read by JSON readers; what the default encoder escapes for HTML's sake would only make them hard to read.
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    /// <summary>"This field has a maximum size of 1 KB; content exceeding that limit is truncated."</summary>
    private const int MaxText = 1024;

    /// <summary>Writes the record of a call, or its copy for the other account that it concerns.</summary>
    public static void Write(Utf8JsonWriter json, Call call, CallSubject subject, Fault? fault, EventCopy? copy)
    {
        json.WriteStartObject();
        json.WriteString("eventVersion"u8, EventVersion);
        if (copy is null)
        {
            AuditIdentity.Write(json, call);
        }
        else
        {
            AuditIdentity.WriteForeign(json, call);
        }

        var address = AddressOf(call) ?? "0.0.0.0";
        WriteHead(json, call, subject, address, ServiceOf(call) ?? AgentOf(call));
        WriteError(json, subject, fault);
        var style = RecordStyle.Of(subject.EventSource);
        var isS3 = S3Records.Are(subject);
        RecordElement.Write(json, "requestParameters", isS3 ? S3Records.RequestOf(call, subject) : StsRecords.RequestOf(call, subject.Request), style);
        var answer = subject.IsReadOnly && !StsRecords.ShowsAnswer(subject) ? null
            : isS3 ? S3Records.AnswerOf(subject)
            : KmsRecords.AnswerOf(call, StsRecords.AnswerOf(subject.Response));
        RecordElement.Write(json, "responseElements", answer, style);
        if (AdditionalData.Of(call, subject, fault) is { } additional)
        {
            RecordElement.Write(json, "additionalEventData", additional, style, RecordElement.Small);
        }

        json.WriteString("requestID"u8, call.RequestId);
        json.WriteString("eventID"u8, copy?.EventId ?? call.EventId);
        json.WriteBoolean("readOnly"u8, subject.IsReadOnly);
        WriteResources(json, isS3 ? S3Records.ResourcesOf(call, subject) : call.Resources);
        WriteTail(json, subject, copy?.Account ?? call.Account, call.Copy?.SharedId, call.Endpoint);
        WriteConnection(json, call);
        json.WriteEndObject();
    }

    /// <summary>Writes what a service tells of itself because of a call.</summary>
    public static void WriteServiceEvent(Utf8JsonWriter json, Call call, CallSubject told, Guid eventId)
    {
        json.WriteStartObject();
        json.WriteString("eventVersion"u8, EventVersion);
        AuditIdentity.WriteService(json, call.Account);
        WriteHead(json, call, told, AuditIdentity.AwsInternal, AuditIdentity.AwsInternal);
        json.WriteNull("requestParameters"u8);
        json.WriteNull("responseElements"u8);
        json.WriteString("eventID"u8, eventId);
        json.WriteBoolean("readOnly"u8, told.IsReadOnly);
        WriteTail(json, told, call.Account, sharedId: null, endpoint: null);
        json.WriteEndObject();
    }

    /// <summary>"For services in AWS, only the DNS name is displayed" for address and user agent.</summary>
    public static string? AddressOf(Call call) => ServiceOf(call) ?? call.SourceAddress?.ToString();

    private static string? ServiceOf(Call call) =>
        !call.Via.IsEmpty ? call.Via[^1]
        : call.Caller.Kind == CallerKind.AwsService ? call.Caller.Arn
        : call.Caller.Session?.InvokedBy is { } service && call.HostHeader is null ? service
        : null;

    /// <summary>S3's records have the user agent in brackets.</summary>
    private static string AgentOf(Call call) =>
        call.Exchange is null ? call.UserAgent ?? string.Empty : $"[{CallText.Cut(call.UserAgent ?? string.Empty, MaxText - 2)}]";

    private static void WriteHead(Utf8JsonWriter json, Call call, CallSubject subject, string address, string agent)
    {
        json.WriteString("eventTime"u8, Timestamps.Format(call.Time, Timestamps.Iso8601));
        json.WriteString("eventSource"u8, subject.EventSource);
        json.WriteString("eventName"u8, subject.EventName);
        json.WriteString("awsRegion"u8, EventRegion.Of(call, subject.EventSource));
        json.WriteString("sourceIPAddress"u8, address);
        json.WriteString("userAgent"u8, agent);
    }

    private static void WriteError(Utf8JsonWriter json, CallSubject subject, Fault? fault)
    {
        if (subject.HasErrorCode && fault is not null)
        {
            json.WriteString("errorCode"u8, fault.ShapeName);
        }

        if ((subject.FailureMessage ?? fault?.RecordedMessage ?? fault?.Message) is { Length: > 0 } message)
        {
            json.WriteString("errorMessage"u8, CallText.Cut(message, MaxText));
        }
    }

    /// <summary>What both kinds of event end with.</summary>
    private static void WriteTail(Utf8JsonWriter json, CallSubject subject, string account, Guid? sharedId, VpcEndpointUse? endpoint)
    {
        json.WriteString("eventType"u8, subject.EventType);
        json.WriteBoolean("managementEvent"u8, !subject.IsData);
        json.WriteString("recipientAccountId"u8, account);
        if (subject.ServiceEvent is { } told)
        {
            RecordElement.Write(json, "serviceEventDetails", told, RecordStyle.Of(subject.EventSource));
        }

        if (sharedId is { } shared)
        {
            json.WriteString("sharedEventID"u8, shared);
        }

        if (endpoint is not null)
        {
            json.WriteString("vpcEndpointId"u8, endpoint.Id);
            json.WriteString("vpcEndpointAccountId"u8, endpoint.Account);
        }

        json.WriteString("eventCategory"u8, subject.IsData ? "Data"u8 : "Management"u8);
    }

    /// <summary>
    /// "The tlsDetails field is not present if the API call was made by an AWS service on your behalf"; a session of a sign-in is one "from an AWS
    /// Management Console session", used by "an external client".
    /// </summary>
    private static void WriteConnection(Utf8JsonWriter json, Call call)
    {
        if (call.HostHeader is not null && call.Caller.Kind != CallerKind.AwsService && call.Caller.Session?.InvokedBy is null)
        {
            json.WriteStartObject("tlsDetails"u8);
            if (call.TlsVersion is not null)
            {
                json.WriteString("tlsVersion"u8, call.TlsVersion);
                json.WriteString("cipherSuite"u8, call.CipherSuite);
            }

            json.WriteString("clientProvidedHostHeader"u8, call.HostHeader);
            json.WriteEndObject();
        }

        if (call.Caller.Session?.SignInId is not null)
        {
            json.WriteString("sessionCredentialFromConsole"u8, "true"u8);
        }
    }

    private static void WriteResources(Utf8JsonWriter json, IReadOnlyList<CallResource> resources)
    {
        if (resources.Count == 0)
        {
            return;
        }

        json.WriteStartArray("resources"u8);
        foreach (var resource in resources)
        {
            json.WriteStartObject();
            if (resource.Account.Length > 0)
            {
                json.WriteString("accountId"u8, resource.Account);
            }

            json.WriteString("type"u8, resource.Type);
            json.WriteString(resource.IsPrefix ? "ARNPrefix"u8 : "ARN"u8, resource.Arn);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
