using System.Text;
using IamSim.Audit;
using IamSim.Storage;

namespace IamSim.Lake;

/// <summary>Events of the usual form: 500 users, eight operations, one call in fifty denied.</summary>
internal sealed class SyntheticEvents(string account)
{
    private const int PerTransaction = 10_000;

    private static readonly string[] Operations = ["CreateUser", "GetUser", "ListUsers", "PutUserPolicy", "GetRole", "DeleteAccessKey", "AttachUserPolicy", "ListRoles"];
    private static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Random _random = new(1);

    public void Write(Database database, int events)
    {
        using var connection = database.OpenForLane();
        using var writer = database.CreateAuditWriter(connection);
        for (var from = 0; from < events; from += PerTransaction)
        {
            using var transaction = database.BeginForLane(connection);
            writer.Write([.. Enumerable.Range(from, Math.Min(PerTransaction, events - from)).Select(Make)], transaction);
            transaction.Commit();
        }
    }

    private AuditEntry Make(int at)
    {
        var user = "user-" + _random.Next(500);
        var operation = Operations[_random.Next(Operations.Length)];
        var isRead = operation.StartsWith("Get", StringComparison.Ordinal) || operation.StartsWith("List", StringComparison.Ordinal);
        var isDenied = at % 50 == 0;
        var id = new Guid(NextBytes());
        var time = Start.AddSeconds(at / 10);
        var key = $"AKIA{user.GetHashCode(StringComparison.Ordinal) & 0xffff:D16}";
        var ip = $"10.0.{_random.Next(256)}.{_random.Next(256)}";
        var record = $$$"""
            {"eventVersion":"1.11","userIdentity":{"type":"IAMUser","principalId":"AIDA{{{user}}}","arn":"arn:aws:iam::{{{account}}}:user/{{{user}}}","accountId":"{{{account}}}","accessKeyId":"{{{key}}}","userName":"{{{user}}}"},"eventTime":"{{{time:yyyy-MM-ddTHH:mm:ssZ}}}","eventSource":"iam.amazonaws.com","eventName":"{{{operation}}}","awsRegion":"us-east-1","sourceIPAddress":"{{{ip}}}","userAgent":"aws-cli/2.15.0 Python/3.11.6 Linux/5.10 exe/x86_64 prompt/off command/iam.{{{operation}}}",{{{(isDenied ? $"\"errorCode\":\"AccessDenied\",\"errorMessage\":\"User: arn:aws:iam::{account}:user/{user} is not authorized to perform: iam:{operation}\"," : "")}}}"requestParameters":{{{(isRead && operation != "GetUser" ? "null" : $"{{\"userName\":\"{user}\",\"path\":\"/team/\"}}")}}},"responseElements":null,"requestID":"{{{new Guid(NextBytes())}}}","eventID":"{{{id}}}","readOnly":{{{(isRead ? "true" : "false")}}},"eventType":"AwsApiCall","managementEvent":true,"recipientAccountId":"{{{account}}}","eventCategory":"Management","tlsDetails":{"tlsVersion":"TLSv1.3","cipherSuite":"TLS_AES_128_GCM_SHA256","clientProvidedHostHeader":"localhost:5080"}}
            """;
        return new AuditEntry(
            account, id, time, operation, "iam.amazonaws.com", user, "AIDA" + user, key, ip, isDenied ? "AccessDenied" : null, isRead, [], Encoding.UTF8.GetBytes(record));
    }

    private byte[] NextBytes()
    {
        var bytes = new byte[16];
        _random.NextBytes(bytes);
        return bytes;
    }
}
