using System.Text;
using System.Xml;
using System.Xml.Linq;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Http;
using IamSim.Contracts.S3;
using IamSim.Contracts.Validation;
using IamSim.Hosting;
using IamSim.Wire.S3;
using IamSim.Wire.S3.Bodies;

namespace IamSim.Wire.Rest;

/// <summary>The protocol of S3: operations by method, path, parameters and headers, XML or bytes between.</summary>
/// <remarks>
/// 1. Which operation. 2. What the request says of its body. 3. Decode: a document whole, content as it streams. 4. Run. 5. Encode the outcome, which is
/// committed by then. <see href="https://smithy.io/2.0/aws/protocols/aws-restxml-protocol.html">Smithy: AWS restXml protocol</see>
/// </remarks>
internal sealed class RestXmlProtocol(CallRunner runner, IamSimOptions options)
{
    private static readonly XmlReaderSettings Safe = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersFromEntities = 0 };

    public async Task HandleAsync(HttpContext http, OpenedCall opened, RestRoute route)
    {
        // 1
        var isObject = route.Path.IndexOf('/', 1) is > 0 and var slash && slash < route.Path.Length - 1;
        var unserved = route.Path.Length > 1 ? S3Unserved.Of(http.Request, isObject) : null;
        if (unserved is not null || RestRouter.Of(route.Service).Match(http.Request, route.Path) is not { } match)
        {
            var fault = unserved is not null ? S3Refusals.NotImplemented(unserved.EventName)
                : S3Refusals.MethodNotAllowed(http.Request.Method, route.Path.Length == 1 ? "SERVICE" : isObject ? "OBJECT" : "BUCKET");
            await RefuseAsync(http, opened.Call, unserved ?? CallSubject.Unknown() with { EventSource = route.Service.EventSource }, opened.Refusal ?? fault);
            return;
        }

        var operation = match.Operation;
        if (opened.RefusalOf(operation) is { } refusal)
        {
            await RefuseAsync(http, opened.Call, new CallSubject(operation, ReadParts(http, match)), refusal);
            return;
        }

        // 2
        var promises = BodyPromises.Of(http.Request);
        if ((promises.Fault ?? Demand(http.Request, operation, promises.Value!)) is { } wrong)
        {
            await RefuseAsync(http, opened.Call, new CallSubject(operation, ReadParts(http, match)), wrong);
            return;
        }

        // 3
        var body = new S3Body(http, promises.Value!);
        opened.Call.Exchange?.Body = body;
        var violations = new Violations { OnWire = true };
        var input = await ReadAsync(http, match, body);
        if (input.IsFault)
        {
            await RefuseAsync(http, opened.Call, new CallSubject(operation, ReadParts(http, match)), input.Fault);
            return;
        }

        var request = operation.ReadHttp(input.Value, violations);

        // 4
        var outcome = await runner.RunAsync(opened.Call, operation, request, violations, http.RequestAborted);

        // 5
        if (outcome.IsFault)
        {
            await S3Answers.WriteFaultAsync(http, opened.Call, outcome.Fault);
            return;
        }

        S3Answers.WriteHeaders(http.Response, opened.Call);
        var output = new RestOutput(http.Response);
        operation.WriteHttp(outcome.Value, output);
        if (outcome.Value is GetObjectOutput { ContentRange: not null } or HeadObjectOutput { ContentRange: not null })
        {
            output.Status = StatusCodes.Status206PartialContent;
        }

        await output.SendAsync(http, HttpMethods.IsHead(http.Request.Method));
    }

    /// <summary>What a request must say of its body.</summary>
    private static Fault? Demand(HttpRequest request, OperationModel operation, BodyPromises promises)
    {
        if (operation.Http!.Body == HttpBody.Stream && promises.Length is null)
        {
            return S3Refusals.MissingContentLength();
        }

        // "The Content-MD5 request header is required for all Multi-Object Delete requests", or a checksum in its place.
        return operation == S3Operations.DeleteObjects && !promises.HasChecksum && request.Headers.ContentMD5.Count == 0
            ? S3Refusals.InvalidRequest("Missing required header for this request: Content-MD5 OR x-amz-checksum-*")
            : null;
    }

    /// <summary>What can be read of a request without its body: for the event of a refusal.</summary>
    private static IRequest ReadParts(HttpContext http, RestMatch match) =>
        match.Operation.ReadHttp(new RestInput(http.Request, match.Labels, null), new Violations { OnWire = true });

    private async ValueTask<Outcome<RestInput>> ReadAsync(HttpContext http, RestMatch match, S3Body body)
    {
        var kind = match.Operation.Http!.Body;
        if (kind == HttpBody.Stream)
        {
            return new RestInput(http.Request, match.Labels, body);
        }

        try
        {
            // What no operation reads is verified all the same: it is signed.
            var bytes = await body.ReadAsync(options.Limits.MaxBodyBytes, http.RequestAborted);
            return kind switch
            {
                HttpBody.Document when bytes.Length > 0 => new RestInput(http.Request, match.Labels, null) { Xml = Parse(bytes) },
                HttpBody.Text when bytes.Length > 0 => new RestInput(http.Request, match.Labels, null) { Text = Encoding.UTF8.GetString(bytes) },
                _ => new RestInput(http.Request, match.Labels, null),
            };
        }
        catch (BodyException e)
        {
            return e.Fault;
        }
        catch (XmlException)
        {
            return S3Refusals.MalformedXml();
        }
    }

    private static XElement Parse(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes, writable: false);
        using var reader = XmlReader.Create(stream, Safe);
        return XElement.Load(reader);
    }

    private async Task RefuseAsync(HttpContext http, Call call, CallSubject subject, Fault fault)
    {
        await runner.RefuseAsync(call, subject, fault);
        await S3Answers.WriteFaultAsync(http, call, fault);
    }
}
