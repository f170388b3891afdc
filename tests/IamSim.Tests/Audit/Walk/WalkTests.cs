using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using IamSim.Contracts;
using IamSim.Tests.Authorization;
using IamSim.Tests.Models;
using IamSim.Tests.Sts;
using IamSim.Tests.Support;
using IamSim.Tests.Support.Records;

namespace IamSim.Tests.Audit.Walk;

/// <summary>Every operation that is done is denied, fails and succeeds, and each time there is exactly one event, and the right one.</summary>
public sealed class WalkTests(GuardedSim sim, FederationSim federation)
{
    public static TheoryData<string, string> Operations
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var operation in WalkedOperations.All)
            {
                all.Add(operation.Service.Name, operation.Name);
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Operation_DeniedFailingAndSucceeding_IsOneRightEventEachTime(string service, string name)
    {
        var operation = Contracts.Services.All.Single(s => s.Name == service).Find(name)!;
        var call = await WalkedOperations.PrepareAsync(operation, sim, federation);
        using var owned = call.Owned;
        var stranger = call.IsUnsigned ? null : call.Stranger ?? await call.Root.NewLimitedUserAsync("stranger", policy: null);
        var caller = call.IsUnsigned ? null : call.Caller ?? call.Root;
        var isDenied = !StsCalls.NeverDenied.ContainsKey(name);
        var before = await EventsAsync(call.Root, name);

        var denied = isDenied ? await SendAsync(operation, stranger, call.Denied ?? call.Request) : null;
        var malformed = await FailAsync(operation, caller, stranger);
        var allowed = await SendAsync(operation, caller, call.Request);

        Assert.True(allowed.Status == 200, $"{operation} answered {allowed.Status} {allowed.Code} to {call.Request.ToJsonString()}\n{allowed.Text}");
        var events = await EventsAsync(call.Root, name);
        var mine = (IReadOnlyList<WalkAnswer>)[.. denied is null ? [] : new[] { denied }, malformed, allowed];

        // What could not be read has nobody's credentials to go by where none came, and is then an event of the default account.
        var ours = mine.Where(answer => !(call.IsUnsigned && answer == malformed)).ToList();
        Assert.Equal(before.Count + ours.Count, events.Count);
        var records = ours.ToDictionary(answer => answer, answer => Assert.Single(events, e => e.GetProperty("requestID").GetString() == answer.RequestId));
        if (denied is not null)
        {
            AssertDenied(operation, records[denied], denied, call.IsUnsigned);
        }

        if (records.TryGetValue(malformed, out var failure))
        {
            AssertFailed(operation, failure, malformed);
        }

        AssertSucceeded(operation, records[allowed], call);
    }

    [Fact]
    public void Tables_NameWhatIsDone()
    {
        var done = WalkedOperations.All.Select(o => o.ToString()).ToHashSet();

        Assert.All(StsCalls.Of.Keys.Concat(StsCalls.NeverDenied.Keys), name => Assert.Contains($"sts:{name}", done));
        Assert.All(Ec2Requests.Of.Keys, name => Assert.Contains($"ec2:{name}", done));
        Assert.All(CloudTrailCalls.Of.Keys, name => Assert.Contains($"cloudtrail:{name}", done));
        Assert.All(KmsWalk.Of.Keys, name => Assert.Contains($"kms:{name}", done));
        Assert.All(SageMakerRequests.Of.Keys, name => Assert.Contains($"sagemaker:{name}", done));
        Assert.All(Tests.Organizations.OrganizationRequests.Of.Keys, name => Assert.Contains($"organizations:{name}", done));
    }

    private static void AssertDenied(OperationModel operation, JsonElement record, WalkAnswer answer, bool isUnsigned)
    {
        AssertIsOf(operation, record);
        var isEc2 = operation.Service.Name == "Ec2";
        Assert.Equal(operation.Service.Protocol == "json" ? "AccessDeniedException" : isEc2 ? "UnauthorizedOperation" : "AccessDenied", answer.Code);
        Assert.Equal(isEc2 ? "Client.UnauthorizedOperation" : "AccessDenied", record.GetProperty("errorCode").GetString());

        // EC2's has an encoded message at its end, which is longer than an event has room for.
        var message = record.GetProperty("errorMessage").GetString()!;
        Assert.Equal(message.Length < 1024 ? message : message[..1024], answer.Message!.Length > 1024 ? answer.Message[..1024] : answer.Message);
        Assert.Equal(JsonValueKind.Null, record.GetProperty("responseElements").ValueKind);
        if (!isUnsigned)
        {
            var identity = record.GetProperty("userIdentity");
            Assert.Equal(("IAMUser", "stranger"), (identity.GetProperty("type").GetString(), identity.GetProperty("userName").GetString()));
        }
    }

    private static void AssertFailed(OperationModel operation, JsonElement record, WalkAnswer answer)
    {
        AssertIsOf(operation, record);
        Assert.InRange(answer.Status, 400, 403);
        Assert.Equal(ShapeOf(operation, answer.Code!), record.GetProperty("errorCode").GetString());
        Assert.Equal(answer.Message, record.GetProperty("errorMessage").GetString());
        Assert.Equal(JsonValueKind.Null, record.GetProperty("responseElements").ValueKind);
    }

    private static void AssertSucceeded(OperationModel operation, JsonElement record, PreparedCall call)
    {
        AssertIsOf(operation, record);
        Assert.False(record.TryGetProperty("errorCode", out _));
        var sent = ExpectedRecord.Of(operation.Service, ModelFile.Of(operation.Service).Message(operation.Name, "input"), call.Request)?.AsObject() ?? [];
        foreach (var (name, value) in call.Beside)
        {
            sent[name] = value!.DeepClone();
        }

        var recorded = JsonNode.Parse(record.GetProperty("requestParameters").GetRawText()) ?? new JsonObject();
        Assert.True(JsonNode.DeepEquals(sent, recorded), $"sent     {sent.ToJsonString()}\nrecorded {recorded.ToJsonString()}");
    }

    private static void AssertIsOf(OperationModel operation, JsonElement record) => Assert.Equal(
        (operation.Service.EventSource, operation.Name, operation.IsReadOnly, "AwsApiCall"),
        (record.GetProperty("eventSource").GetString(), record.GetProperty("eventName").GetString(), record.GetProperty("readOnly").GetBoolean(), record.GetProperty("eventType").GetString()));

    private static async Task<IReadOnlyList<JsonElement>> EventsAsync(TestAccount account, string name) => await account.EventsAsync($"?eventName={name}&maxItems=1000");

    /// <summary>What CloudTrail calls an error that a client knows by its code.</summary>
    private static string ShapeOf(OperationModel operation, string code) => operation.Service.Name == "Ec2" ? "Client." + code
        : code == "ValidationError"
        ? "ValidationException"
        : ModelFile.Of(operation.Service).ErrorsOf(operation.Name).FirstOrDefault(error => error.Code == code).Shape ?? code;

    /// <summary>
    /// Sends what an operation refuses: in JSON half a body, in a form a value that the model does not allow. Where nothing can be wrong with a form, its
    /// signature is that of another service.
    /// </summary>
    private async Task<WalkAnswer> FailAsync(OperationModel operation, TestAccount? caller, TestAccount? stranger)
    {
        var (contract, model) = (operation.Service, ModelFile.Of(operation.Service));
        if (contract.Protocol == "json")
        {
            return await SendAsync(operation, caller, "{");
        }

        var input = model.Message(operation.Name, "input");
        var broken = input is null ? null : Breaks.Of(model, input, Samples.Of(model, input)).FirstOrDefault();
        return broken is not null
            ? await SendAsync(operation, caller, broken.Request.AsObject())
            : await SendAsync(operation, stranger, string.Empty, contract.Name == "Iam" ? "sts" : "iam");
    }

    private Task<WalkAnswer> SendAsync(OperationModel operation, TestAccount? caller, JsonObject request)
    {
        var model = ModelFile.Of(operation.Service);
        var input = model.Message(operation.Name, "input");
        return SendAsync(operation, caller, operation.Service.Protocol == "json"
            ? (input is null ? new JsonObject() : Samples.Wire(model, input, request)).ToJsonString()
            : input is null ? string.Empty : Samples.Form(model, input, request));
    }

    /// <summary>Sends a body by the service's protocol.</summary>
    private async Task<WalkAnswer> SendAsync(OperationModel operation, TestAccount? caller, string body, string? signedFor = null)
    {
        var contract = operation.Service;
        if (contract.Protocol == "json")
        {
            var json = await caller!.JsonAsync($"{contract.TargetPrefix}.{operation.Name}", body);
            return new WalkAnswer(json.Status, json.Code, json.Message, json.RequestId, json.Text);
        }

        var form = $"Action={operation.Name}&Version={contract.ApiVersion}&{body}";
        using var content = new StringContent(form, new UTF8Encoding(false), new MediaTypeHeaderValue("application/x-www-form-urlencoded"));
        var answer = caller is null ? await UnsignedAsync(content) : await caller.PostAsync(content, signedFor ?? contract.EndpointPrefix);
        return new WalkAnswer(answer.Status, answer.Code, answer.Message, answer.RequestId, answer.Text);
    }

    private async Task<WireAnswer> UnsignedAsync(HttpContent content)
    {
        using var response = await federation.Host.Client.PostAsync("/", content);
        return new WireAnswer(response, await response.Content.ReadAsStringAsync());
    }

    private sealed record WalkAnswer(int Status, string? Code, string? Message, string? RequestId, string Text);
}
