using System.Buffers;
using System.Text.Json;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Validation;

namespace IamSim.Wire.Json;

/// <summary>AWS's JSON protocols, 1.0 and 1.1: the operation in <c>X-Amz-Target</c>, JSON in, JSON out.</summary>
/// <remarks>
/// 1. Which service and operation. 2. Decode: what is no JSON, or of another type, is a <c>SerializationException</c>. 3. Run. 4. Encode the
/// outcome, which is committed by then. <see href="https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html">Smithy: AWS JSON 1.1 protocol</see>
/// </remarks>
internal sealed class JsonProtocol(CallRunner runner)
{
    /// <summary>No input of the models is nested deeper than some ten levels.</summary>
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 64 };

    public static bool IsSpokenIn(HttpRequest request) => request.Headers.ContainsKey(JsonTarget.Header);

    public async Task HandleAsync(HttpContext http, OpenedCall opened)
    {
        // 1
        var target = JsonTarget.Of(http.Request);
        if (target is not { Service: { } service, Operation: { } operation })
        {
            var subject = CallSubject.Unknown(target.Name);
            var unknown = new Fault(
                "UnknownOperationException", 400, $"IamSim serves no operation {CallText.Shown(target.Text)}.", "UnknownOperationException");
            await RefuseAsync(http, opened.Call, subject with { EventSource = target.Service?.EventSource ?? subject.EventSource }, opened.Refusal ?? unknown, target.Service);
            return;
        }

        if (opened.RefusalOf(operation) is { } refusal)
        {
            await RefuseAsync(http, opened.Call, new CallSubject(operation, request: null), refusal, service);
            return;
        }

        // 2
        var violations = new Violations { OnWire = true };
        var body = await WireBody.ReadAsync(http);
        var read = Read(operation, body, violations);
        WireBody.Release(http, body);
        if (read.IsFault)
        {
            await RefuseAsync(http, opened.Call, new CallSubject(operation, request: null), read.Fault, service);
            return;
        }

        // 3
        var outcome = await runner.RunAsync(opened.Call, operation, read.Value, violations, http.RequestAborted);

        // 4
        await (outcome.IsFault
            ? JsonAnswers.WriteFaultAsync(http, service.JsonVersion, outcome.Fault)
            : JsonAnswers.WriteAsync(http, service.JsonVersion, outcome.Value));
    }

    private static Outcome<IRequest> Read(OperationModel operation, in ReadOnlySequence<byte> body, Violations violations)
    {
        try
        {
            // A request without members may come without a body.
            using var json = body.IsEmpty ? JsonDocument.Parse("{}") : JsonDocument.Parse(body, Options);
            var request = operation.ReadJson(json.RootElement, violations);
            return violations.Found.FirstOrDefault(v => v.Kind == ConstraintKind.Type) is { Path: not null } wrong
                ? JsonFaults.Serialization(wrong)
                : Outcome<IRequest>.Success(request);
        }
        catch (JsonException e)
        {
            return JsonFaults.Serialization($"The request's body is not JSON: {e.Message}");
        }
    }

    private async Task RefuseAsync(HttpContext http, Call call, CallSubject subject, Fault fault, ServiceContract? service)
    {
        await runner.RefuseAsync(call, subject, fault);
        await JsonAnswers.WriteFaultAsync(http, service?.JsonVersion, fault);
    }
}
