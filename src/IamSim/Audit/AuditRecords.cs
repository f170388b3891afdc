using System.Buffers;
using System.Text.Json;
using IamSim.Audit.Decisions;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Json;

namespace IamSim.Audit;

/// <summary>Makes the CloudTrail record of a call. What is sensitive is hidden here, when the record is built, and nowhere later.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html">CloudTrail record contents</see></remarks>
internal sealed class AuditRecords
{
    public const string EventVersion = "1.11";

    // The longest ARN of IAM; PostgreSQL's indexes hold some 2,700 bytes.
    private const int MaxResourceName = 2048;

    private static readonly JsonWriterOptions Options = new()
    {
        // Records are data, read by JSON readers; what the default encoder escapes for HTML's sake would only make them hard to read.
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    /// <summary>CloudTrail's largest record: past it, what is too large is left out and marked <c>omitted</c>.</summary>
    private const int MaxRecord = 256 * 1024;

    /// <summary>A buffer that one large record made grow is not kept.</summary>
    private const int MaxKept = 64 * 1024;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? _json;

    /// <summary>The event of one call.</summary>
    /// <param name="call">Who called, when, from where.</param>
    /// <param name="subject">What the call was about.</param>
    /// <param name="fault">What it was refused with; null for a success.</param>
#pragma warning disable CA1822 // a service: what it needs to know of the host (TLS, accounts) comes with later protocols
    public AuditEntry Describe(Call call, CallSubject subject, Fault? fault) => Describe(call, subject, fault, null);

    /// <summary>The copy of an event for the other account that the call concerns; null where it concerns none.</summary>
    public AuditEntry? DescribeCopy(Call call, CallSubject subject, Fault? fault) => call.Copy is { } copy ? Describe(call, subject, fault, copy) : null;
#pragma warning restore CA1822

    private static AuditEntry Describe(Call call, CallSubject subject, Fault? fault, EventCopy? copy)
    {
        var buffer = _buffer ??= new ArrayBufferWriter<byte>(1024);
        buffer.ResetWrittenCount();
        var json = _json ??= new Utf8JsonWriter(buffer, Options);
        json.Reset(buffer);
        Write(json, call, subject, fault, copy);
        json.Flush();
        if (buffer.WrittenCount > MaxRecord)
        {
            buffer.ResetWrittenCount();
            json.Reset(buffer);
            Write(json, call, subject with { Request = OmittedShape.Instance, Response = null }, fault, copy);
            json.Flush();
        }

        var names = new List<NamedResource>();
        subject.Request?.AddResourceNames(names);
        if (!subject.IsReadOnly)
        {
            subject.Response?.AddResourceNames(names);
        }

        // A refused call's names are as long as its body lets them be: those are no resource's, and no index holds them.
        names.RemoveAll(named => System.Text.Encoding.UTF8.GetByteCount(named.Name) > MaxResourceName);

        var record = buffer.WrittenSpan.ToArray();
        if (buffer.Capacity > MaxKept)
        {
            _buffer = null;
            _json = null;
        }

        // Another account learns who it was, and neither name nor key, nor by which policies it was decided.
        var (decision, decidedBy) = DecisionRecord.Write(copy is null ? call.Decisions : []);
        return new AuditEntry(
            copy?.Account ?? call.Account,
            copy?.EventId ?? call.EventId,
            call.Time,
            subject.EventName,
            subject.EventSource,
            copy is not null ? null : NameOf(call.Caller),
            call.Caller.PrincipalId,
            copy is not null || string.IsNullOrEmpty(call.Caller.AccessKeyId) ? null : call.Caller.AccessKeyId,
            AddressOf(call),
            subject.FailureMessage is null ? fault?.ShapeName : null,
            subject.IsReadOnly,
            EventResources.Of(subject.EventSource, names),
            record)
        {
            PrincipalArn = copy is not null ? null : AuditIdentity.PrincipalArnOf(call),
            SessionArn = copy is null && call.Caller.Kind is CallerKind.AssumedRole or CallerKind.FederatedUser ? call.Caller.Arn : null,
            MfaAuthenticated = call.Caller.Session?.MfaAt is not null,
            Decision = decision,
            DecidedBy = decidedBy,
        }.Packed();
    }

    /// <summary>What <c>LookupEvents</c> calls the user name: of a role's session its name.</summary>
    private static string? NameOf(Caller caller) => caller.Kind switch
    {
        CallerKind.Root => "root",
        CallerKind.AssumedRole => caller.Session?.Name,
        _ => caller.UserName,
    };

    private static void Write(Utf8JsonWriter json, Call call, CallSubject subject, Fault? fault, EventCopy? copy)
    {
        json.WriteStartObject();
        json.WriteString("eventVersion"u8, EventVersion);
        if (copy is null)
        {
            AuditIdentity.Write(json, call);
        }
        else
        {
            AuditIdentity.WriteForeign(json, call.Caller);
        }

        json.WriteString("eventTime"u8, Timestamps.Format(call.Time, Timestamps.Iso8601));
        json.WriteString("eventSource"u8, subject.EventSource);
        json.WriteString("eventName"u8, subject.EventName);

        // IAM and STS are global services: their events are those of one region of the partition, whatever region the caller named.
        json.WriteString("awsRegion"u8, subject.EventSource == CallSubject.OwnSource ? call.Region : Arns.HomeRegionOf(call.Partition));
        json.WriteString("sourceIPAddress"u8, AddressOf(call) ?? "0.0.0.0");
        json.WriteString("userAgent"u8, ServiceOf(call) ?? call.UserAgent ?? string.Empty);
        if (subject.FailureMessage is { } failure)
        {
            json.WriteString("errorMessage"u8, failure);
        }
        else if (fault is not null)
        {
            json.WriteString("errorCode"u8, fault.ShapeName);
            if ((fault.RecordedMessage ?? fault.Message) is { Length: > 0 } message)
            {
                json.WriteString("errorMessage"u8, message);
            }
        }

        var shapes = new JsonShapeWriter(json, JsonStyle.Audit, AuditSts.DatesOf(subject));
        WriteShape(shapes, "requestParameters"u8, subject.Request);
        WriteShape(shapes, "responseElements"u8, subject.IsReadOnly && !AuditSts.ShowsAnswer(subject) ? null : AuditSts.Shown(subject.Response));
        if (subject.Additional is not null)
        {
            WriteShape(shapes, "additionalEventData"u8, subject.Additional);
        }
        else
        {
            AuditSts.WriteAdditional(json, call, subject);
        }

        json.WriteString("requestID"u8, call.RequestId);
        json.WriteString("eventID"u8, copy?.EventId ?? call.EventId);
        json.WriteBoolean("readOnly"u8, subject.IsReadOnly);
        WriteResources(json, call.Resources);
        json.WriteString("eventType"u8, subject.EventType);
        json.WriteBoolean("managementEvent"u8, true);
        json.WriteString("recipientAccountId"u8, copy?.Account ?? call.Account);
        if (call.Copy is { } shared)
        {
            json.WriteString("sharedEventID"u8, shared.SharedId);
        }

        json.WriteString("eventCategory"u8, "Management"u8);
        if (call.HostHeader is not null)
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

        json.WriteEndObject();
    }

    /// <summary>"For services in AWS, only the DNS name is displayed" for address and user agent.</summary>
    private static string? ServiceOf(Call call) => call.Caller.Kind == CallerKind.AwsService ? call.Caller.Arn : null;

    private static string? AddressOf(Call call) => ServiceOf(call) ?? call.SourceAddress?.ToString();

    private static void WriteResources(Utf8JsonWriter json, List<CallResource> resources)
    {
        if (resources.Count == 0)
        {
            return;
        }

        json.WriteStartArray("resources"u8);
        foreach (var resource in resources)
        {
            json.WriteStartObject();
            json.WriteString("ARN"u8, resource.Arn);
            json.WriteString("accountId"u8, resource.Account);
            json.WriteString("type"u8, resource.Type);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>What has no members is null in CloudTrail's records.</summary>
    private static void WriteShape(JsonShapeWriter shapes, ReadOnlySpan<byte> name, IShape? shape)
    {
        shapes.Json.WritePropertyName(name);
        if (shape is null or IEmptyShape)
        {
            shapes.Json.WriteNullValue();
        }
        else
        {
            shape.WriteJson(shapes);
        }
    }
}
