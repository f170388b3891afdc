using System.Globalization;
using System.Text.Json;
using IamSim.Authorization;
using IamSim.Calls;
using IamSim.Rest;
using IamSim.Rest.OpenApi;
using IamSim.Sts.Roles;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Access.Authorizations;

/// <summary>Lets another service ask whether somebody may do something, so that a team can guard its own test services with IamSim.</summary>
[Route("api/v1")]
[Tags("Authorizations")]
public sealed class AuthorizationsController : QuestionController
{
    private const int MostEvaluations = 10_000;

    /// <summary>The story of a decision is long: so many at once at the most.</summary>
    private const int MostExplained = 200;

    private const string Example = """
        {
          "subject": { "type": "user", "id": "arn:aws:iam::123456789012:user/alice" },
          "action": { "name": "sagemaker:InvokeEndpoint" },
          "context": { "aws:SourceIp": "203.0.113.7" },
          "evaluations": [
            { "resource": { "type": "endpoint", "id": "arn:aws:sagemaker:us-east-1:123456789012:endpoint/cats" } },
            { "resource": { "type": "endpoint", "id": "arn:aws:sagemaker:us-east-1:123456789012:endpoint/dogs" } }
          ]
        }
        """;

    private const string OneExample = """
        {
          "subject": { "type": "user", "id": "arn:aws:iam::123456789012:user/alice" },
          "action": { "name": "s3:GetObject" },
          "resource": { "type": "object", "id": "arn:aws:s3:::ml-training-data/cats.tar" }
        }
        """;

    /// <summary>Decides one evaluation, or a batch of up to 10,000: yes or no, and why not.</summary>
    /// <remarks>
    /// The form is that of OpenID AuthZEN's Access Evaluation and Access Evaluations APIs. <c>subject.id</c> is the ARN of a user, a role, a role's
    /// session or root that IamSim holds; with <c>type</c> <c>credentials</c> it is an access key's id, and <c>subject.properties.sessionToken</c> the
    /// token of temporary ones. <c>resource.properties</c> may have <c>tags</c>, <c>account</c> and the resource's <c>policy</c>; <c>context</c> has
    /// condition keys. Parts that an evaluation leaves out are the whole question's. <c>options.explain</c> adds the whole story;
    /// <c>options.evaluations_semantic</c> is <c>execute_all</c> (the default), <c>deny_on_first_deny</c> or <c>permit_on_first_permit</c>.
    /// </remarks>
    /// <param name="body">The evaluations.</param>
    /// <response code="200">A decision for each evaluation, in their order, as far as the semantic goes.</response>
    [HttpPost("authorizations")]
    [BodyExample(Example)]
    [ProducesResponseType<JsonElement>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    public Task<IActionResult> Authorize([FromBody] JsonElement body) => EvaluateAsync(nameof(Authorize), body);

    /// <summary>AuthZEN's Access Evaluation API: one decision.</summary>
    /// <param name="body">The evaluation.</param>
    [HttpPost("authzen/access/v1/evaluation")]
    [BodyExample(OneExample)]
    [ProducesResponseType<JsonElement>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    public Task<IActionResult> Evaluate([FromBody] JsonElement body) => EvaluateAsync(nameof(Evaluate), body);

    /// <summary>AuthZEN's Access Evaluations API: a batch.</summary>
    /// <param name="body">The evaluations.</param>
    [HttpPost("authzen/access/v1/evaluations")]
    [BodyExample(Example)]
    [ProducesResponseType<JsonElement>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    public Task<IActionResult> EvaluateAll([FromBody] JsonElement body) => EvaluateAsync(nameof(EvaluateAll), body);

    private Task<IActionResult> EvaluateAsync(string name, JsonElement body) => AskAsync(
        name,
        QuestionActions.SimulatePrincipalPolicy,
        new AskedShape(("evaluations", CountOf(body).ToString(CultureInfo.InvariantCulture))),
        (call, ct) => AnswerAsync(call, body, ct));

    private static int CountOf(JsonElement body) =>
        body.ValueKind == JsonValueKind.Object && QuestionBody.Member(body, "evaluations") is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() is > 0 and var count
            ? count
            : 1;

    private async Task<Answer> AnswerAsync(Call call, JsonElement body, CancellationToken ct)
    {
        QuestionBody.Object(body, "subject", "action", "resource", "context", "evaluations", "options");
        var options = EvaluationOptions.Read(body);
        var count = CountOf(body);
        if (count > (options.Explain ? MostExplained : MostEvaluations))
        {
            throw new QuestionException("evaluations", $"There may be {MostEvaluations} evaluations, {MostExplained} if they are to be explained.");
        }

        var services = HttpContext.RequestServices;
        var reader = new EvaluationReader(body, services.GetRequiredService<CompiledDocuments>());
        var runner = new EvaluationRunner(
            call,
            services.GetRequiredService<EvaluationSubjects>(),
            services.GetRequiredService<AssumableRoles>(),
            services,
            services.GetRequiredService<AccountControlsReader>(),
            services.GetRequiredService<AuthorizationMessages>(),
            options.Explain);

        // AuthZEN: without evaluations the question is one itself.
        if (QuestionBody.Member(body, "evaluations") is not { ValueKind: JsonValueKind.Array } list || list.GetArrayLength() == 0)
        {
            return new Answer(new EvaluationsResult([await runner.RunAsync(reader.Read(null, string.Empty), ct)], isOne: true));
        }

        // All are read before any is decided: a question that is wrong somewhere is not answered by half.
        var evaluations = new List<Evaluation>(count);
        foreach (var item in list.EnumerateArray())
        {
            evaluations.Add(reader.Read(item, $"evaluations[{evaluations.Count}]"));
        }

        var evaluated = new List<Evaluated>(count);
        foreach (var evaluation in evaluations)
        {
            var result = await runner.RunAsync(evaluation, ct);
            evaluated.Add(result);
            if (options.EndsWith(result.Decision.IsAllowed))
            {
                break;
            }
        }

        return new Answer(new EvaluationsResult(evaluated, isOne: false));
    }
}
