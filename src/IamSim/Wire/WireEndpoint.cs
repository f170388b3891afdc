using System.Buffers;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Query;
using IamSim.Contracts.Validation;

namespace IamSim.Wire;

/// <summary>AWS's wire protocols at <c>/</c>: tells services and operations apart as SDKs send them, decodes, runs, encodes.</summary>
/// <remarks>
/// 1. Whose call: the credential's scope. 2. Which service: the form's <c>Version</c>, or that scope. 3. Which operation: <c>Action</c>.
/// 4. Decode and run. 5. Encode the outcome, which is committed by then.
/// </remarks>
internal sealed class WireEndpoint(CallFactory calls, CallRunner runner)
{
    public async Task HandleAsync(HttpContext http)
    {
        // 1
        var opened = await calls.OpenAsync(http, CallSurface.Wire);
        if (opened.Refusal is { } refusal)
        {
            await RefuseAsync(http, opened.Call, CallSubject.Unknown(), refusal, WireServices.Of(opened.Scope));
            return;
        }

        if (!HttpMethods.IsPost(http.Request.Method) && !HttpMethods.IsGet(http.Request.Method))
        {
            var fault = new Fault("MethodNotAllowed", 405, "A query is a POST, or a GET with a query string.", "MethodNotAllowed");
            http.Response.Headers.Allow = "GET, POST";
            await RefuseAsync(http, opened.Call, CallSubject.Unknown(), fault, WireServices.Of(opened.Scope));
            return;
        }

        if (http.Request.Headers.TryGetValue("X-Amz-Target", out var target))
        {
            await RefuseJsonAsync(http, opened.Call, target.ToString());
            return;
        }

        if (await ReadFormAsync(http, opened) is { } form)
        {
            await RunAsync(http, opened, form);
        }
    }

    private async Task RunAsync(HttpContext http, OpenedCall opened, QueryNode form)
    {
        // 2
        var version = form["Version"]?.Value;
        var service = WireServices.OfVersion(version) ?? WireServices.Of(opened.Scope) ?? WireServices.Default;

        // 3
        var action = form["Action"]?.Value;
        if (string.IsNullOrEmpty(action))
        {
            await RefuseAsync(http, opened.Call, CallSubject.Unknown(), CommonFaults.MissingAction(), service);
            return;
        }

        var operation = version is null || version == service.ApiVersion ? service.Find(action) : null;
        if (operation is null)
        {
            var fault = CommonFaults.InvalidAction($"Could not find operation {CallText.Shown(action)} for version {CallText.Shown(version ?? "NO_VERSION_SPECIFIED")}");
            await RefuseAsync(http, opened.Call, CallSubject.Unknown(action) with { EventSource = service.EventSource }, fault, service);
            return;
        }

        // 4
        var violations = new Violations();
        var request = operation.ReadQuery(form, violations);
        var outcome = await runner.RunAsync(opened.Call, operation, request, violations, http.RequestAborted);

        // 5
        if (outcome.IsFault)
        {
            await QueryAnswers.WriteFaultAsync(http, opened.Call, service, outcome.Fault);
        }
        else
        {
            await QueryAnswers.WriteAsync(http, opened.Call, operation, outcome.Value);
        }
    }

    /// <summary>The form of the body; of a GET, the query string. Null where it cannot be read: then the call has been refused.</summary>
    private async Task<QueryNode?> ReadFormAsync(HttpContext http, OpenedCall opened)
    {
        if (HttpMethods.IsGet(http.Request.Method))
        {
            var query = System.Text.Encoding.UTF8.GetBytes(http.Request.QueryString.Value is { Length: > 1 } text ? text[1..] : string.Empty);
            return await ParseAsync(http, opened, query);
        }

        var reader = http.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(http.RequestAborted);
            if (!read.IsCompleted)
            {
                // All of it is wanted at once; the server's limit on bodies bounds what is waited for.
                reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                continue;
            }

            if (read.Buffer.IsSingleSegment)
            {
                var parsed = QueryForm.TryParse(read.Buffer.FirstSpan, out var root, out var problem);
                reader.AdvanceTo(read.Buffer.End);
                return parsed ? root : await MalformedAsync(http, opened, problem!);
            }

            var bytes = read.Buffer.ToArray();
            reader.AdvanceTo(read.Buffer.End);
            return await ParseAsync(http, opened, bytes);
        }
    }

    private async Task<QueryNode?> ParseAsync(HttpContext http, OpenedCall opened, byte[] form) =>
        QueryForm.TryParse(form, out var root, out var problem) ? root : await MalformedAsync(http, opened, problem);

    private async Task<QueryNode?> MalformedAsync(HttpContext http, OpenedCall opened, string problem)
    {
        await RefuseAsync(http, opened.Call, CallSubject.Unknown(), CommonFaults.MalformedQueryString(problem), WireServices.Of(opened.Scope));
        return null;
    }

    private async Task RefuseAsync(HttpContext http, Call call, CallSubject subject, Fault fault, ServiceContract? service)
    {
        await runner.RefuseAsync(call, subject, fault);
        await QueryAnswers.WriteFaultAsync(http, call, service ?? WireServices.Default, fault);
    }

    /// <summary>JSON services are told by <c>X-Amz-Target</c>; IamSim has none yet, and says so in their own form.</summary>
    private async Task RefuseJsonAsync(HttpContext http, Call call, string target)
    {
        var operation = target[(target.LastIndexOf('.') + 1)..];
        var fault = new Fault("UnknownOperationException", 400, $"IamSim serves no operation {CallText.Shown(target)}.", "UnknownOperationException");
        await runner.RefuseAsync(call, CallSubject.Unknown(operation), fault);
        http.Response.StatusCode = fault.Status;
        await http.Response.WriteAsJsonAsync(
            new Dictionary<string, string> { ["__type"] = fault.Code, ["message"] = fault.Message },
            options: null,
            contentType: "application/x-amz-json-1.1",
            CancellationToken.None);
    }
}
