using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using IamSim.Contracts.Json;
using IamSim.Contracts.Validation;
using IamSim.Contracts.Xml;
using IamSim.Tests.Models;

namespace IamSim.Contracts.Tests.Services;

/// <summary>Every operation's messages, made from its model: what is sent is what is read, what is answered is what is written.</summary>
public class OperationTests
{
    public static TheoryData<string, string> All() => OperationCase.All();

    public static TheoryData<string, string> Queries() => OperationCase.All("query");

    public static TheoryData<string, string> Jsons() => OperationCase.All("json");

    [Theory]
    [InlineData("Iam", 176)]
    [InlineData("Sts", 11)]
    [InlineData("Organizations", 27)]
    [InlineData("CloudTrail", 60)]
    public void Service_HasEveryOperationOfItsModel(string service, int operations)
    {
        var contract = Contracts.Services.All.Single(s => s.Name == service);

        Assert.Equal(operations, ModelFile.Of(contract).OperationCount);
        Assert.Equal(operations, contract.Operations.Count);
        Assert.Equal(ModelFile.Of(contract).XmlNamespace, contract.XmlNamespace.Length == 0 ? null : contract.XmlNamespace);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Request_WithEveryMember_IsReadAsItWasSent(string service, string operation)
    {
        var c = new OperationCase(service, operation);
        var sent = c.Request();

        var (request, violations) = c.Send(sent);

        Assert.Empty(violations);
        Assert.True(JsonNode.DeepEquals(sent, JsonNode.Parse(OperationCase.Json(request, JsonStyle.Rest))), $"{sent}\n{OperationCase.Json(request, JsonStyle.Rest)}");
        Assert.Same(c.Operation, request.Model);
        if (c.Input is not null)
        {
            Assert.Equal(OperationCase.Json(ModelRecords.Of(c.Model, c.Input, sent, c.Operation.RequestType), JsonStyle.Rest), OperationCase.Json(request, JsonStyle.Rest));
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Request_AsJson_IsReadAsItWasSent(string service, string operation)
    {
        var c = new OperationCase(service, operation);
        var sent = c.Request();
        var violations = new Violations();

        var request = c.Operation.ReadJson(JsonDocument.Parse(sent.ToJsonString()).RootElement, violations);
        c.Operation.Validate(request, violations);

        Assert.Empty(violations.Found);
        Assert.True(JsonNode.DeepEquals(sent, JsonNode.Parse(OperationCase.Json(request, JsonStyle.Rest))));
    }

    [Theory]
    [MemberData(nameof(Queries))]
    public void Answer_WithEveryMember_IsTheProtocolsXml(string service, string operation)
    {
        var c = new OperationCase(service, operation);
        var value = c.Output is null ? new JsonObject() : Samples.Of(c.Model, c.Output);
        var response = c.Output is null ? (IShape)Activator.CreateInstance(c.ResponseType)! : ModelRecords.Of(c.Model, c.Output, value, c.ResponseType);
        var bytes = new ArrayBufferWriter<byte>();

        c.Operation.WriteXml(response, new XmlShapeWriter(bytes), "id-1");

        var expected = new StringBuilder($"<{operation}Response xmlns=\"{c.Model.XmlNamespace}\">");
        if (c.Output is not null)
        {
            var wrapper = c.Model.Operation(operation).GetProperty("output").GetProperty("resultWrapper").GetString();
            expected.Append($"<{wrapper}>");
            Samples.Xml(expected, c.Model, c.Output, value);
            expected.Append($"</{wrapper}>");
        }

        expected.Append($"<ResponseMetadata><RequestId>id-1</RequestId></ResponseMetadata></{operation}Response>\n");
        Assert.Equal(expected.ToString(), Encoding.UTF8.GetString(bytes.WrittenSpan));
        Assert.True(JsonNode.DeepEquals(value, JsonNode.Parse(OperationCase.Json(response, JsonStyle.Rest))));
    }

    [Theory]
    [MemberData(nameof(Jsons))]
    public void Answer_WithEveryMember_IsTheProtocolsJson(string service, string operation)
    {
        var c = new OperationCase(service, operation);
        var value = c.Output is null ? new JsonObject() : Samples.Of(c.Model, c.Output);
        var response = c.Output is null ? (IShape)Activator.CreateInstance(c.ResponseType)! : ModelRecords.Of(c.Model, c.Output, value, c.ResponseType);

        var written = JsonNode.Parse(OperationCase.Json(response, JsonStyle.Wire));

        var expected = c.Output is null ? value : Samples.Wire(c.Model, c.Output, value);
        Assert.True(JsonNode.DeepEquals(expected, written), $"{expected}\n{written}");
    }

    [Theory]
    [MemberData(nameof(Jsons))]
    public void Request_OnTheWire_HasTheModelsNamesOnly_AndMayHaveOthers(string service, string operation)
    {
        var c = new OperationCase(service, operation);
        var sent = c.Input is null ? new JsonObject() : Samples.Wire(c.Model, c.Input, c.Request()).AsObject();
        var strangers = new JsonObject(sent.Select(m => KeyValuePair.Create(ModelFile.Camel(m.Key), (JsonNode?)1)).Where(m => !sent.ContainsKey(m.Key)));
        var violations = new Violations { OnWire = true };

        var request = c.Operation.ReadJson(JsonDocument.Parse(strangers.ToJsonString()).RootElement, violations);

        Assert.Empty(violations.Found);
        Assert.Equal("{}", OperationCase.Json(request, JsonStyle.Wire));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Faults_OfTheModel_AreListed(string service, string operation)
    {
        var c = new OperationCase(service, operation);
        var expected = c.Model.Operation(operation).TryGetProperty("errors", out var errors)
            ? errors.EnumerateArray().Select(e => e.GetProperty("shape").GetString()!).Select(name => c.Model.Shape(name).TryGetProperty("error", out var error)
                ? new FaultModel(error.TryGetProperty("code", out var code) ? code.GetString()! : name, error.GetProperty("httpStatusCode").GetInt32())
                : new FaultModel(name, c.Model.Shape(name).TryGetProperty("fault", out var fault) && fault.GetBoolean() ? 500 : 400)).ToList()
            : [];

        Assert.Equal(expected, c.Operation.Faults);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Sensitive_MembersOfRequestAndAnswer_NeverReachTheAuditJson(string service, string operation)
    {
        var c = new OperationCase(service, operation);
        foreach (var (shape, type) in new[] { (c.Input, c.Operation.RequestType), (c.Output, c.ResponseType) })
        {
            if (shape is null)
            {
                continue;
            }

            var value = Samples.Of(c.Model, shape);
            var secrets = Mark(c.Model, shape, value);
            var record = ModelRecords.Of(c.Model, shape, value, type);
            var json = OperationCase.Json(record, JsonStyle.Audit);
            var names = new List<NamedResource>();
            record.AddResourceNames(names);

            Assert.DoesNotContain("czNjcjN0", json, StringComparison.Ordinal);
            Assert.DoesNotContain("czNjcjN0", record.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain(names, n => n.Name.Contains("czNjcjN0", StringComparison.Ordinal));
            Assert.Equal(secrets, json.Split(JsonShapeWriter.Hidden).Length - 1);
        }
    }

    [Fact]
    public void Sensitive_Marks_AreTheModelsAndTheFewThatItLacks()
    {
        string[] expected =
        [
            "AccessKey.SecretAccessKey", "ChangePasswordRequest.NewPassword", "ChangePasswordRequest.OldPassword", "CreateLoginProfileRequest.Password",
            "EnableMFADeviceRequest.AuthenticationCode1", "EnableMFADeviceRequest.AuthenticationCode2", "ResyncMFADeviceRequest.AuthenticationCode1",
            "UploadServerCertificateRequest.PrivateKey", "UpdateLoginProfileRequest.Password", "VirtualMFADevice.Base32StringSeed", "VirtualMFADevice.QRCodePNG",
            "AssumeRoleRequest.TokenCode", "AssumeRoleWithSAMLRequest.SAMLAssertion", "AssumeRoleWithWebIdentityRequest.WebIdentityToken",
            "Credentials.SecretAccessKey", "Credentials.SessionToken", "GetSessionTokenRequest.TokenCode", "CreateAccountRequest.Email",
            "CreateAccountRequest.AccountName", "CreateAccountStatus.AccountName", "Account.Email", "Account.Name", "Organization.MasterAccountEmail",
        ];

        var marked = typeof(SensitiveAttribute).Assembly.GetTypes().SelectMany(t => t.GetProperties())
            .Where(p => p.IsDefined(typeof(SensitiveAttribute), false)).Select(p => $"{p.DeclaringType!.Name}.{p.Name}").ToHashSet();

        Assert.Empty(expected.Except(marked));
    }

    /// <summary>Puts the marker into every sensitive text or blob of a value; says how many there are.</summary>
    private static int Mark(ModelFile model, string shape, JsonNode value)
    {
        var count = 0;
        switch (model.Kind(shape))
        {
            case "structure":
                foreach (var (name, of) in model.Members(shape))
                {
                    var key = ModelFile.Camel(name);
                    if (value[key] is not { } member)
                    {
                        continue;
                    }

                    if (model.IsSensitive(of))
                    {
                        // Base64 of "s3cr3t", so that it is a blob too.
                        value[key] = "czNjcjN0";
                        count++;
                    }
                    else
                    {
                        count += Mark(model, of, member);
                    }
                }

                break;
            case "list":
                var (items, inner) = (value.AsArray(), model.Inner(shape, "member"));
                for (var i = 0; i < items.Count; i++)
                {
                    if (model.IsSensitive(inner))
                    {
                        items[i] = "czNjcjN0";
                        count++;
                    }
                    else
                    {
                        count += Mark(model, inner, items[i]!);
                    }
                }

                break;
        }

        return count;
    }
}
