using System.Text.Json;
using IamSim.Rest;
using IamSim.Rest.OpenApi;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Access.Questions;

/// <summary>Questions over many: who can do this, and what can this one do.</summary>
[Route("api/v1/access")]
[Tags("Access")]
public sealed class AccessController : QuestionController
{
    private const string WhoExample = """
        {
          "action": "sagemaker:CreateTrainingJob",
          "resource": "arn:aws:sagemaker:us-east-1:123456789012:training-job/cats",
          "context": { "aws:RequestTag/team": "vision" },
          "includeDenied": true
        }
        """;

    private StoredTrust Trust => HttpContext.RequestServices.GetRequiredService<StoredTrust>();

    private StoredControls Controls => new(HttpContext.RequestServices.GetRequiredService<AccountControlsReader>());

    private PrincipalPolicyReader Reader => HttpContext.RequestServices.GetRequiredService<PrincipalPolicyReader>();

    /// <summary>Says which users and roles of the account may do an action, and through which statements.</summary>
    /// <remarks>
    /// As a simulated request without a principal. <c>policies</c> may have <c>resource</c>, <c>serviceControl</c>, <c>resourceControl</c> and
    /// <c>vpcEndpoint</c>; the principals' own policies are those that IamSim holds, and so are trust policies of roles to assume and the organization's. Without a
    /// resource policy, keys are taken to leave the decision to IAM. A role is asked about as a session of it that passes no policy.
    /// </remarks>
    /// <param name="body">Action, resources and context; with <c>includeDenied</c> those that may not are told too, each with its reason.</param>
    [HttpPost("who-can")]
    [BodyExample(WhoExample)]
    [ProducesResponseType<WhoCanAnswer>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    public Task<IActionResult> WhoCan([FromBody] JsonElement body) =>
        AskAsync(nameof(WhoCan), QuestionActions.SimulatePrincipalPolicy, body, async (call, ct) => new Answer(await new WhoCan(Reader, Trust, Controls).AnswerAsync(call, body, ct)));

    /// <summary>Says what a user or role can do: the actions of every service, on which resources, through which statements.</summary>
    /// <remarks>
    /// Policies of the resources are not known here: what they grant in addition is not told. <c>conditional</c> says that conditions apply,
    /// <c>limited</c> that a Deny, the boundary or the organization takes some of it away.
    /// </remarks>
    /// <param name="body">The principal's ARN; <c>service</c> narrows the answer to one.</param>
    [HttpPost("what-can")]
    [BodyExample("""{ "principal": "arn:aws:iam::123456789012:user/alice", "service": "sagemaker" }""")]
    [ProducesResponseType<WhatCanAnswer>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
    public Task<IActionResult> WhatCan([FromBody] JsonElement body) =>
        AskAsync(nameof(WhatCan), QuestionActions.SimulatePrincipalPolicy, body, (call, ct) => new WhatCan(Reader).AnswerAsync(call, body, ct));
}
