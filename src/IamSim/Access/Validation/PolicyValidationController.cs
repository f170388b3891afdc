using System.Text.Json;
using IamSim.Policies.Documents;
using IamSim.Rest;
using IamSim.Rest.OpenApi;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Access.Validation;

/// <summary>Reads policies before they are stored.</summary>
[Route("api/v1/policies/validate")]
[Tags("Policies")]
public sealed class PolicyValidationController : QuestionController
{
    private const string Kinds =
        "identity, managed, permissionsBoundary, session, trust, resource, serviceControl, resourceControl, vpcEndpoint";

    /// <summary>Tells what is wrong with a policy document, and what is questionable in it.</summary>
    /// <remarks>
    /// The document is an object, or a string that holds one. The kind is identity unless given: managed, permissionsBoundary, session, trust, resource,
    /// serviceControl, resourceControl or vpcEndpoint.
    /// </remarks>
    /// <param name="body">The document and its kind.</param>
    [HttpPost]
    [BodyExample("""{ "document": { "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "iam:PassRole", "Resource": "*" } ] } }""")]
    [ProducesResponseType<PolicyValidation>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    public Task<IActionResult> ValidatePolicy([FromBody] JsonElement body) =>
        AskAsync(nameof(ValidatePolicy), QuestionActions.ValidatePolicy, asked: null, (call, _) => Task.FromResult(new Answer(Validate(body, call.Partition))));

    private static PolicyValidation Validate(JsonElement body, string partition)
    {
        QuestionBody.Object(body, "document", "kind");
        var document = QuestionBody.Member(body, "document") is { ValueKind: JsonValueKind.Object } given
            ? given.GetRawText()
            : QuestionBody.Text(body, "document") ?? throw new QuestionException("document", "A policy is a JSON object, or a string that holds one.");

        var kind = PolicyKind.Identity;
        if (QuestionBody.Text(body, "kind") is { } name && !TryKind(name, out kind))
        {
            throw new QuestionException("kind", $"There is no such kind. Known are: {Kinds}.");
        }

        return PolicyValidation.Of(PolicyDocument.Parse(document, kind, partition));
    }

    private static bool TryKind(string name, out PolicyKind kind)
    {
        kind = default;
        return name.Length > 0 && char.IsAsciiLetterLower(name[0]) && Enum.TryParse(name, ignoreCase: true, out kind);
    }
}
