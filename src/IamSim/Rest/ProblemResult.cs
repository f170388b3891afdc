using IamSim.Calls;
using IamSim.Contracts;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Rest;

/// <summary>A refusal that has its event already.</summary>
internal sealed class ProblemResult(Call call, Fault fault) : IActionResult
{
    public Task ExecuteResultAsync(ActionContext context) => Problems.WriteAsync(context.HttpContext, call, fault);
}
