using System.Text.Json;
using IamSim.Contracts;
using IamSim.Policies.Documents;
using IamSim.Rest;
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
    [Consumes("application/json")]
    [ProducesResponseType<PolicyValidation>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    public Task<IActionResult> ValidatePolicy([FromBody] JsonElement body) =>
        AskAsync(nameof(ValidatePolicy), asked: null, _ => Task.FromResult(Validate(body)));

    private static Outcome<IActionResult> Validate(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty("document", out var document))
        {
            return CommonFaults.ValidationError("The body is an object with the member document, such as { \"document\": { \"Version\": \"2012-10-17\", … } }.");
        }

        if (body.EnumerateObject().Select(member => member.Name).FirstOrDefault(name => name is not ("document" or "kind")) is { } unknown)
        {
            return CommonFaults.ValidationError($"{unknown}: There is no such member. Known are: document, kind.");
        }

        var kind = PolicyKind.Identity;
        if (body.TryGetProperty("kind", out var named) && !TryKind(named, out kind))
        {
            return CommonFaults.ValidationError($"kind: There is no such kind. Known are: {Kinds}.");
        }

        return DocumentText.Of(document) is { } text
            ? Answer(PolicyValidation.Of(PolicyDocument.Parse(text, kind)))
            : CommonFaults.ValidationError("document: A policy is a JSON object, or a string that holds one.");
    }

    private static bool TryKind(JsonElement named, out PolicyKind kind)
    {
        kind = default;
        return named.ValueKind == JsonValueKind.String && named.GetString() is { Length: > 0 } name && char.IsAsciiLetterLower(name[0])
            && Enum.TryParse(name, ignoreCase: true, out kind);
    }
}
