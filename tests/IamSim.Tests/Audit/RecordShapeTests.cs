using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using IamSim.Audit;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Policies.Reference;
using IamSim.Storage;
using IamSim.Tests.Models;
using IamSim.Tests.Support.Records;

namespace IamSim.Tests.Audit;

/// <summary>The record of every operation of every service, held against the model's shapes and against CloudTrail's record contents.</summary>
public sealed class RecordShapeTests
{
    /// <summary>Operations whose <c>readOnly</c> is not what the access level of the service authorization reference says, and why.</summary>
    private static readonly Dictionary<string, string> NotByLevel = new()
    {
        ["sts:AssumeRole"] = "IAM: Logging IAM and STS API calls with CloudTrail: true",
        ["sts:AssumeRoleWithSAML"] = "as AssumeRole",
        ["sts:AssumeRoleWithWebIdentity"] = "as AssumeRole",
        ["sts:DecodeAuthorizationMessage"] = "a guess: it changes nothing",
        ["sts:GetSessionToken"] = "the same page: false",
        ["kms:Decrypt"] = "KMS: CloudTrail log entries: true",
        ["kms:Encrypt"] = "the same page: true",
        ["kms:GenerateDataKey"] = "the same page: true",
        ["kms:GenerateDataKeyWithoutPlaintext"] = "the same page: true",
    };

    public static TheoryData<string, string> Operations
    {
        get
        {
            var all = new TheoryData<string, string>();
            // S3's records spell requests as HTTP does, and have tests of their own.
            foreach (var operation in Contracts.Services.All.Where(s => s.Name != "S3").SelectMany(s => s.Operations).OrderBy(o => o.ToString(), StringComparer.Ordinal))
            {
                all.Add(operation.Service.Name, operation.Name);
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void Record_HasExactlyTheModelsMembers(string service, string name)
    {
        var (operation, model) = Of(service, name);
        var (input, output) = (model.Message(name, "input"), model.Message(name, "output"));
        var (sent, answered) = (Sample(model, input), Sample(model, output));

        var record = Describe(new CallSubject(operation, Shape(model, input, sent, operation.RequestType), Shape(model, output, answered, ResponseOf(operation))));

        RecordSchema.Check(record);
        AssertIs(ExpectedRecord.Of(operation.Service, input, sent), record.GetProperty("requestParameters"));
        var isShown = !operation.IsReadOnly || name is "AssumeRole" or "AssumeRoleWithSAML" or "AssumeRoleWithWebIdentity";
        AssertIs(isShown ? ExpectedRecord.Of(operation.Service, output, answered) : null, record.GetProperty("responseElements"));
        Assert.Equal((operation.Service.EventSource, name), (record.GetProperty("eventSource").GetString(), record.GetProperty("eventName").GetString()));
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void Record_OfARefusal_HasNoAnswer(string service, string name)
    {
        var (operation, model) = Of(service, name);
        var input = model.Message(name, "input");

        var record = Describe(new CallSubject(operation, Shape(model, input, Sample(model, input), operation.RequestType)), CommonFaults.AccessDenied("no"));

        RecordSchema.Check(record);
        Assert.Equal(("AccessDenied", "no"), (record.GetProperty("errorCode").GetString(), record.GetProperty("errorMessage").GetString()));
        Assert.Equal(JsonValueKind.Null, record.GetProperty("responseElements").ValueKind);
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void ReadOnly_IsWhatTheAccessLevelSays(string service, string name)
    {
        var (operation, _) = Of(service, name);
        var action = $"{operation.Service.EndpointPrefix}:{name}";
        if (ActionReference.Default.FindAction(action) is { } known)
        {
            Assert.Equal(known.AccessLevel is AccessLevel.List or AccessLevel.Read != NotByLevel.ContainsKey(action), operation.IsReadOnly);
        }
    }

    [Fact]
    public void Request_OfMoreThan100Kb_IsOmitted_AndNothingElse()
    {
        var (operation, _) = Of("Iam", "CreatePolicy");
        var request = new Contracts.Iam.CreatePolicyRequest { PolicyName = "p", PolicyDocument = new string('a', 110_000) };

        var record = Describe(new CallSubject(operation, request, new Contracts.Iam.CreatePolicyResponse { Policy = new() { PolicyName = "p" } }));

        var omitted = record.GetProperty("requestParameters");
        Assert.Equal(("requestParameters too large", true), (omitted.GetProperty("reason").GetString(), omitted.GetProperty("omitted").GetBoolean()));
        Assert.True(omitted.GetProperty("originalSize").GetInt32() > 110_000);
        Assert.Equal("p", record.GetProperty("responseElements").GetProperty("policy").GetProperty("policyName").GetString());
    }

    [Fact]
    public void Message_OfMoreThanAKilobyte_IsCut()
    {
        var record = Describe(CallSubject.Unknown("Nothing"), CommonFaults.InvalidAction(new string('a', 5000)));

        RecordSchema.Check(record);
        Assert.Equal(1024, record.GetProperty("errorMessage").GetString()!.Length);
    }

    [Theory]
    [InlineData("localhost:5080", "eu-west-1", "eu-west-1", "regional")]
    [InlineData("sts.amazonaws.com", "us-east-1", "us-east-1", "global")]
    [InlineData("sts.amazonaws.com", "eu-west-1", "us-east-1", "global")]
    [InlineData("sts.eu-north-1.amazonaws.com", "us-east-1", "eu-north-1", "regional")]
    [InlineData("sts.cn-north-1.amazonaws.com.cn:443", "cn-north-1", "cn-north-1", "regional")]
    public void Region_OfSts_IsTheEndpoints(string host, string signed, string region, string endpoint)
    {
        var (operation, _) = Of("Sts", "GetCallerIdentity");

        var record = Describe(new CallSubject(operation, null), host: host, region: signed);

        var details = record.GetProperty("additionalEventData").GetProperty("RequestDetails");
        Assert.Equal((region, endpoint), (record.GetProperty("awsRegion").GetString(), details.GetProperty("endpointType").GetString()));
    }

    [Theory]
    [InlineData("Iam", "ListUsers", "us-east-1")]
    [InlineData("Organizations", "ListRoots", "us-east-1")]
    [InlineData("CloudTrail", "LookupEvents", "eu-west-1")]
    public void Region_OfOtherServices_IsThePartitionsHome_OrTheCallers(string service, string name, string region) =>
        Assert.Equal(region, Describe(new CallSubject(Of(service, name).Operation, null), region: "eu-west-1").GetProperty("awsRegion").GetString());

    private static void AssertIs(JsonNode? expected, JsonElement actual)
    {
        var found = JsonNode.Parse(actual.GetRawText());
        Assert.True(JsonNode.DeepEquals(expected, found), $"expected {expected?.ToJsonString() ?? "null"}\nfound    {found?.ToJsonString() ?? "null"}");
    }

    private static (OperationModel Operation, ModelFile Model) Of(string service, string name)
    {
        var contract = Contracts.Services.All.Single(s => s.Name == service);
        return (contract.Find(name)!, ModelFile.Of(contract));
    }

    private static JsonNode Sample(ModelFile model, string? shape) => shape is null ? new JsonObject() : Samples.Of(model, shape);

    private static IShape Shape(ModelFile model, string? shape, JsonNode value, Type type) =>
        shape is null ? (IShape)Activator.CreateInstance(type)! : ModelRecords.Of(model, shape, value, type);

    private static Type ResponseOf(OperationModel operation) => operation.RequestType.GetInterfaces()
        .Single(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequest<>)).GetGenericArguments()[0];

    private static JsonElement Describe(CallSubject subject, Fault? fault = null, string host = "localhost:5080", string region = "us-east-1")
    {
        var call = new Call
        {
            Account = "123456789012",
            Caller = Caller.Root("aws", "123456789012", "AKIAIOSFODNN7EXAMPLE"),
            Time = DateTimeOffset.UnixEpoch.AddYears(56),
            Region = region,
            RequestId = Guid.CreateVersion7(),
            EventId = Guid.CreateVersion7(),
            Surface = CallSurface.Wire,
            SourceAddress = IPAddress.Loopback,
            UserAgent = "test",
            HostHeader = host,
        };
        return JsonDocument.Parse(new AuditRecords(new Ids()).Describe(call, subject, fault).Record).RootElement;
    }
}
