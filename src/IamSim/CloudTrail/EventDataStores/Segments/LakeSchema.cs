using System.Security.Cryptography;
using System.Text;

namespace IamSim.CloudTrail.EventDataStores.Segments;

/// <summary>The columns of an event data store.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/query-supported-event-schemas.html#query-supported-event-schema">CloudTrail Lake:
/// Supported schema for CloudTrail event record fields</see>
/// </remarks>
internal static class LakeSchema
{
    private const string Text = "\"VARCHAR\"";
    private const string Time = "\"TIMESTAMP\"";
    private const string Map = "\"MAP(VARCHAR,VARCHAR)\"";
    private const string Truth = "\"BOOLEAN\"";

    private const string Identity =
        $$"""
        {"type":{{Text}},"principalId":{{Text}},"arn":{{Text}},"accountId":{{Text}},"accessKeyId":{{Text}},"userName":{{Text}},"sessionContext":{"attributes":{"creationDate":{{Time}},"mfaAuthenticated":{{Text}}},"sessionIssuer":{"type":{{Text}},"principalId":{{Text}},"arn":{{Text}},"accountId":{{Text}},"userName":{{Text}}},"webIdFederationData":{"federatedProvider":{{Text}},"attributes":{{Map}}},"sourceIdentity":{{Text}},"ec2RoleDelivery":{{Text}},"ec2IssuedInVpc":{{Text}}},"onBehalfOf":{"userId":{{Text}},"identityStoreArn":{{Text}}},"inScopeOf":{"sourceArn":{{Text}},"sourceAccount":{{Text}},"issuerType":{{Text}},"credentialsIssuedTo":{{Text}}},"invokedBy":{{Text}},"identityProvider":{{Text}}}
        """;

    /// <summary>The members of a record and what they are read as, in the order of AWS's list.</summary>
    private static readonly (string Name, string Type)[] Members =
    [
        ("eventVersion", Text), ("userIdentity", Identity), ("eventTime", Time), ("eventSource", Text), ("eventName", Text), ("awsRegion", Text),
        ("sourceIPAddress", Text), ("userAgent", Text), ("errorCode", Text), ("errorMessage", Text), ("requestParameters", Map), ("responseElements", Map),
        ("additionalEventData", Map), ("requestID", Text), ("eventID", Text), ("readOnly", Truth),
        ("resources", $$"""[{"accountId":{{Text}},"type":{{Text}},"ARN":{{Text}},"ARNPrefix":{{Text}}}]"""),
        ("eventType", Text), ("apiVersion", Text), ("managementEvent", Truth), ("recipientAccountId", Text), ("sharedEventID", Text), ("annotation", Text),
        ("vpcEndpointId", Text), ("vpcEndpointAccountId", Text), ("serviceEventDetails", Map), ("addendum", Map), ("edgeDeviceDetails", Map),
        ("insightDetails", Map), ("eventCategory", Text),
        ("tlsDetails", $$"""{"tlsVersion":{{Text}},"cipherSuite":{{Text}},"clientProvidedHostHeader":{{Text}}}"""),
        ("sessionCredentialFromConsole", Text),
    ];

    /// <summary>What DuckDB's <c>from_json</c> makes of a record: a structure of these members; what does not fit is null.</summary>
    public static string Json { get; } = $"{{{string.Join(',', Members.Select(m => $"\"{m.Name}\":{m.Type}"))}}}";

    /// <summary>The columns as <c>SELECT *</c> shows them: in small letters. What the checksum is of, AWS does not say: here it is SHA-256 of the JSON.</summary>
    public static string Columns { get; } =
        $"{string.Join(", ", Members.Select(m => $"\"{m.Name}\" AS {m.Name.ToLowerInvariant()}"))}, eventJson AS eventjson, sha256(eventJson) AS eventjsonchecksum";

    /// <summary>No event, with all columns.</summary>
    public static string Nothing { get; } = $"(SELECT unnest(from_json('{{}}'::JSON, '{Json}')), ''::VARCHAR AS eventJson WHERE false)";

    /// <summary>Segments of another form are made anew.</summary>
    public static string Version { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Json + "zstd 1")).AsSpan(0, 4));
}
