using System.Text.Json;
using IamSim.Rest;
using IamSim.Rest.OpenApi;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Access.Questions;

/// <summary>What changed between two versions of a policy.</summary>
[Route("api/v1/policies/compare")]
[Tags("Access")]
public sealed class PolicyComparisonController : QuestionController
{
    private const string Example = """
        {
          "kind": "identity",
          "before": {
            "Version": "2012-10-17",
            "Statement": [ { "Effect": "Allow", "Action": "s3:Get*", "Resource": "arn:aws:s3:::ml-training-data/*" } ]
          },
          "after": {
            "Version": "2012-10-17",
            "Statement": [ { "Effect": "Allow", "Action": [ "s3:GetObject", "s3:PutObject" ], "Resource": "arn:aws:s3:::ml-training-data/*" } ]
          }
        }
        """;

    /// <summary>Compares two versions of a policy by what they allow, over all actions of AWS.</summary>
    /// <remarks>
    /// Both versions are asked about each action with sample resources and contexts, which are made from both versions' patterns and conditions.
    /// </remarks>
    /// <param name="body"><c>before</c> and <c>after</c>, and of which <c>kind</c> they are: <c>identity</c> unless said.</param>
    [HttpPost]
    [BodyExample(Example)]
    [ProducesResponseType<ComparisonAnswer>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    public Task<IActionResult> ComparePolicies([FromBody] JsonElement body) =>
        AskAsync(nameof(ComparePolicies), QuestionActions.CheckNoNewAccess, body, (call, _) => Task.FromResult(new Answer(PolicyComparisonQuestion.Answer(body, call.Partition))));
}
