using System.Buffers;
using System.Text;
using System.Text.Json;
using IamSim.Audit.Decisions;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Storage;

namespace IamSim.Audit;

/// <summary>Makes the CloudTrail record of a call. What is sensitive is hidden here, when the record is built, and nowhere later.</summary>
internal sealed class AuditRecords(Ids ids)
{
    // The longest ARN of IAM; PostgreSQL's indexes hold some 2,700 bytes.
    private const int MaxResourceName = 2048;

    private static readonly IReadOnlyList<AuditEntry> None = [];

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? _json;

    /// <summary>The event of one call.</summary>
    /// <param name="call">Who called, when, from where.</param>
    /// <param name="subject">What the call was about.</param>
    /// <param name="fault">What it was refused with; null for a success.</param>
    public AuditEntry Describe(Call call, CallSubject subject, Fault? fault)
    {
        Copy(call, subject);
        return Describe(call, subject, fault, null);
    }

    /// <summary>
    /// The events that go with a call's own: the copy for the other account that it concerns, the calls that were made on its behalf, and what its
    /// service tells of itself.
    /// </summary>
    public IReadOnlyList<AuditEntry> DescribeOthers(Call call, CallSubject subject, Fault? fault)
    {
        Copy(call, subject);
        if (call.Copy is null && call.Made.Count == 0 && (call.ServiceEvents.Count == 0 || fault is not null))
        {
            return None;
        }

        var others = new List<AuditEntry>();
        if (call.Copy is { } copy)
        {
            others.Add(Describe(call, subject, fault, copy));
        }

        // What was asked of another service was asked, whatever came of this call.
        others.AddRange(call.Made.Select(made => Describe(made.Call, made.Subject, made.Fault, null)));
        if (fault is null)
        {
            others.AddRange(call.ServiceEvents.Select(told => DescribeService(call, told)));
        }

        return others;
    }

    private static AuditEntry Describe(Call call, CallSubject subject, Fault? fault, EventCopy? copy)
    {
        // Another account learns who it was, and neither name nor key, nor by which policies it was decided.
        var (decision, decidedBy) = DecisionRecord.Write(copy is null ? call.Decisions : []);
        return new AuditEntry(
            copy?.Account ?? call.Account,
            copy?.EventId ?? call.EventId,
            call.Time,
            subject.EventName,
            subject.EventSource,
            copy is null ? NameOf(call.Caller) : null,
            call.Caller.PrincipalId,
            copy is not null || string.IsNullOrEmpty(call.Caller.AccessKeyId) ? null : call.Caller.AccessKeyId,
            RecordWriter.AddressOf(call),
            subject.HasErrorCode ? fault?.ShapeName : null,
            subject.IsReadOnly,
            EventResources.Of(subject.EventSource, subject.EventName, NamesOf(subject)),
            Record(json => RecordWriter.Write(json, call, subject, fault, copy)))
        {
            PrincipalArn = copy is null ? AuditIdentity.PrincipalArnOf(call) : null,
            SessionArn = copy is null && call.Caller.Kind is CallerKind.AssumedRole or CallerKind.FederatedUser ? call.Caller.Arn : null,
            MfaAuthenticated = call.Caller.Session?.MfaAt is not null,
            Decision = decision,
            DecidedBy = decidedBy,
        }.Packed();
    }

    /// <summary>"The bucket owner also receives" the events of requests from other accounts.</summary>
    /// <remarks><see href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/cloudtrail-logging-s3-info.html">S3: CloudTrail events</see></remarks>
    private void Copy(Call call, CallSubject subject)
    {
        if (call.Copy is null && S3Records.Are(subject) && S3Records.OwnerOf(call) is { } owner && owner != call.Account)
        {
            call.Copy = new EventCopy(owner, ids.Event(), ids.Event());
        }
    }

    private AuditEntry DescribeService(Call call, CallSubject told)
    {
        var eventId = ids.Event();
        return new AuditEntry(
            call.Account,
            eventId,
            call.Time,
            told.EventName,
            told.EventSource,
            UserName: null,
            PrincipalId: null,
            AccessKeyId: null,
            AuditIdentity.AwsInternal,
            ErrorCode: null,
            told.IsReadOnly,
            Resources: [],
            Record(json => RecordWriter.WriteServiceEvent(json, call, told, eventId)));
    }

    private static byte[] Record(Action<Utf8JsonWriter> write)
    {
        var buffer = _buffer ??= new ArrayBufferWriter<byte>(1024);
        buffer.ResetWrittenCount();
        var json = _json ??= new Utf8JsonWriter(buffer, RecordWriter.Options);
        json.Reset(buffer);
        write(json);
        json.Flush();
        var record = buffer.WrittenSpan.ToArray();
        if (buffer.Capacity > RecordWriter.MaxKept)
        {
            _buffer = null;
            _json = null;
        }

        return record;
    }

    /// <summary>"A user name or role name of the requester": of a session, as CloudTrail has it, the session's name.</summary>
    private static string? NameOf(Caller caller) => caller.Kind switch
    {
        CallerKind.Root => "root",
        CallerKind.AssumedRole or CallerKind.FederatedUser => caller.Session?.Name,
        _ => caller.UserName,
    };

    /// <summary>What the call names, and where it changed something or gave out a session, what its answer names.</summary>
    private static List<NamedResource> NamesOf(CallSubject subject)
    {
        var names = new List<NamedResource>();
        if (!subject.IsReadOnly || StsRecords.ShowsAnswer(subject))
        {
            subject.Response?.AddResourceNames(names);
        }

        subject.Request?.AddResourceNames(names);
        if (subject.IsData && S3Records.Are(subject) && subject.Request is IRequest request && request.TextOf("Key") is { Length: > 0 } key)
        {
            names.Add(new NamedResource("Key", $"arn:aws:s3:::{request.TextOf("Bucket")}/{key}"));
        }

        // A refused call's names are as long as its body lets them be: those are no resource's, and no index holds them.
        names.RemoveAll(named => Encoding.UTF8.GetByteCount(named.Name) > MaxResourceName);
        return names;
    }
}
