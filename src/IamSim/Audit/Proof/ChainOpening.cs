using System.Text.Json;
using IamSim.Calls;
using IamSim.Contracts;

namespace IamSim.Audit.Proof;

/// <summary>
/// The event that says that a chain was begun anew, or that a restored one goes on: why, and where the chain ended that it took the place of. A service
/// event, for no call of the account's did it.
/// </summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/non-api-aws-service-events.html">CloudTrail: AWS service events</see>; its form
/// is theirs, its name and source are IamSim's own.
/// </remarks>
internal static class ChainOpening
{
    public const string EventName = "BeginChain";

    /// <summary>The member of the record that says why.</summary>
    public const string Details = "serviceEventDetails";

    /// <param name="id">The event's id.</param>
    /// <param name="account">Whose chain.</param>
    /// <param name="reason"><c>reset</c> or <c>restore</c>.</param>
    /// <param name="replaced">The end of the chain that is gone; null where there was none.</param>
    /// <param name="time">The simulator's time.</param>
    /// <param name="region">The server's region.</param>
    public static AuditEntry Of(Guid id, string account, string reason, AuditHead? replaced, DateTimeOffset time, string region) =>
        new(account, id, time, EventName, CallSubject.OwnSource, null, null, null, null, null, ReadOnly: false, [], RecordOf(account, id, reason, replaced, time, region));

    private static byte[] RecordOf(string account, Guid id, string reason, AuditHead? replaced, DateTimeOffset time, string region)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("eventVersion"u8, "1.11"u8);
            json.WriteStartObject("userIdentity"u8);
            json.WriteString("accountId"u8, account);
            json.WriteString("invokedBy"u8, CallSubject.OwnSource);
            json.WriteEndObject();
            json.WriteString("eventTime"u8, Timestamps.Format(time, Timestamps.Iso8601));
            json.WriteString("eventSource"u8, CallSubject.OwnSource);
            json.WriteString("eventName"u8, EventName);
            json.WriteString("awsRegion"u8, region);
            json.WriteString("sourceIPAddress"u8, CallSubject.OwnSource);
            json.WriteString("userAgent"u8, CallSubject.OwnSource);
            json.WriteNull("requestParameters"u8);
            json.WriteNull("responseElements"u8);
            json.WriteString("eventID"u8, id);
            json.WriteBoolean("readOnly"u8, false);
            json.WriteString("eventType"u8, "AwsServiceEvent"u8);
            json.WriteBoolean("managementEvent"u8, true);
            json.WriteString("recipientAccountId"u8, account);
            json.WriteStartObject(Details);
            json.WriteString("reason"u8, reason);
            if (replaced is not null)
            {
                json.WriteStartObject("replacedChain"u8);
                json.WriteNumber("sequence"u8, replaced.Sequence);
                json.WriteString("hash"u8, SealText.Hex(replaced.Hash));
                json.WriteEndObject();
            }

            json.WriteEndObject();
            json.WriteString("eventCategory"u8, "Management"u8);
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }
}
