using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Validation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace IamSim.Rest;

/// <summary>A call whose body or query could not be bound: recorded, then answered as AWS answers a malformed one.</summary>
internal sealed class UnreadableResult(ModelStateDictionary state) : IActionResult
{
    public async Task ExecuteResultAsync(ActionContext context)
    {
        var http = context.HttpContext;
        var services = http.RequestServices;
        var action = context.ActionDescriptor as ControllerActionDescriptor;
        var operation = action is null ? null : ControllerServices.OperationOf(action);
        var fault = Fault(services.GetRequiredService<ValidationFaults>(), operation, http.Features.Get<Violations>());
        var isCall = CallPaths.SurfaceOf(http.Request) is not null;
        var opened = await services.GetRequiredService<CallFactory>().OpenAsync(http, CallSurface.Rest);
        if (isCall)
        {
            var subject = operation is null ? CallSubject.Unknown(action?.ActionName) : new CallSubject(operation, request: null);
            await services.GetRequiredService<CallRunner>().RefuseAsync(opened.Call, subject, opened.Refusal ?? fault);
        }

        await Problems.WriteAsync(http, opened.Call, opened.Refusal ?? fault);
    }

    private Fault Fault(ValidationFaults validation, OperationModel? operation, Violations? violations)
    {
        if (violations is { Any: true } && operation is not null)
        {
            return validation.Describe(operation, violations.Found);
        }

        var problems = state
            .SelectMany(entry => entry.Value!.Errors.Select(e => string.IsNullOrEmpty(entry.Key) ? e.ErrorMessage : $"{entry.Key}: {e.ErrorMessage}"))
            .Order(StringComparer.Ordinal);
        return CommonFaults.ValidationError(string.Join(" ", problems));
    }
}
