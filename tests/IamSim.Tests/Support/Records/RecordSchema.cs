using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace IamSim.Tests.Support.Records;

/// <summary>
/// What CloudTrail says a record of an event is, version 1.11: its fields in the order that records have them, which of them are always
/// there, and what each may be.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html">CloudTrail record contents</see></remarks>
internal static class RecordSchema
{
    private const string Guids = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

    private static readonly Field[] Fields =
    [
        new("eventVersion", Text(@"1\.11")),
        new("userIdentity", UserIdentitySchema.Check),
        new("eventTime", Text(Patterns.Moment)),
        new("eventSource", Text(@"(iam|sts|organizations|cloudtrail|signin|s3|kms|ec2|sagemaker)\.amazonaws\.com|iamsim")),
        new("eventName", Text("[A-Za-z0-9]{1,128}")),
        new("awsRegion", Text("[a-z0-9-]+")),
        new("sourceIPAddress", Text(@"[0-9a-f.:]+|[a-z0-9.-]+\.amazonaws\.com|AWS Internal|iamsim")),
        new("userAgent", Text(@"[\s\S]{0,1024}")),
        new("errorCode", Text("[A-Za-z.]{1,1024}"), IsOptional: true),
        new("errorMessage", Text(@"[\s\S]{1,1024}"), IsOptional: true),
        new("requestParameters", ObjectOrNull),
        new("responseElements", ObjectOrNull),
        new("additionalEventData", Object, IsOptional: true),
        new("requestID", Text(Guids), IsOptional: true),
        new("eventID", Text(Guids)),
        new("readOnly", Truth),
        new("resources", Resources, IsOptional: true),
        new("eventType", Text("AwsApiCall|AwsServiceEvent|AwsConsoleSignIn")),
        new("managementEvent", Truth),
        new("recipientAccountId", Text(Patterns.Account)),
        new("serviceEventDetails", Object, IsOptional: true),
        new("sharedEventID", Text(Guids), IsOptional: true),
        new("vpcEndpointId", Text("vpce-[0-9a-f]+"), IsOptional: true),
        new("vpcEndpointAccountId", Text(Patterns.Account), IsOptional: true),
        new("eventCategory", Text("Management|Data")),
        new("tlsDetails", Connection, IsOptional: true),
        new("sessionCredentialFromConsole", Text("true"), IsOptional: true),
    ];

    private static readonly Field[] ConnectionFields =
    [
        new("tlsVersion", Text(@"TLSv1\.[23]|Tls1[23]"), IsOptional: true),
        new("cipherSuite", Text("[A-Za-z0-9_-]+"), IsOptional: true),
        new("clientProvidedHostHeader", Text(@"[\s\S]*")),
    ];

    /// <summary>An object of S3 has no account; several at once have what their ARNs begin with.</summary>
    private static readonly Field[] ResourceFields =
    [
        new("accountId", Text(Patterns.Account), IsOptional: true),
        new("type", Text(@"AWS::[A-Za-z0-9]+::[A-Za-z]+")),
        new("ARN", Text("arn:aws[a-z-]*:.+"), IsOptional: true),
        new("ARNPrefix", Text("arn:aws[a-z-]*:s3:::.+/"), IsOptional: true),
    ];

    /// <summary>Expects a record to be one.</summary>
    public static void Check(JsonElement record)
    {
        try
        {
            Check(record, "record", Fields);
            CheckWhole(record);
            OperationRecords.Check(record);
        }
        catch (Exception e)
        {
            Assert.Fail($"{e.Message}\nin {record.GetRawText()}");
        }
    }

    /// <summary>Expects an object to have these fields, in their order, and no others.</summary>
    public static void Check(JsonElement value, string path, IReadOnlyList<Field> fields)
    {
        Assert.True(value.ValueKind == JsonValueKind.Object, $"{path} must be an object.");
        var names = value.EnumerateObject().Select(p => p.Name).ToList();
        var known = fields.Where(f => names.Contains(f.Name) || !f.IsOptional).Select(f => f.Name).ToList();
        Assert.True(known.SequenceEqual(names), $"{path} must have the fields {string.Join(", ", known)} in this order, and has {string.Join(", ", names)}.");
        foreach (var field in fields.Where(f => names.Contains(f.Name)))
        {
            Assert.True(field.IsGood(value.GetProperty(field.Name)), $"{path}.{field.Name} cannot be {value.GetProperty(field.Name).GetRawText()}.");
        }
    }

    /// <summary>A text that a pattern matches from end to end.</summary>
    public static Func<JsonElement, bool> Text(string pattern)
    {
        var regex = new Regex($@"\A(?:{pattern})\z", RegexOptions.CultureInvariant);
        return value => value.ValueKind == JsonValueKind.String && regex.IsMatch(value.GetString()!);
    }

    /// <summary>What has to fit together.</summary>
    private static void CheckWhole(JsonElement record)
    {
        var type = record.GetProperty("eventType").GetString();
        var isService = type == "AwsServiceEvent";
        Assert.True(isService == record.TryGetProperty("serviceEventDetails", out _), "serviceEventDetails are a service event's, and only its.");
        Assert.True(!isService == record.GetProperty("userIdentity").TryGetProperty("type", out _), "A service that tells of itself has no type, and all others have.");
        Assert.True(isService != record.TryGetProperty("requestID", out _), "A request has a requestID; a service that tells of itself has had none.");
        Assert.True(type == "AwsConsoleSignIn" == (record.GetProperty("eventSource").GetString() == "signin.amazonaws.com"), "Signing in has its own type and source.");
        Assert.True(record.TryGetProperty("errorCode", out _) ? type == "AwsApiCall" : type == "AwsConsoleSignIn" || !record.TryGetProperty("errorMessage", out _),
            "An error has a code; a failed sign-in has a message alone.");
        Assert.True(
            record.GetProperty("managementEvent").GetBoolean() == (record.GetProperty("eventCategory").GetString() == "Management"),
            "What is no management event is of another category.");
        if (record.TryGetProperty("errorCode", out _))
        {
            Assert.True(record.GetProperty("responseElements").ValueKind == JsonValueKind.Null, "What is refused has no answer.");
        }

        var moment = DateTimeOffset.ParseExact(record.GetProperty("eventTime").GetString()!, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        Assert.True(moment.Year > 1970, "eventTime is a time.");
    }

    private static bool ObjectOrNull(JsonElement value) =>
        value.ValueKind == JsonValueKind.Null || (value.ValueKind == JsonValueKind.Object && value.EnumerateObject().Any());

    private static bool Object(JsonElement value) => value.ValueKind == JsonValueKind.Object && value.EnumerateObject().Any();

    private static bool Truth(JsonElement value) => value.ValueKind is JsonValueKind.True or JsonValueKind.False;

    private static bool Connection(JsonElement value)
    {
        Check(value, "tlsDetails", ConnectionFields);
        return true;
    }

    private static bool Resources(JsonElement value)
    {
        foreach (var resource in value.EnumerateArray())
        {
            Check(resource, "resources", ResourceFields);
            Assert.True(resource.TryGetProperty("ARN", out _) != resource.TryGetProperty("ARNPrefix", out _), "A resource has an ARN, or the beginning of several.");
            Assert.True(
                resource.TryGetProperty("accountId", out _) != (resource.GetProperty("type").GetString() == "AWS::S3::Object"), "All but S3's objects have their account.");
        }

        return value.GetArrayLength() > 0;
    }
}

/// <summary>A field of a record.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsGood">Whether it may be so.</param>
/// <param name="IsOptional">True where it is not always there.</param>
internal sealed record Field(string Name, Func<JsonElement, bool> IsGood, bool IsOptional = false);

internal static class Patterns
{
    public const string Account = "[0-9]{12}";
    public const string Moment = @"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z";
}
