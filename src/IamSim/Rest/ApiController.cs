using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Validation;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Rest;

/// <summary>
/// What every REST controller is: it binds a route to an operation's request, runs the operation that the wire runs too, and hands over the
/// outcome. An action's method is named as the operation it runs: that is its id in Swagger, and what an event of a body that cannot be read
/// is named.
/// </summary>
[ApiController]
[Produces("application/json")]
public abstract class ApiController : ControllerBase
{
    /// <summary>Runs an operation and answers with what it made of it.</summary>
    /// <param name="request">The operation's request.</param>
    /// <param name="answer">The answer to a success.</param>
    /// <param name="state">
    /// The read that shows the resource's state, for a change that <c>If-Match</c> can guard; null where there is no such state.
    /// </param>
    private protected async Task<IActionResult> RunAsync<TResponse>(
        IRequest<TResponse> request, Func<TResponse, IActionResult> answer, IRequest? state = null)
        where TResponse : class, IShape
    {
        var services = HttpContext.RequestServices;
        var opened = await services.GetRequiredService<CallFactory>().OpenAsync(HttpContext, CallSurface.Rest);
        var runner = services.GetRequiredService<CallRunner>();
        if (opened.RefusalOf(request.Model) is { } refusal)
        {
            await runner.RefuseAsync(opened.Call, new CallSubject(request.Model, request), refusal);
            return new ProblemResult(opened.Call, refusal);
        }

        if (state is null && Request.Headers.IfMatch.Count > 0 && !HttpMethods.IsGet(Request.Method))
        {
            // Better refused than made unguarded.
            var fault = new Fault("PreconditionFailed", 412, "If-Match cannot be checked here: what this changes has no ETag.", "PreconditionFailed");
            await runner.RefuseAsync(opened.Call, new CallSubject(request.Model, request), fault);
            return new ProblemResult(opened.Call, fault);
        }

        if (state is not null && Request.Headers.IfMatch.Count > 0)
        {
            opened.Call.Precondition = new Precondition(state, EntityTags.Of(Request.Headers.IfMatch));
        }

        var outcome = await runner.RunAsync(opened.Call, request.Model, request, new Violations(), HttpContext.RequestAborted);
        return outcome.IsFault ? new ProblemResult(opened.Call, outcome.Fault) : answer((TResponse)outcome.Value);
    }

    /// <summary>200 with a structure. The entity tag is the whole answer's, as <c>If-Match</c> of a change compares it.</summary>
    private protected static IActionResult Shown(IShape shown, IShape? whole = null) =>
        new ShapeResult(StatusCodes.Status200OK, shown) { Tagged = whole };

    /// <summary>201 with the new structure and where it is found.</summary>
    private protected static IActionResult Made(string location, IShape shown) =>
        new ShapeResult(StatusCodes.Status201Created, shown) { Location = CallPaths.Api + location };

    /// <summary>204: done, nothing to show.</summary>
    private protected static IActionResult Done(IShape response)
    {
        ArgumentNullException.ThrowIfNull(response);
        return new NoContentResult();
    }

    /// <summary>A name as one segment of a path.</summary>
    private protected static string Segment(string name) => Uri.EscapeDataString(name);
}
