using System.Buffers;
using System.Text;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Query;
using IamSim.Contracts.Validation;

namespace IamSim.Wire.Query;

/// <summary>The query protocol: a form in, XML out.</summary>
/// <remarks>
/// 1. Which service: the form's <c>Version</c>, or the credential's scope. 2. Which operation: <c>Action</c>. 3. Decode and run. 4. Encode the
/// outcome, which is committed by then. <see href="https://smithy.io/2.0/aws/protocols/aws-query-protocol.html">Smithy: AWS query protocol</see>
/// </remarks>
internal sealed class QueryProtocol(CallRunner runner)
{
    public async Task HandleAsync(HttpContext http, OpenedCall opened)
    {
        if (await ReadFormAsync(http, opened) is not { } form)
        {
            return;
        }

        // 1
        var version = form["Version"]?.Value;
        var service = WireServices.OfVersion(version) ?? WireServices.OfScope(opened.Scope) ?? WireServices.Default;

        // 2
        var action = form["Action"]?.Value;
        if (string.IsNullOrEmpty(action))
        {
            await RefuseAsync(http, opened.Call, CallSubject.Unknown(), opened.Refusal ?? CommonFaults.MissingAction(), service);
            return;
        }

        var operation = version is null || version == service.ApiVersion ? service.Find(action) : null;
        if (operation is null)
        {
            var fault = CommonFaults.InvalidAction($"Could not find operation {CallText.Shown(action)} for version {CallText.Shown(version ?? "NO_VERSION_SPECIFIED")}");
            await RefuseAsync(http, opened.Call, CallSubject.Unknown(action) with { EventSource = service.EventSource }, opened.Refusal ?? fault, service);
            return;
        }

        if (opened.RefusalOf(operation) is { } refusal)
        {
            await RefuseAsync(http, opened.Call, new CallSubject(operation, request: null), refusal, service);
            return;
        }

        // 3
        var violations = new Violations();
        var request = operation.ReadQuery(form, violations);
        var outcome = await runner.RunAsync(opened.Call, operation, request, violations, http.RequestAborted);

        // 4
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
            var query = Encoding.UTF8.GetBytes(http.Request.QueryString.Value is { Length: > 1 } text ? text[1..] : string.Empty);
            return QueryForm.TryParse(query, out var found, out var wrong) ? found : await MalformedAsync(http, opened, wrong);
        }

        var body = await WireBody.ReadAsync(http);
        var parsed = Parse(body, out var root, out var problem);
        WireBody.Release(http, body);
        return parsed ? root : await MalformedAsync(http, opened, problem!);
    }

    private static bool Parse(in ReadOnlySequence<byte> body, out QueryNode? root, out string? problem) =>
        QueryForm.TryParse(body.IsSingleSegment ? body.FirstSpan : body.ToArray(), out root, out problem);

    private async Task<QueryNode?> MalformedAsync(HttpContext http, OpenedCall opened, string problem)
    {
        var service = WireServices.OfScope(opened.Scope) ?? WireServices.Default;
        await RefuseAsync(http, opened.Call, CallSubject.Unknown(), opened.Refusal ?? CommonFaults.MalformedQueryString(problem), service);
        return null;
    }

    private async Task RefuseAsync(HttpContext http, Call call, CallSubject subject, Fault fault, ServiceContract service)
    {
        fault = Ec2Answers.IsSpokenBy(service) ? Ec2Answers.Spell(fault) : fault;
        await runner.RefuseAsync(call, subject, fault);
        await QueryAnswers.WriteFaultAsync(http, call, service, fault);
    }
}
