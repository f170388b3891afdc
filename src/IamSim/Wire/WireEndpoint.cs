using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Wire.Json;
using IamSim.Wire.Query;
using IamSim.Wire.Rest;

namespace IamSim.Wire;

/// <summary>AWS's wire protocols, at <c>/</c> and where its REST services are: opens the call, tells the protocol, and lets it decode, run and encode.</summary>
internal sealed class WireEndpoint(CallFactory calls, CallRunner runner, QueryProtocol query, JsonProtocol json, RestXmlProtocol restXml, RestJsonProtocol restJson)
{
    public async Task HandleAsync(HttpContext http)
    {
        var opened = await calls.OpenAsync(http, CallSurface.Wire);
        if (RestRoute.Of(http.Request) is { } route)
        {
            await (route.IsS3 ? restXml.HandleAsync(http, opened, route) : restJson.HandleAsync(http, opened, route));
            return;
        }

        var isJson = JsonProtocol.IsSpokenIn(http.Request);
        if (opened.Refusal is { } refusal && !opened.IsUnsigned)
        {
            await RefuseAsync(http, opened, refusal);
        }
        else if (!HttpMethods.IsPost(http.Request.Method) && (isJson || !HttpMethods.IsGet(http.Request.Method)))
        {
            http.Response.Headers.Allow = isJson ? "POST" : "GET, POST";
            var message = isJson ? "An operation of a JSON protocol is a POST." : "A query is a POST, or a GET with a query string.";
            await RefuseAsync(http, opened, new Fault("MethodNotAllowed", 405, message, "MethodNotAllowed"));
        }
        else
        {
            await (isJson ? json.HandleAsync(http, opened) : query.HandleAsync(http, opened));
        }
    }

    private async Task RefuseAsync(HttpContext http, OpenedCall opened, Fault fault)
    {
        fault = !JsonProtocol.IsSpokenIn(http.Request) && WireServices.OfScope(opened.Scope) is { } service && Ec2Answers.IsSpokenBy(service) ? Ec2Answers.Spell(fault) : fault;
        await runner.RefuseAsync(opened.Call, CallSubject.Unknown(), fault);
        await WireFaults.WriteAsync(http, opened, fault);
    }
}
