using System.Text.Json;
using IamSim.Access;
using IamSim.Access.Simulations;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Sts;
using IamSim.Rest;
using IamSim.Rest.OpenApi;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace IamSim.Sts.ServiceSessions;

/// <summary>Sessions of roles that AWS services take for themselves.</summary>
[ApiController]
[Produces("application/json")]
[Route("api/v1/service-sessions")]
[Tags("Sessions")]
public sealed class ServiceSessionsController : ControllerBase
{
    private const string Example = """
        {
          "service": "sagemaker.amazonaws.com",
          "roleArn": "arn:aws:iam::123456789012:role/Training",
          "sourceArn": "arn:aws:sagemaker:us-east-1:123456789012:training-job/cats",
          "sourceAccount": "123456789012"
        }
        """;

    /// <summary>Lets an AWS service assume a role: its session's credentials, or the reason why not.</summary>
    /// <remarks>
    /// The caller hands the role to the service, for which it needs <c>iam:PassRole</c> on it. Then the role's trust policy is asked with the service as
    /// principal; <c>context</c> may name further keys. A refusal is a problem with the decision's <c>explanation</c>. The event is the service's
    /// <c>AssumeRole</c>.
    /// </remarks>
    /// <param name="body">Service principal, role, and on whose behalf; <c>roleSessionName</c> and <c>durationSeconds</c> may be given.</param>
    [HttpPost]
    [BodyExample(Example)]
    [ProducesResponseType<AssumeRoleResponse>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden, "application/problem+json")]
    public async Task<IActionResult> CreateServiceSession([FromBody] JsonElement body)
    {
        var services = HttpContext.RequestServices;
        var opened = await services.GetRequiredService<CallFactory>().OpenAsync(HttpContext, CallSurface.Rest);
        var runner = services.GetRequiredService<CallRunner>();
        var call = opened.Call;
        var subject = new CallSubject(CallSubject.OwnSource, nameof(CreateServiceSession), IsReadOnly: true, new RawShape(body));
        if (opened.Refusal is { } stranger)
        {
            return await RefuseAsync(runner, call, subject, stranger);
        }

        ServiceSessionRequest request;
        try
        {
            request = ServiceSessionRequest.Read(body);
        }
        catch (QuestionException e)
        {
            var fault = CommonFaults.ValidationError(e.Message);
            await runner.RefuseAsync(call, subject, fault);
            return new QuestionProblemResult(call, fault, e.Problems);
        }

        var maker = services.GetRequiredService<ServiceSessionMaker>();
        var role = await maker.FindAsync(call, request.RoleArn, HttpContext.RequestAborted);
        if (await maker.RefuseAsync(call, request, role, HttpContext.RequestAborted) is { } denial)
        {
            return await RefuseAsync(runner, call, subject, denial);
        }

        var session = await maker.MakeAsync(call, request, role, HttpContext.RequestAborted);

        // Who handed the role over is not lost behind the service that took it: neither the caller nor what let it pass the role.
        session.Call.Decisions.InsertRange(0, call.Decisions);
        var asked = new CallSubject(AssumeRoleRequest.Operation, session.Request, session.Outcome.Value)
        {
            Additional = new AskedShape(("requestedBy", call.Caller.Arn), ("requestedByAccessKeyId", call.Caller.AccessKeyId)),
        };
        await runner.RecordAsync(session.Call, asked, session.Outcome.Fault);
        call.IsRecorded = true;
        return session.Outcome.IsFault
            ? new ServiceSessionProblem(call, session.Outcome.Fault, session.Explanation)
            : new ShapeResult(StatusCodes.Status200OK, session.Outcome.Value);
    }

    private static async Task<IActionResult> RefuseAsync(CallRunner runner, Call call, CallSubject subject, Fault fault)
    {
        await runner.RefuseAsync(call, subject, fault);
        return new ProblemResult(call, fault);
    }
}

/// <summary>Why a service does not get its session: problem details with the decision's whole story.</summary>
internal sealed class ServiceSessionProblem(Call call, Fault fault, ExplanationView? explanation) : IActionResult
{
    public Task ExecuteResultAsync(ActionContext context)
    {
        var problem = Problems.Of(call, fault, context.HttpContext.Request.Path);
        if (explanation is not null)
        {
            problem.Extensions["explanation"] = explanation;
        }

        var options = context.HttpContext.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.JsonSerializerOptions;
        context.HttpContext.Response.StatusCode = fault.Status;
        return context.HttpContext.Response.WriteAsJsonAsync(problem, options, Problems.ContentType, context.HttpContext.RequestAborted);
    }
}
