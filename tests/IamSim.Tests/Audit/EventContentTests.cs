using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using IamSim.Contracts;
using IamSim.Tests.Models;
using IamSim.Tests.Support;

namespace IamSim.Tests.Audit;

/// <summary>What stands in events, and what never does.</summary>
public class EventContentTests(Sim sim)
{
    private const string Placeholder = "pLaCeHoLdEr";

    public static TheoryData<string, string> OperationsWithSecrets
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var operation in Contracts.Services.All.SelectMany(s => s.Operations).Where(o => SecretsOf(o).Count > 0).OrderBy(o => o.Name, StringComparer.Ordinal))
            {
                data.Add(operation.Service.Name, operation.Name);
            }

            return data;
        }
    }

    [Fact]
    public async Task Answer_OfEveryKind_HasTheRequestIdOfItsEvent()
    {
        var account = sim.NewAccount();
        var ids = new List<string?>
        {
            (await account.CallAsync("CreateUser", ("UserName", "alice"))).RequestId,
            (await account.CallAsync("CreateUser", ("UserName", "alice"))).RequestId,
            (await account.CallAsync("GetUser", ("UserName", "alice"))).RequestId,
            (await account.CallAsync("GetUser", ("UserName", "a/b"))).RequestId,
            (await account.CallAsync("Nothing")).RequestId,
            (await account.RestAsync("GET", "/users/nobody")).Json.GetProperty("requestId").GetString(),
            (await account.RestAsync("GET", "/nothing")).Json.GetProperty("requestId").GetString(),
            (await account.RestAsync("POST", "/users", "{")).Json.GetProperty("requestId").GetString(),
        };
        var answer = await account.CallAsync("ListUsers");
        ids.Add(answer.Xml!.Descendants().Single(e => e.Name.LocalName == "RequestId").Value);
        Assert.Equal(answer.RequestId, ids[^1]);

        var events = (await account.EventsAsync()).Select(e => e.GetProperty("requestID").GetString()).Reverse();

        Assert.Equal(ids, events);
    }

    [Fact]
    public async Task Event_OfAnyCall_HasCloudTrailsFields()
    {
        var account = sim.NewAccount();
        await account.CallAsync("CreateUser", ("UserName", "alice"));
        await account.CallAsync("CreateUser", ("UserName", "alice"));
        await account.CallAsync("GetUser", ("UserName", "alice"));
        await account.CallAsync("ListUsers");
        await account.CallAsync("UploadSSHPublicKey");
        await account.CallAsync("2011-06-15", "GetCallerIdentity");
        await account.CallAsync("Nothing");
        await account.RestAsync("POST", "/users", "{");
        await account.RestAsync("GET", "/nothing");
        await account.With("AKIAIOSFODNN7EXAMPLE").RestAsync("GET", "/users");
        await account.EventsAsync();

        var events = await account.EventsAsync();

        Assert.Equal(10, events.Count);
        Assert.All(events, e => AssertIsCloudTrails(e, account.Id));
    }

    [Theory]
    [MemberData(nameof(OperationsWithSecrets))]
    public async Task Secret_InARequest_NeverStandsInItsEvent(string service, string name)
    {
        var account = sim.NewAccount();
        var contract = Contracts.Services.All.Single(s => s.Name == service);
        var operation = contract.Find(name)!;
        var model = ModelFile.Of(contract);
        var input = model.Message(name, "input")!;
        foreach (var member in SecretsOf(operation))
        {
            // A code has six digits, and these stand nowhere else; another secret is long enough to be known again.
            var length = (int)Math.Clamp(model.Number(member.Shape, "min") ?? 0, Placeholder.Length, 128);
            var secret = model.Number(member.Shape, "max") == 6 ? "739184" : Placeholder.PadRight(length, 'x');
            foreach (var value in new[] { secret, secret + "\u0001", $"{secret}{new string('y', 20_001)}" })
            {
                var request = Samples.Of(model, input);
                request[ModelFile.Camel(member.Name)] = value;
                if (contract.Protocol == "json")
                {
                    var target = $"{contract.TargetPrefix}.{name}";
                    var json = Samples.Wire(model, input, request).ToJsonString();
                    await account.JsonAsync(target, json);
                    await account.JsonAsync(target, $"{{\"{member.Name}\":{JsonSerializer.Serialize(value)}}}");
                    await account.JsonAsync(target, json[..^1]);
                    await account.JsonAsync(target + "x", json);
                    continue;
                }

                var form = Samples.Form(model, input, request).TrimEnd('&').Split('&').Select(p => p.Split('=')).Select(p => (p[0], Uri.UnescapeDataString(p[1]))).ToArray();
                await account.CallAsync(contract.ApiVersion, name, form);

                // Where another member or the form itself is what is wrong.
                await account.CallAsync(contract.ApiVersion, name, [(member.Name, value)]);
                await account.CallAsync(contract.ApiVersion, name, [(member.Name, value), ("Twice", "1"), ("Twice", "2")]);
                await account.CallAsync(contract.ApiVersion, name + "x", [(member.Name, value)]);
                await account.PostAsync(new StringContent($"{{\"{member.Name}\":\"{value}\"}}", null, "application/json"));
            }
        }

        Assert.All(await account.EventsAsync("?maxItems=1000"), e =>
        {
            var record = JsonNode.Parse(e.GetRawText())!.AsObject();
            foreach (var number in new[] { "requestID", "eventID", "eventTime", "recipientAccountId", "userIdentity" })
            {
                record.Remove(number);
            }

            Assert.DoesNotContain(Placeholder, record.ToJsonString(), StringComparison.Ordinal);
            Assert.DoesNotContain("739184", record.ToJsonString(), StringComparison.Ordinal);
        });
    }

    /// <summary>The members of an operation's input that are sensitive, by the model or its overlay.</summary>
    private static List<(string Name, string Shape)> SecretsOf(OperationModel operation)
    {
        var model = ModelFile.Of(operation.Service);
        return model.Message(operation.Name, "input") is { } input ? model.Members(input).Where(m => model.IsSensitive(m.Shape)).ToList() : [];
    }

    /// <summary>The fields that every record has, and their forms.</summary>
    /// <remarks><see href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html">CloudTrail record contents</see></remarks>
    private static void AssertIsCloudTrails(JsonElement e, string account)
    {
        Text("eventVersion", @"1\.\d+");
        Text("eventTime", @"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ");
        Text("eventSource", @"(iam|sts)\.amazonaws\.com|iamsim");
        Text("eventName", "[A-Za-z0-9]+");
        Text("awsRegion", "us-east-1");
        Text("sourceIPAddress", @"[0-9a-f.:]+");
        Text("userAgent", ".*");
        Text("requestID", "[0-9a-f-]{36}");
        Text("eventID", "[0-9a-f-]{36}");
        Text("eventType", "AwsApiCall");
        Text("eventCategory", "Management");
        Text("recipientAccountId", account);
        Assert.Contains(e.GetProperty("readOnly").ValueKind, new[] { JsonValueKind.True, JsonValueKind.False });
        Assert.True(e.GetProperty("managementEvent").GetBoolean());
        Assert.Contains(e.GetProperty("requestParameters").ValueKind, new[] { JsonValueKind.Object, JsonValueKind.Null });
        Assert.Contains(e.GetProperty("responseElements").ValueKind, new[] { JsonValueKind.Object, JsonValueKind.Null });
        Assert.Equal(e.TryGetProperty("errorCode", out _), e.TryGetProperty("errorMessage", out _));
        var identity = e.GetProperty("userIdentity");
        Assert.Equal(
            ("Root", account, account, $"arn:aws:iam::{account}:root"),
            (identity.GetProperty("type").GetString(), identity.GetProperty("principalId").GetString(), identity.GetProperty("accountId").GetString(), identity.GetProperty("arn").GetString()));

        void Text(string name, string pattern) => Assert.Matches(new Regex($"\\A(?:{pattern})\\z"), e.GetProperty(name).GetString());
    }
}
