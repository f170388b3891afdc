using IamSim.Calls;
using IamSim.Contracts;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Rest;

/// <summary>Refusals as REST answers them: RFC 9457 problem details with AWS's code.</summary>
internal static class Problems
{
    public const string ContentType = "application/problem+json";

    public static ProblemDetails Of(Call call, Fault fault, string instance) => new()
    {
        Type = "https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html",
        Title = fault.Code,
        Status = fault.Status,
        Detail = fault.Message,
        Instance = instance,
        Extensions =
        {
            ["code"] = fault.Code,
            ["requestId"] = call.RequestId.ToString(),
        },
    };

    public static async Task WriteAsync(HttpContext http, Call call, Fault fault)
    {
        http.Response.StatusCode = fault.Status;
        await http.Response.WriteAsJsonAsync(Of(call, fault, http.Request.Path), options: null, ContentType, http.RequestAborted);
    }
}
