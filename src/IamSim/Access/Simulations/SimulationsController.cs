using System.Text.Json;
using IamSim.Calls;
using IamSim.Policies.Simulation;
using IamSim.Rest;
using IamSim.Rest.OpenApi;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Access.Simulations;

/// <summary>Simulated requests: every kind of principal and policy, several requests in one call, and the whole story of each decision.</summary>
[Route("api/v1/simulations")]
[Tags("Simulations")]
public sealed class SimulationsController : QuestionController
{
    private const string Example = """
        {
          "explain": true,
          "requests": [
            {
              "principal": { "arn": "arn:aws:iam::123456789012:user/alice", "tags": { "team": "vision" } },
              "action": "sagemaker:CreateTrainingJob",
              "resources": [ { "arn": "arn:aws:sagemaker:us-east-1:123456789012:training-job/cats" } ],
              "context": { "aws:RequestTag/team": "audio" },
              "policies": {
                "identity": [
                  {
                    "name": "MlEngineer",
                    "document": {
                      "Version": "2012-10-17",
                      "Statement": [
                        {
                          "Sid": "AllowTraining",
                          "Effect": "Allow",
                          "Action": "sagemaker:CreateTrainingJob",
                          "Resource": "*",
                          "Condition": { "StringEquals": { "aws:RequestTag/team": "${aws:PrincipalTag/team}" } }
                        }
                      ]
                    }
                  }
                ]
              }
            }
          ]
        }
        """;

    private const string PrincipalExample = """
        {
          "explain": true,
          "requests": [
            { "principal": "arn:aws:iam::123456789012:user/alice", "action": "sagemaker:ListTrainingJobs" },
            { "principal": "arn:aws:iam::123456789012:user/alice", "action": "s3:GetObject", "resources": [ "arn:aws:s3:::ml-training-data/cats.tar" ] }
          ]
        }
        """;

    /// <summary>Decides requests with the policies that they bring along; nothing of it is stored.</summary>
    /// <remarks>
    /// Every member of a request but <c>action</c> may be left out. <c>policies</c> has <c>identity</c>, <c>permissionsBoundary</c>, <c>session</c>,
    /// <c>resource</c>, <c>serviceControl</c> and <c>resourceControl</c> (lists by level, root first), and <c>vpcEndpoint</c>. A policy is its
    /// document, or <c>{ "name": …, "document": … }</c>.
    /// </remarks>
    /// <param name="body">The requests, at most 1,000.</param>
    /// <response code="200">A result for each request, in their order.</response>
    /// <response code="400">A request is malformed: <c>errors</c> tells where. None was decided.</response>
    [HttpPost]
    [BodyExample(Example)]
    [ProducesResponseType<SimulationAnswer>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    public Task<IActionResult> RunSimulations([FromBody] JsonElement body) =>
        AskAsync(nameof(RunSimulations), QuestionActions.SimulateCustomPolicy, body, (_, _) => Task.FromResult(new Answer(SimulationQuestion.Read(body).Answer())));

    /// <summary>Decides requests of users and roles that IamSim holds, with all their policies, boundary and tags.</summary>
    /// <remarks>
    /// As <c>POST /api/v1/simulations</c>, but <c>principal</c> is the ARN of a user, a role or a role's session of the caller's account. Identity
    /// policies that a request brings along are added, and so are service and resource control policies to those of the organization; a boundary
    /// that it brings along replaces the principal's. <c>aws:CurrentTime</c> is the
    /// simulator's, unless <c>context</c> says otherwise. A role that is asked to be assumed has its trust policy, if IamSim holds it.
    /// </remarks>
    /// <param name="body">The requests, at most 1,000.</param>
    /// <response code="200">A result for each request, in their order.</response>
    /// <response code="400">A request is malformed: <c>errors</c> tells where. None was decided.</response>
    /// <response code="404">A request's principal is not there. None was decided.</response>
    [HttpPost("principal")]
    [BodyExample(PrincipalExample)]
    [ProducesResponseType<SimulationAnswer>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
    public Task<IActionResult> RunPrincipalSimulations([FromBody] JsonElement body) =>
        AskAsync(nameof(RunPrincipalSimulations), QuestionActions.SimulatePrincipalPolicy, body, (call, ct) => AnswerAsync(call, body, ct));

    private async Task<Answer> AnswerAsync(Call call, JsonElement body, CancellationToken ct)
    {
        var question = SimulationQuestion.Read(body);
        var principals = new StoredPrincipals(HttpContext.RequestServices.GetRequiredService<PrincipalPolicyReader>());
        var trust = HttpContext.RequestServices.GetRequiredService<StoredTrust>();
        var controls = new StoredControls(HttpContext.RequestServices.GetRequiredService<AccountControlsReader>());
        var placed = new List<SimulationRequest>();
        foreach (var asked in question.Requests)
        {
            var (request, fault) = await principals.PlaceAsync(call, asked, $"requests[{placed.Count}]", ct);
            if (fault is not null)
            {
                return new Answer(fault, [new QuestionProblem($"requests[{placed.Count}].principal", fault.Message, null, null)]);
            }

            placed.Add(await controls.PlaceAsync(call, await trust.PlaceAsync(call, request!, ct), ct));
        }

        var whole = question with { Requests = placed };
        whole.Bound();
        return new Answer(whole.Answer());
    }
}
