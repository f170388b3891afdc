using IamSim.Contracts;
using IamSim.Contracts.S3;
using IamSim.Wire.Rest;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.S3.Objects;

/// <summary>An object as S3 itself answers with it: headers, and the content as it streams.</summary>
internal sealed class ObjectContentResult(OperationModel operation, IShape answer) : IActionResult
{
    public Task ExecuteResultAsync(ActionContext context)
    {
        var http = context.HttpContext;
        var output = new RestOutput(http.Response);
        operation.WriteHttp(answer, output);
        if (answer is GetObjectOutput { ContentRange: not null } or HeadObjectOutput { ContentRange: not null })
        {
            output.Status = StatusCodes.Status206PartialContent;
        }

        return output.SendAsync(http, HttpMethods.IsHead(http.Request.Method));
    }
}
