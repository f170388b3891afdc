using IamSim.Hosting;
using IamSim.Rest;
using IamSim.Simulator.Importing;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Simulator;

/// <summary>Requests whose body is a file, of any length up to <c>IamSim:Limits:MaxImportBytes</c>.</summary>
internal static class FileRequests
{
    /// <summary>Takes the file and answers; a file that cannot be taken is a problem with its place.</summary>
    public static async Task<IActionResult> TakeFileAsync(this ControllerBase controller, Func<ImportSource, Task<IActionResult>> take, CancellationToken ct)
    {
        var http = controller.HttpContext;
        http.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize =
            http.RequestServices.GetRequiredService<IamSimOptions>().Limits.MaxImportBytes;
        try
        {
            await using var body = await SpooledBody.ReadAsync(http.Request.Body, ct);
            return await take(body.AsSource());
        }
        catch (ImportException e)
        {
            var problem = controller.ProblemDetailsFactory.CreateProblemDetails(http, StatusCodes.Status400BadRequest, detail: e.Message);
            problem.Extensions["errors"] = new[] { new QuestionProblem(e.Path ?? string.Empty, e.Reason, e.Line, null) };
            return new ObjectResult(problem) { StatusCode = problem.Status };
        }
        catch (BadHttpRequestException e)
        {
            return controller.Problem(e.Message, statusCode: e.StatusCode);
        }
    }
}
