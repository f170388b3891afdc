using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using IamSim.Contracts.Json;
using IamSim.Contracts.Query;
using IamSim.Contracts.Validation;
using IamSim.Tests.Models;

namespace IamSim.Contracts.Tests.Services;

/// <summary>One operation of one service, with its model beside it.</summary>
internal sealed class OperationCase
{
    public OperationCase(string service, string operation)
    {
        Contract = Contracts.Services.All.Single(s => s.Name == service);
        Operation = Contract.Find(operation) ?? throw new InvalidOperationException($"No contract of {service}:{operation}.");
        Model = ModelFile.Of(Contract);
        Input = Model.Message(operation, "input");
        Output = Model.Message(operation, "output");
    }

    public ServiceContract Contract { get; }

    public OperationModel Operation { get; }

    public ModelFile Model { get; }

    public string? Input { get; }

    public string? Output { get; }

    public Type ResponseType => Operation.RequestType.GetInterfaces()
        .Single(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequest<>)).GetGenericArguments()[0];

    /// <summary>Every operation of every service, or of those of one protocol.</summary>
    public static TheoryData<string, string> All(string? protocol = null)
    {
        var all = new TheoryData<string, string>();
        foreach (var service in Contracts.Services.All.Where(s => protocol is null || s.Protocol == protocol))
        {
            foreach (var operation in service.Operations.OrderBy(o => o.Name, StringComparer.Ordinal))
            {
                all.Add(service.Name, operation.Name);
            }
        }

        return all;
    }

    /// <summary>A request with every member.</summary>
    public JsonNode Request() => Input is null ? new JsonObject() : Samples.Of(Model, Input);

    public bool IsQuery => Contract.Protocol == "query";

    /// <summary>Sends a request as its service's protocol has it, and says what is wrong with it.</summary>
    public (IRequest Request, IReadOnlyList<ConstraintViolation> Violations) Send(JsonNode value)
    {
        var violations = new Violations { OnWire = true };
        var request = IsQuery
            ? Operation.ReadQuery(Form(Input is null ? string.Empty : Samples.Form(Model, Input, value)), violations)
            : Operation.ReadJson(JsonDocument.Parse((Input is null ? value : Samples.Wire(Model, Input, value)).ToJsonString()).RootElement, violations);
        Operation.Validate(request, violations);
        return (request, violations.Found);
    }

    private QueryNode Form(string form)
    {
        Assert.True(QueryForm.TryParse(Encoding.UTF8.GetBytes($"Action={Operation.Name}&Version={Contract.ApiVersion}&{form}"), out var root, out var problem), problem);
        return root;
    }

    public static string Json(IShape shape, JsonStyle style)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
        {
            shape.WriteJson(new JsonShapeWriter(json, style));
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }
}
