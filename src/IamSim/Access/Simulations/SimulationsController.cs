using System.Globalization;
using System.Text.Json;
using IamSim.Contracts;
using IamSim.Policies.Simulation;
using IamSim.Rest;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Access.Simulations;

/// <summary>May they, and why? The evaluator that decides calls, asked without making any.</summary>
[Route("api/v1/simulations")]
[Tags("Simulations")]
public sealed class SimulationsController : QuestionController
{
    /// <summary>Decides requests by the policies that come with them.</summary>
    /// <remarks>
    /// Of each request every member but <c>action</c> is optional. <c>principal.type</c> follows from the ARN or is one of user, assumedRole,
    /// federatedUser, root, service, federated, anonymous. Several resources: the request needs each. <c>serviceControl</c> and
    /// <c>resourceControl</c> are lists by level, root first. What follows from principal and resource is filled into the context unless it is given.
    /// </remarks>
    /// <param name="body">The requests; with <c>explain</c> each answer tells why.</param>
    [HttpPost]
    [Consumes("application/json")]
    [ProducesResponseType<SimulationAnswers>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    public Task<IActionResult> Simulate([FromBody] JsonElement body)
    {
        var read = SimulationBody.Read(body);
        return AskAsync(nameof(Simulate), Asked(read), _ => Task.FromResult(
            read.IsFault ? read.Fault : Answers(read.Value.Requests.Select(request => RequestSimulator.Run(request, read.Value.Explain)))));
    }

    /// <summary>Decides requests of users and roles that IamSim holds, by all policies that they have and those that come with the request.</summary>
    /// <remarks>
    /// <c>principal.arn</c> names a user or role of the account, or a session of a role. Its policies, its groups', its boundary and its tags count;
    /// identity policies that come with the request count beside them, a boundary that comes takes the place of its own. The simulator's clock gives
    /// <c>aws:CurrentTime</c>.
    /// </remarks>
    /// <param name="body">As for simulations.</param>
    /// <param name="ct">Stops the question.</param>
    [HttpPost("principal")]
    [Consumes("application/json")]
    [ProducesResponseType<SimulationAnswers>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
    public Task<IActionResult> SimulatePrincipal([FromBody] JsonElement body, CancellationToken ct)
    {
        var read = SimulationBody.Read(body);
        return AskAsync(nameof(SimulatePrincipal), Asked(read), async call =>
        {
            if (read.IsFault)
            {
                return read.Fault;
            }

            var held = HttpContext.RequestServices.GetRequiredService<HeldRequests>();
            var requests = new List<SimulationRequest>();
            for (var index = 0; index < read.Value.Requests.Count; index++)
            {
                var request = await held.CompleteAsync(call, read.Value.Requests[index], $"requests[{index}]", ct);
                if (request.IsFault)
                {
                    return request.Fault;
                }

                requests.Add(request.Value);
            }

            return Answers(requests.Select(request => RequestSimulator.Run(request, read.Value.Explain)));
        });
    }

    private static Outcome<IActionResult> Answers(IEnumerable<SimulationResult> results) =>
        Answer(new SimulationAnswers([.. results.Select(SimulationAnswer.Of)]));

    private static AskedShape? Asked(Outcome<SimulationBody> read) => read.IsFault ? null : new AskedShape(
        ("requests", read.Value.Requests.Count.ToString(CultureInfo.InvariantCulture)),
        ("actions", string.Join(", ", read.Value.Requests.Select(request => request.Action).Distinct(StringComparer.Ordinal).Take(10))));
}
