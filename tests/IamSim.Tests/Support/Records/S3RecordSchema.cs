using System.Text.Json;
using IamSim.Contracts;
using IamSim.Contracts.Http;
using static IamSim.Tests.Support.Records.RecordSchema;

namespace IamSim.Tests.Support.Records;

/// <summary>What the records of S3 may hold: requests and answers as HTTP spells them, and what went to and fro.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/cloudtrail-logging-understanding-s3-entries.html">S3: Understanding log file entries</see></remarks>
internal static class S3RecordSchema
{
    private static readonly Field[] Additional =
    [
        new("SignatureVersion", Text("SigV4"), IsOptional: true),
        new("CipherSuite", Text("[A-Za-z0-9_-]+"), IsOptional: true),
        new("bytesTransferredIn", IsCount),
        new("AuthenticationMethod", Text("AuthHeader|QueryString"), IsOptional: true),
        new("x-amz-id-2", Text("[A-Za-z0-9+/=]{40,}")),
        new("bytesTransferredOut", IsCount),
        new("wouldBeRefused", value => value.ValueKind == JsonValueKind.Object, IsOptional: true),
    ];

    private static readonly string[] Secrets =
        ["x-amz-server-side-encryption-customer-key", "x-amz-copy-source-server-side-encryption-customer-key", "x-amz-server-side-encryption-context"];

    public static void Check(OperationModel operation, JsonElement record)
    {
        // A call that a service made, and what was refused before it was one of S3's, tell nothing of an exchange.
        if (record.TryGetProperty("additionalEventData", out var additional) && additional.TryGetProperty("bytesTransferredIn", out _))
        {
            RecordSchema.Check(additional, "additionalEventData", Additional);
        }

        CheckNames(operation, record.GetProperty("requestParameters"), [.. RequestNames(operation)]);
        CheckNames(operation, record.GetProperty("responseElements"), null);
        Assert.True(!operation.IsReadOnly || record.GetProperty("responseElements").ValueKind == JsonValueKind.Null, $"{operation} is a read: it has no responseElements.");
    }

    /// <summary>The names that a request's record may have; of an answer's, null, those of AWS's own headers.</summary>
    private static void CheckNames(OperationModel operation, JsonElement element, HashSet<string>? names)
    {
        if (element.ValueKind == JsonValueKind.Null)
        {
            return;
        }

        foreach (var member in element.EnumerateObject())
        {
            Assert.True(names?.Contains(member.Name) ?? member.Name.StartsWith("x-amz-", StringComparison.OrdinalIgnoreCase), $"{operation} has no {member.Name} in its record.");
            Assert.DoesNotContain(member.Name, Secrets);
        }
    }

    private static IEnumerable<string> RequestNames(OperationModel operation) =>
    [
        "bucketName", "key", "Host", "bucketPolicy", "X-Amz-Algorithm", "X-Amz-Date", "X-Amz-Expires", "X-Amz-SignedHeaders",
        .. operation.Http!.Constants.Select(constant => constant.Key),
        .. operation.Http.Members.Where(m => m.Location != HttpLocation.Label).Select(m => m.WireName),
    ];

    private static bool IsCount(JsonElement value) => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var count) && count >= 0;
}
