using System.Buffers;
using System.Text.Json;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Http;
using IamSim.Contracts.Validation;
using IamSim.Wire.Json;

namespace IamSim.Wire.Rest;

/// <summary>AWS's rest-json protocol: operations by method and path, JSON or bytes between.</summary>
/// <remarks>
/// 1. Which operation. 2. Decode. 3. Run. 4. Encode the outcome, which is committed by then.
/// <see href="https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html">Smithy: AWS restJson1 protocol</see>
/// </remarks>
internal sealed class RestJsonProtocol(CallRunner runner)
{
    public async Task HandleAsync(HttpContext http, OpenedCall opened, RestRoute route)
    {
        // 1
        if (RestRouter.Of(route.Service).Match(http.Request, route.Path) is not { } match)
        {
            var unknown = new Fault("UnknownOperationException", 404, $"{route.Service.ServiceId} has no operation here.", "UnknownOperationException");
            await RefuseAsync(http, opened.Call, CallSubject.Unknown() with { EventSource = route.Service.EventSource }, opened.Refusal ?? unknown);
            return;
        }

        var operation = match.Operation;
        if (opened.RefusalOf(operation) is { } refusal)
        {
            await RefuseAsync(http, opened.Call, new CallSubject(operation, request: null), refusal);
            return;
        }

        // 2
        var body = await WireBody.ReadAsync(http);
        var bytes = body.ToArray();
        WireBody.Release(http, body);
        var violations = new Violations { OnWire = true };
        var read = Read(http, match, bytes, violations);
        if (read.IsFault)
        {
            await RefuseAsync(http, opened.Call, new CallSubject(operation, request: null), read.Fault);
            return;
        }

        // 3
        var outcome = await runner.RunAsync(opened.Call, operation, read.Value, violations, http.RequestAborted);

        // 4
        if (outcome.IsFault)
        {
            await RestJsonAnswers.WriteFaultAsync(http, outcome.Fault);
            return;
        }

        var output = new RestOutput(http.Response);
        operation.WriteHttp(outcome.Value, output);
        await output.SendAsync(http, isHead: false);
    }

    private static Outcome<IRequest> Read(HttpContext http, RestMatch match, byte[] bytes, Violations violations)
    {
        var isDocument = match.Operation.Http!.Body == HttpBody.Document;
        try
        {
            using var json = isDocument ? JsonDocument.Parse(bytes.Length == 0 ? "{}"u8.ToArray() : bytes) : null;
            return Outcome<IRequest>.Success(match.Operation.ReadHttp(
                new RestInput(http.Request, match.Labels, null) { Json = json?.RootElement, Blob = isDocument ? null : bytes }, violations));
        }
        catch (JsonException e)
        {
            return JsonFaults.Serialization($"The request's body is not JSON: {e.Message}");
        }
    }

    private async Task RefuseAsync(HttpContext http, Call call, CallSubject subject, Fault fault)
    {
        await runner.RefuseAsync(call, subject, fault);
        await RestJsonAnswers.WriteFaultAsync(http, fault);
    }
}
