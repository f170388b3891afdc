using IamSim.Access;
using IamSim.Rest;
using IamSim.SageMaker.Quotas;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.CostControl;

/// <summary>Who may start what of SageMaker, of which size, at most.</summary>
[Route("api/v1/cost-control")]
[Tags("Cost control")]
public sealed class CostControlController : QuestionController
{
    /// <summary>Says which users and roles may start jobs, endpoints and notebooks: on which instance types, how long, in which network, with which tags.</summary>
    /// <remarks>
    /// Asked are the policies that IamSim holds, boundaries and the organization's too, as the request is allowed in the best case: with whatever tags,
    /// subnets and keys the policies want to see. A launch that hands over a role also needs one that SageMaker can assume and <c>iam:PassRole</c> allows.
    /// </remarks>
    /// <param name="question">What is asked for; each parameter narrows the answer.</param>
    [HttpGet]
    [ProducesResponseType<CostControlAnswer>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
    public Task<IActionResult> GetCostControl([FromQuery] CostControlQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        var services = HttpContext.RequestServices;
        return AskAsync(
            nameof(GetCostControl),
            QuestionActions.SimulatePrincipalPolicy,
            new AskedShape(("who", question.Who), ("action", question.Action), ("instanceType", question.InstanceType)),
            (call, ct) => new CostControlReport(
                services.GetRequiredService<PrincipalPolicyReader>(),
                services.GetRequiredService<StoredTrust>(),
                services.GetRequiredService<SageMakerQuotas>(),
                services)
                .AnswerAsync(call, question, ct));
    }
}

/// <summary>What is asked for.</summary>
public sealed record CostControlQuestion
{
    /// <summary>The ARN of one user or role: it is told in any case, with the reason where it may not.</summary>
    public string? Who { get; init; }

    /// <summary>One action, <c>CreateTrainingJob</c>.</summary>
    public string? Action { get; init; }

    /// <summary>One instance type, <c>ml.p4d.24xlarge</c>.</summary>
    public string? InstanceType { get; init; }
}
