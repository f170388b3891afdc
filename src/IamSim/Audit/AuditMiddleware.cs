using System.Data.Common;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Rest;
using IamSim.Storage.Lane;
using IamSim.Wire;

namespace IamSim.Audit;

/// <summary>
/// Sees to it that every call has exactly one event: what reached an operation was recorded on its way, in the transaction of its effect;
/// what did not (an unknown path, a body too large, a defect) is recorded here, before its answer leaves.
/// </summary>
internal sealed class AuditMiddleware(RequestDelegate next, CallFactory calls, CallRunner runner, ILogger<AuditMiddleware> log)
{
    public async Task InvokeAsync(HttpContext http)
    {
        if (CallPaths.SurfaceOf(http.Request) is not { } surface)
        {
            await next(http);
            return;
        }

        var (fault, happened) = await RunAsync(http, surface);
        if (http.Response.HasStarted)
        {
            return;
        }

        try
        {
            await EndAsync(http, surface, fault, happened);
        }
        catch (Exception e) when (e is LaneUnavailableException or DbException && !http.Response.HasStarted)
        {
            // Neither the caller nor the event can be had from a database that is not there.
            log.LogError(e, "A call could not be recorded");
            await EndAsync(http, surface, CommonFaults.ServiceUnavailable(), happened: false);
        }
    }

    /// <summary>Writes what nobody behind has written: the event, and the answer.</summary>
    private async Task EndAsync(HttpContext http, CallSurface surface, Fault? fault, bool happened)
    {
        if (!happened)
        {
            // Its event could not be written, so there is nothing to record: the call has not happened, and its answer says so.
            var known = http.Features.Get<OpenedCall>();
            http.Response.Clear();
            http.Response.StatusCode = fault!.Status;
            if (known is not null)
            {
                await WriteAsync(http, surface, known, fault);
            }

            return;
        }

        var opened = await calls.OpenAsync(http, surface);
        if (!opened.Call.IsRecorded)
        {
            fault ??= opened.Refusal ?? OfStatus(http);
            await runner.RefuseAsync(opened.Call, CallSubject.Unknown(), fault);
        }

        // An answer that could not be written is no success either: its call has happened and has its event.
        if (fault is not null)
        {
            await WriteAsync(http, surface, opened, fault);
        }
    }

    /// <summary>Runs what is behind; says what went wrong there, and whether the call can have happened.</summary>
    private async Task<(Fault? Fault, bool Happened)> RunAsync(HttpContext http, CallSurface surface)
    {
        try
        {
            if (surface == CallSurface.Rest)
            {
                // A signature signs the body: it is verified before anything reads that.
                await calls.OpenAsync(http, surface);
            }

            await next(http);
            return (null, true);
        }
        catch (LaneUnavailableException e)
        {
            log.LogError(e, "A call could not be committed");
            return (CommonFaults.ServiceUnavailable(), false);
        }
        catch (DbException e) when (http.Features.Get<OpenedCall>() is null)
        {
            log.LogError(e, "A call's caller could not be looked up");
            return (CommonFaults.ServiceUnavailable(), false);
        }
        catch (BadHttpRequestException e)
        {
            return (e.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? CommonFaults.RequestTooLarge("The request's body is larger than this server's limit (IamSim:Limits:MaxBodyBytes).")
                : CommonFaults.MalformedInput(e.Message), true);
        }
        catch (Exception) when (http.RequestAborted.IsCancellationRequested)
        {
            return (CommonFaults.RequestCanceled(), true);
        }
        catch (Exception e)
        {
            log.LogError(e, "{Method} {Path} failed with an exception: a defect of IamSim", http.Request.Method, http.Request.Path);
            return (CommonFaults.InternalFailure(), true);
        }
    }

    /// <summary>What routing answers without a word: no such path, another method, another media type.</summary>
    private static Fault OfStatus(HttpContext http)
    {
        var (code, message) = http.Response.StatusCode switch
        {
            StatusCodes.Status405MethodNotAllowed =>
                ("MethodNotAllowed", $"{http.Request.Method} is not allowed here; allowed: {http.Response.Headers.Allow}."),
            StatusCodes.Status415UnsupportedMediaType => ("UnsupportedMediaType", "The body must be JSON, with Content-Type: application/json."),
            StatusCodes.Status406NotAcceptable => ("NotAcceptable", "The answer is JSON; the Accept header allows none."),
            _ => ("NotFound", $"There is nothing at {http.Request.Path}. /swagger lists what there is."),
        };
        var status = http.Response.StatusCode is >= 400 and < 500 ? http.Response.StatusCode : StatusCodes.Status404NotFound;
        return new Fault(code, status, message, code);
    }

    private static Task WriteAsync(HttpContext http, CallSurface surface, OpenedCall opened, Fault fault) =>
        surface == CallSurface.Wire ? WireFaults.WriteAsync(http, opened, fault) : Problems.WriteAsync(http, opened.Call, fault);
}
