using IamSim.Calls;
using IamSim.Contracts;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Rest;

/// <summary>Refusals as REST answers them: RFC 9457 problem details with AWS's code.</summary>
internal static class Problems
{
    public const string ContentType = "application/problem+json";

    public static ProblemDetails Of(Call call, Fault fault, string instance)
    {
        var problem = Plain(call, fault, instance);
        foreach (var (name, value) in fault.Details)
        {
            problem.Extensions[FirstLetterLower.Instance.ConvertName(name)] = value;
        }

        return problem;
    }

    private static ProblemDetails Plain(Call call, Fault fault, string instance) => new()
    {
        Type = "https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html",
        Title = fault.Code,
        Status = fault.Status,
        Detail = fault.Message.Length > 0 ? fault.Message : null,
        Instance = instance,
        Extensions =
        {
            ["code"] = fault.Code,
            ["requestId"] = call.RequestId.ToString(),
        },
    };

    public static Task WriteAsync(HttpContext http, Call call, Fault fault) => WriteAsync(http, call, fault, []);

    public static async Task WriteAsync(HttpContext http, Call call, Fault fault, IReadOnlyList<QuestionProblem> errors)
    {
        var problem = Of(call, fault, http.Request.Path);
        if (errors.Count > 0)
        {
            problem.Extensions["errors"] = errors;
        }

        http.Response.StatusCode = fault.Status;
        await http.Response.WriteAsJsonAsync(problem, options: null, ContentType, http.RequestAborted);
    }
}
